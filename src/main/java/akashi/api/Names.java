package akashi.api;

import akashi.core.site.Authority;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.SiteSnapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The things of a site by the names that scripts give them. A full name wins over short names and aliases; a short name
 * that two computers share names neither.
 */
final class Names {

    private final SiteSnapshot site;
    private final Map<String, Computer> full = new HashMap<>();
    private final Map<String, Computer> also = new HashMap<>();
    private final Set<String> shared = new HashSet<>();

    Names(SiteSnapshot site) {
        this.site = site;
        for (Computer computer : site.computers()) {
            if (computer.presence().state() != Presence.State.RETIRED) {
                full.putIfAbsent(computer.label(), computer);
                add(computer.shortLabel(), computer);
                computer.registeredAs().ifPresent(name -> add(name.value(), computer));
                computer.aliases().forEach(alias -> add(alias.name().value(), computer));
            }
        }
    }

    private void add(String name, Computer computer) {
        Computer before = also.putIfAbsent(name, computer);
        if (before != null && before != computer) {
            shared.add(name);
        }
    }

    /** The computer with this host name, short or full; retired ones have none any more. */
    Optional<Computer> computer(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        if (full.containsKey(wanted)) {
            return Optional.of(full.get(wanted));
        }
        return shared.contains(wanted) ? Optional.empty() : Optional.ofNullable(also.get(wanted));
    }

    /** The client group with this name. */
    Optional<ClientGroup> group(String name) {
        return one(site.clientGroups().stream()
                .filter(group -> group.name().equals(name.strip()))
                .toList());
    }

    /** The authority with this id, thumbprint or name. */
    Optional<Authority> authority(String name) {
        String hex = name.replaceAll("[\\s:\\u200E]", "");
        return one(site.authorities().stream()
                .filter(a -> a.id().toString().equalsIgnoreCase(name.strip())
                        || a.name().equals(name.strip())
                        || a.sha256().equalsIgnoreCase(hex)
                        || a.thumbprint()
                                .filter(t -> t.value().equalsIgnoreCase(hex))
                                .isPresent())
                .toList());
    }

    private static <T> Optional<T> one(List<T> found) {
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }
}
