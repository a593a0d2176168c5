package akashi.core.trust;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.Shown;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Strangers;
import akashi.core.site.SwitchId;
import akashi.core.site.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What ends within the next 52 weeks: the next end, and the ends of each week by role. */
public record Expiry(Optional<Ending> next, List<Row> rows) {

    /** How many weeks are looked ahead. */
    public static final int WEEKS = 52;

    private static final Duration WEEK = Duration.ofDays(7);

    /** Something that ends: a certificate of a computer or an authority. */
    public record Ending(String who, Validity validity) {}

    /** The ends of one role (empty for authorities), by week from now; what has ended already is in week 0. */
    public record Row(Optional<Role> role, Map<Integer, Integer> weeks) {}

    /** Looks ahead from an instant. Certificates that were replaced, and computers that rest, do not count. */
    public static Expiry of(SiteSnapshot site, Instant now) {
        List<Ending> authorities = authorities(site);
        Map<Role, List<Ending>> roles = new EnumMap<>(Role.class);
        site.computers().stream()
                .filter(computer -> computer.presence().state() != Presence.State.RETIRED)
                .filter(Computer::active)
                .forEach(computer -> computer.servers().stream()
                        .map(server -> server.role())
                        .min(Enum::compareTo)
                        .ifPresent(role -> endings(site, computer, now)
                                .forEach(validity -> roles.computeIfAbsent(role, r -> new ArrayList<>())
                                        .add(new Ending(computer.shortLabel(), validity)))));
        List<Row> rows = new ArrayList<>();
        rows.add(new Row(Optional.empty(), weeks(authorities, now)));
        roles.forEach((role, endings) -> rows.add(new Row(Optional.of(role), weeks(endings, now))));
        List<Ending> all = new ArrayList<>(authorities);
        roles.values().forEach(all::addAll);
        return new Expiry(
                all.stream().min(Comparator.comparing(e -> e.validity().notAfter())), rows);
    }

    /** Of what serves, and of what ports show besides. */
    private static Stream<Validity> endings(SiteSnapshot site, Computer computer, Instant now) {
        Stream<Validity> shown = computer.slots().stream()
                .flatMap(slot -> Strangers.of(site, new SwitchId(computer.id(), slot), now).stream())
                .flatMap(seen -> seen.shown().stream())
                .collect(Collectors.toMap(Shown::sha256, Shown::validity, (one, same) -> one))
                .values()
                .stream();
        return Stream.concat(site.serving(computer, computer.slots()).stream().map(Certificate::validity), shown);
    }

    private static List<Ending> authorities(SiteSnapshot site) {
        return site.authorities().stream()
                .filter(authority -> !authority.retired())
                .flatMap(a -> a.validity().map(v -> new Ending(a.name(), v)).stream())
                .toList();
    }

    private static Map<Integer, Integer> weeks(List<Ending> endings, Instant now) {
        Map<Integer, Integer> weeks = new TreeMap<>();
        endings.forEach(ending -> {
            long week = Math.max(
                    0, Duration.between(now, ending.validity().notAfter()).toSeconds() / WEEK.toSeconds());
            if (week < WEEKS) {
                weeks.merge((int) week, 1, Integer::sum);
            }
        });
        return weeks;
    }
}
