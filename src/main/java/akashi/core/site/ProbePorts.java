package akashi.core.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which ports of a computer tell something about its encryption, and which slot shows on each. */
public final class ProbePorts {

    /** The mobile server's port without TLS, which answers beside the other one until it is closed. */
    private static final int MOBILE_WITHOUT_TLS = 8081;

    private static final int DATA_COLLECTOR = 7609;

    private ProbePorts() {}

    /**
     * A port.
     *
     * @param slot empty where the port is there to see that nobody answers any more
     */
    public record ProbePort(Role role, Optional<Slot> slot, int port) {}

    /** The slot whose ports the port stands beside: its own, or that of the server for which a port without one is kept. */
    public static Slot standsBeside(Sighting seen) {
        return seen.slot().orElse(Slot.MOBILE);
    }

    /** The ports of a computer, each once, those of the first server that uses it. */
    public static List<ProbePort> of(Computer computer) {
        Map<Integer, ProbePort> ports = new LinkedHashMap<>();
        computer.servers().stream()
                .sorted(java.util.Comparator.comparing(Server::role))
                .flatMap(server -> of(computer, server).stream())
                .forEach(port -> ports.putIfAbsent(port.port(), port));
        return List.copyOf(ports.values());
    }

    private static List<ProbePort> of(Computer computer, Server server) {
        List<ProbePort> all = new ArrayList<>();
        for (Slot slot : server.role().slots()) {
            of(computer, server, slot).forEach(port -> all.add(new ProbePort(server.role(), Optional.of(slot), port)));
        }
        if (server.role() == Role.MOBILE) {
            List<Integer> own = server.ports().withoutTls();
            (own.isEmpty() ? List.of(MOBILE_WITHOUT_TLS) : own)
                    .forEach(port -> all.add(new ProbePort(Role.MOBILE, Optional.empty(), port)));
        }
        return all;
    }

    /** The ports of one slot of a computer. */
    public static List<Integer> of(Computer computer, Slot slot) {
        return of(computer).stream()
                .filter(port -> port.slot().filter(slot::equals).isPresent())
                .map(ProbePort::port)
                .toList();
    }

    /** The ports of one slot of a server: as entered for it, or as the vendor sets them. */
    public static List<Integer> of(Computer computer, Server server, Slot slot) {
        return server.ports().of(slot).map(own -> set(slot, own)).orElseGet(() -> usual(computer, server.role(), slot));
    }

    /** Messages of the event server go through the port two above its own, unless both are named. */
    private static List<Integer> set(Slot slot, List<Integer> ports) {
        boolean alone = slot == Slot.EVENT && ports.size() == 1 && ports.get(0) <= 65_533;
        return alone ? List.of(ports.get(0), ports.get(0) + 2) : ports;
    }

    /** A Data Collector beside the management server has no encryption of its own (D1). */
    private static List<Integer> usual(Computer computer, Role role, Slot slot) {
        return switch (slot) {
            case STREAMING -> List.of(7563);
            case MOBILE -> List.of(8082);
            case EVENT -> List.of(22_331, 22_333);
            case SERVER ->
                switch (role) {
                    case MANAGEMENT -> List.of(443, 9000);
                    case RECORDING -> List.of(9001);
                    case FAILOVER_RECORDING -> List.of(8990);
                    case EVENT, LOG, LPR, MOBILE -> computer.has(Role.MANAGEMENT) ? List.of() : List.of(DATA_COLLECTOR);
                };
        };
    }
}
