package akashi.core.link;

import akashi.core.site.ClientKind;
import akashi.core.site.Computer;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Who stands on one side of a link: computers by the roles they carry, and client groups by their kind. */
public enum Party {
    MANAGEMENT_SERVER(c -> c.has(Role.MANAGEMENT), k -> false, Role.MANAGEMENT),
    /** Recording servers, failover recording servers included (C2). */
    RECORDERS(Computer::records, k -> false, Role.RECORDING, Role.FAILOVER_RECORDING),
    /** Servers with a Data Collector on another computer than the management server (D1). */
    DATA_COLLECTORS(
            c -> !c.has(Role.MANAGEMENT)
                    && c.servers().stream().anyMatch(s -> s.role().collectsData()),
            k -> false,
            Role.RECORDING,
            Role.EVENT,
            Role.LOG,
            Role.LPR,
            Role.MOBILE),
    MOBILE_SERVERS(c -> c.has(Role.MOBILE), k -> false, Role.MOBILE),
    /** Everything that takes streams from recorders (E2): four kinds of server and six of client. */
    STREAM_TAKERS(
            c -> c.has(Role.MANAGEMENT) || c.has(Role.EVENT) || c.has(Role.LPR) || c.has(Role.MOBILE),
            ClientKind::takesStreams,
            Role.MANAGEMENT,
            Role.EVENT,
            Role.LPR,
            Role.MOBILE),
    /** Phones, tablets and browsers (F4). */
    MOBILE_CLIENTS(c -> false, ClientKind::usesMobileServer),
    /** Whoever logs in at the management server (G1 G3): remote servers, and clients not behind the mobile server. */
    LOGIN_CLIENTS(
            c -> !c.has(Role.MANAGEMENT) && !c.servers().isEmpty(),
            ClientKind::takesStreams,
            Role.RECORDING,
            Role.FAILOVER_RECORDING,
            Role.EVENT,
            Role.LOG,
            Role.LPR,
            Role.MOBILE);

    private final Predicate<Computer> computers;
    private final Predicate<ClientKind> kinds;
    private final Set<Role> roles;

    Party(Predicate<Computer> computers, Predicate<ClientKind> kinds, Role... roles) {
        this.computers = computers;
        this.kinds = kinds;
        this.roles = Set.of(roles);
    }

    /** Whether the computer stands on this side. */
    public boolean includes(Computer computer) {
        return computers.test(computer);
    }

    /** Whether clients of the kind stand on this side. */
    public boolean includes(ClientKind kind) {
        return kinds.test(kind);
    }

    /** The server roles that put a computer on this side. */
    public Set<Role> roles() {
        return roles;
    }

    /** The active computers on this side. */
    public List<Computer> computers(SiteSnapshot site) {
        return site.active().stream().filter(computers).toList();
    }
}
