package akashi.encryption;

import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;

/** The part of the site to which a computer belongs on these pages: by its weightiest role, or by not taking part fully. */
enum Part {
    MANAGEMENT,
    RECORDING,
    FAILOVER_RECORDING,
    MOBILE,
    OTHERS,
    JOINING,
    OUT_OF_SERVICE;

    static Part of(Computer computer) {
        return switch (computer.presence().state()) {
            case JOINING -> JOINING;
            case OUT_OF_SERVICE, RETIRED -> OUT_OF_SERVICE;
            case IN_SERVICE -> byRole(computer);
        };
    }

    /** The part of the computer that is turned. */
    static Part of(SiteSnapshot site, Turn turn) {
        return site.computer(turn.computerId()).map(Part::of).orElse(OTHERS);
    }

    private static Part byRole(Computer computer) {
        if (computer.has(Role.MANAGEMENT)) {
            return MANAGEMENT;
        }
        if (computer.has(Role.RECORDING)) {
            return RECORDING;
        }
        if (computer.has(Role.FAILOVER_RECORDING)) {
            return FAILOVER_RECORDING;
        }
        return computer.has(Role.MOBILE) ? MOBILE : OTHERS;
    }

    /** Its heading. */
    public Message title() {
        return Message.of("encryption.part." + name());
    }
}
