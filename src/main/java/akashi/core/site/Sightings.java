package akashi.core.site;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The newest sighting of every port from every place; those of an older generation of a computer are void. */
public final class Sightings {

    private final Map<UUID, List<Sighting>> byComputer;

    Sightings(List<Sighting> newest, List<Computer> computers) {
        Map<UUID, Integer> generations = new HashMap<>();
        computers.forEach(computer -> generations.put(computer.id(), computer.generation()));
        byComputer = newest.stream()
                .filter(each -> Integer.valueOf(each.generation()).equals(generations.get(each.computerId())))
                .collect(Collectors.groupingBy(Sighting::computerId));
    }

    /** Of every port of the computer. */
    public List<Sighting> of(UUID computerId) {
        return byComputer.getOrDefault(computerId, List.of());
    }

    /** Of the ports that show the slot of the computer. */
    public List<Sighting> of(SwitchId id) {
        return of(id.computerId()).stream()
                .filter(each -> each.slot().filter(id.slot()::equals).isPresent())
                .toList();
    }

    /** Whether nobody has looked yet. */
    public boolean none() {
        return byComputer.isEmpty();
    }
}
