package akashi.api;

import akashi.core.site.Computer;
import akashi.core.site.PlanFact;
import akashi.core.site.Presence;
import akashi.core.site.SiteSnapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The computers of a site by their names. A full name wins over short names and aliases; a short name that two computers
 * share names neither.
 */
final class ComputerNames {

    private static final PlanFact<ComputerNames> FACT = new PlanFact<>(ComputerNames::new);

    private final Map<String, Computer> full = new HashMap<>();
    private final Map<String, Computer> also = new HashMap<>();
    private final Set<String> shared = new HashSet<>();

    private ComputerNames(SiteSnapshot site) {
        for (Computer computer : site.computers()) {
            if (computer.presence().state() != Presence.State.RETIRED) {
                full.putIfAbsent(computer.label(), computer);
                add(computer.shortLabel(), computer);
                computer.registeredAs().ifPresent(name -> add(name.value(), computer));
                computer.aliases().forEach(alias -> add(alias.name().value(), computer));
            }
        }
    }

    static ComputerNames of(SiteSnapshot site) {
        return site.ofPlan(FACT);
    }

    private void add(String name, Computer computer) {
        Computer before = also.putIfAbsent(name, computer);
        if (before != null && before != computer) {
            shared.add(name);
        }
    }

    /** The computer with this host name, short or full; retired ones have none any more. */
    Optional<Computer> find(String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        if (full.containsKey(wanted)) {
            return Optional.of(full.get(wanted));
        }
        return shared.contains(wanted) ? Optional.empty() : Optional.ofNullable(also.get(wanted));
    }
}
