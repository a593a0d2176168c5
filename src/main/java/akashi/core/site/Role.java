package akashi.core.site;

import java.util.EnumSet;
import java.util.Set;

/** What a server does in the VMS. */
public enum Role {
    MANAGEMENT,
    RECORDING,
    FAILOVER_RECORDING,
    EVENT,
    LOG,
    LPR,
    MOBILE;

    /** The certificate slots that the vendor's Server Configurator offers on a computer with this role. */
    public Set<Slot> slots() {
        return switch (this) {
            case RECORDING, FAILOVER_RECORDING -> EnumSet.of(Slot.SERVER, Slot.STREAMING);
            case MOBILE -> EnumSet.of(Slot.SERVER, Slot.MOBILE);
            case EVENT -> EnumSet.of(Slot.SERVER, Slot.EVENT);
            case MANAGEMENT, LOG, LPR -> EnumSet.of(Slot.SERVER);
        };
    }

    /** Whether a Data Collector runs with this role when it is on another computer than the management server (D1). */
    public boolean collectsData() {
        return this != MANAGEMENT && this != FAILOVER_RECORDING;
    }

    /** Whether streams can be taken from this server. */
    public boolean records() {
        return this == RECORDING || this == FAILOVER_RECORDING;
    }
}
