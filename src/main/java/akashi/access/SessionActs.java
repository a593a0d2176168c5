package akashi.access;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.Optional;
import java.util.UUID;

/** The commands that end sessions. Where none is named, all of the person end but the one to keep. */
final class SessionActs {

    private SessionActs() {}

    /** Ends sessions of one's own. */
    record EndOwn(Optional<UUID> session, Optional<UUID> keep) implements Act<Void> {
        @Override
        public String code() {
            return "end-own-sessions";
        }

        @Override
        public Access least() {
            return Access.TRAINEE;
        }
    }

    /** Ends sessions of any person. */
    record EndOf(UUID accountId, Optional<UUID> session, Optional<UUID> keep) implements Act<Void> {
        @Override
        public String code() {
            return "end-sessions";
        }

        @Override
        public Access least() {
            return Access.ADMIN;
        }
    }
}
