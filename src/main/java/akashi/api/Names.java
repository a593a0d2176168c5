package akashi.api;

import akashi.core.site.Authority;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import java.util.List;
import java.util.Optional;

/** The things of a site by the names that scripts give them. */
final class Names {

    private final SiteSnapshot site;

    Names(SiteSnapshot site) {
        this.site = site;
    }

    /** The computer with this host name, short or full; retired ones have none any more. */
    Optional<Computer> computer(String name) {
        return ComputerNames.of(site).find(name);
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
