package akashi.core.diagnosis;

import akashi.core.site.Computer;
import akashi.core.site.Server;
import akashi.core.site.Slot;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** On which ports a slot of a computer answers: as entered for its servers, or as the vendor sets them. */
final class Ports {

    private Ports() {}

    static List<String> of(Computer computer, Slot slot) {
        Set<Integer> ports = new TreeSet<>();
        computer.servers().stream()
                .filter(server -> server.role().slots().contains(slot))
                .forEach(server -> ports.addAll(of(server, slot)));
        return ports.stream().map(String::valueOf).toList();
    }

    private static List<Integer> of(Server server, Slot slot) {
        Integer entered = server.ports().get(slot);
        return entered != null ? List.of(entered) : usual(server, slot);
    }

    private static List<Integer> usual(Server server, Slot slot) {
        return switch (slot) {
            case STREAMING -> List.of(7563);
            case MOBILE -> List.of(8082);
            case EVENT -> List.of(22331);
            case SERVER ->
                switch (server.role()) {
                    case MANAGEMENT -> List.of(443, 9000);
                    case RECORDING -> List.of(9001);
                    case FAILOVER_RECORDING -> List.of(8990);
                    case EVENT, LOG, LPR, MOBILE -> List.of(7609);
                };
        };
    }
}
