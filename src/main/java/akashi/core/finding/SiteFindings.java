package akashi.core.finding;

import akashi.core.fault.Mend;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Shown;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.core.trust.Mends;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stands out between computers. */
final class SiteFindings {

    private static final int NAMED = 3;

    private SiteFindings() {}

    /** Some of the pair are on and some off, outside a running change: the smaller side is named. */
    static Stream<Finding> mixedPair(Looks looks) {
        List<Computer> on = new ArrayList<>();
        List<Computer> off = new ArrayList<>();
        Instant newest = Instant.MIN;
        for (Computer computer : looks.site().pair()) {
            Optional<Observation> effect = looks.site().evidence().about(Fact.IN_EFFECT, computer.id(), Slot.SERVER);
            if (effect.isPresent() && !looks.site().turning(new SwitchId(computer.id(), Slot.SERVER))) {
                (effect.get().value() ? on : off).add(computer);
                newest = effect.get().at().isAfter(newest) ? effect.get().at() : newest;
            }
        }
        if (on.isEmpty() || off.isEmpty()) {
            return Stream.empty();
        }
        boolean fewOn = on.size() < off.size();
        List<Computer> few = fewOn ? on : off;
        String key = fewOn ? "finding.MIXED_PAIR.on" : "finding.MIXED_PAIR";
        Message message = Message.of(key, names(few), few.size(), on.size() + off.size());
        return Stream.of(new Finding(FindingCode.MIXED_PAIR, few, message, newest, Optional.empty(), Mends.pair()));
    }

    /** The same key on several computers, in one certificate or in several: who takes one of them has the key of all. */
    static Stream<Finding> sameKey(Looks looks) {
        Map<String, Map<Computer, Sighting>> shown = new LinkedHashMap<>();
        for (Look look : looks.all()) {
            look.shown()
                    .forEach(seen -> shown.computeIfAbsent(seen.shown().get().sameKey(), key -> new LinkedHashMap<>())
                            .put(look.computer(), seen));
        }
        return shown.values().stream().filter(each -> each.size() > 1).map(each -> {
            List<Computer> computers = List.copyOf(each.keySet());
            Sighting seen = each.get(computers.get(0));
            Message message = Message.of(
                    "finding.SAME_KEY",
                    names(computers),
                    computers.size(),
                    seen.shown().get().subject());
            return new Finding(
                    FindingCode.SAME_KEY,
                    computers,
                    message,
                    seen.at(),
                    seen.seenFrom(),
                    keyOfItsOwn(looks.site(), each));
        });
    }

    /** Where one of them has a certificate of its own already, it only has to come to use. */
    private static Mend keyOfItsOwn(SiteSnapshot site, Map<Computer, Sighting> shown) {
        Set<UUID> shared = shown.values().stream()
                .flatMap(seen -> seen.shown().flatMap(Shown::certificateId).stream())
                .collect(Collectors.toSet());
        List<Computer> computers = List.copyOf(shown.keySet());
        return computers.stream()
                .filter(computer -> shown.get(computer)
                        .slot()
                        .flatMap(slot -> site.newestFor(computer, slot))
                        .filter(newest -> !shared.contains(newest.id()))
                        .isPresent())
                .findFirst()
                .map(Mends::install)
                .orElseGet(() -> Mends.issue(computers.get(computers.size() - 1)));
    }

    private static List<String> names(Collection<Computer> computers) {
        return computers.stream().limit(NAMED).map(Computer::shortLabel).toList();
    }
}
