package akashi.core.life;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Withdrawn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is to be renewed, and what a renewal still waits for after it was issued. */
public final class RenewalTimes {

    /** No renewal is put off to a day closer to the end than this. */
    private static final Duration SPARE = Duration.ofDays(14);

    private static final Duration WEEK = Duration.ofDays(7);

    private RenewalTimes() {}

    /** What the portal renews: the newest certificates that end within the time or have ended, the first to end on top. */
    public static List<Certificate> due(Lives lives, Duration within) {
        return ending(lives, within).filter(c -> renewedHere(lives, c)).toList();
    }

    /** What ends as well, and is renewed from where its key was made, or by a public authority. */
    public static List<Certificate> dueElsewhere(Lives lives, Duration within) {
        return ending(lives, within).filter(c -> !renewedHere(lives, c)).toList();
    }

    private static boolean renewedHere(Lives lives, Certificate certificate) {
        return !certificate.keyElsewhere()
                && certificate
                        .authorityId()
                        .flatMap(lives.site()::authority)
                        .filter(authority -> authority.kind() == Authority.Kind.PUBLIC)
                        .isEmpty();
    }

    /** Of computers that take part, for slots that are wanted; those whose CA was revoked whenever they end. */
    private static Stream<Certificate> ending(Lives lives, Duration within) {
        SiteSnapshot site = lives.site();
        Instant until = lives.now().plus(within);
        return site.certificates().stream()
                .filter(c -> c.state() == Certificate.State.ISSUED)
                .filter(c -> !c.validity().notAfter().isAfter(until)
                        || Withdrawn.above(site, c).isPresent())
                .filter(c -> lives.successor(c).isEmpty())
                .filter(c -> lives.computer(c)
                        .filter(computer -> !site.wantedSlots(computer).isEmpty()
                                && site.wantedSlots(computer).containsAll(c.slots()))
                        .isPresent())
                .sorted(Comparator.comparing((Certificate c) -> c.validity().notAfter())
                        .thenComparing(Certificate::id));
    }

    /**
     * Spreads certificates evenly over weeks from the instant on, those that end first in the first weeks. One that would
     * come too late for its end comes earlier.
     *
     * @param ending in the order in which they end
     * @return one list for every week
     */
    public static List<List<Certificate>> spread(List<Certificate> ending, int weeks, Instant from) {
        List<List<Certificate>> all = new ArrayList<>();
        for (int week = 0; week < weeks; week++) {
            all.add(new ArrayList<>());
        }
        for (int place = 0; place < ending.size(); place++) {
            int even = (int) ((long) place * weeks / ending.size());
            all.get(Math.min(even, last(ending.get(place), from, weeks))).add(ending.get(place));
        }
        return all;
    }

    /** The last week in which the renewal still leaves time before the end. */
    private static int last(Certificate certificate, Instant from, int weeks) {
        Duration left = Duration.between(from, certificate.validity().notAfter().minus(SPARE));
        return (int) Math.max(0, Math.min(weeks - 1, left.toSeconds() / WEEK.toSeconds() - 1));
    }

    /**
     * The certificate that a slot still shows although this one was issued in its place: seen there after the site's
     * patience by a connection or a receipt. It has to be applied in the Server Configurator then, which restarts the
     * service; before, Windows picks it up by its subject (A13).
     */
    public static Optional<Certificate> stillShown(Lives lives, Certificate renewed) {
        Optional<Computer> computer = lives.computer(renewed);
        boolean open = renewed.state() == Certificate.State.ISSUED
                && renewed.predecessorId().isPresent();
        if (!open || computer.isEmpty()) {
            return Optional.empty();
        }
        Instant patience = renewed.issuedAt().plus(lives.site().site().patience());
        List<Certificate> before = lives.earlier(renewed);
        return renewed.slots().stream()
                .flatMap(slot -> lives.shown(computer.get(), slot).stream())
                .filter(seen -> seen.source() != Observation.Source.TOLD)
                .filter(seen -> !seen.at().isBefore(patience))
                .flatMap(seen ->
                        before.stream().filter(c -> seen.certificateId().equals(Optional.of(c.id()))))
                .findFirst();
    }
}
