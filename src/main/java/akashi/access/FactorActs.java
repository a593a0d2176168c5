package akashi.access;

import akashi.core.access.Access;
import akashi.store.Act;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The commands about second factors. Keys in them are sealed, and codes never reach an audit entry or a log. */
final class FactorActs {

    private FactorActs() {}

    /**
     * Turns on one's own second factor and ends every session but one; answers which sending of the form did it.
     *
     * @param step of the code which proved that the app has the key
     * @param keep the session in which it is done
     */
    record TurnOn(UUID sending, byte[] sealed, long step, List<String> recovery, Optional<UUID> keep)
            implements Act<UUID> {

        static final String CODE = "turn-on-second-factor";

        @Override
        public String code() {
            return CODE;
        }

        @Override
        public Access least() {
            return Access.TRAINEE;
        }

        @Override
        public String toString() {
            return "TurnOn[•••]";
        }
    }

    /** Makes other recovery codes for oneself; answers that it is done. */
    record RenewRecovery(List<String> recovery) implements Act<Boolean> {

        static final String CODE = "renew-recovery-codes";

        @Override
        public String code() {
            return CODE;
        }

        @Override
        public Access least() {
            return Access.TRAINEE;
        }

        @Override
        public String toString() {
            return "RenewRecovery[•••]";
        }
    }

    /** Turns off one's own second factor; answers that it is done. */
    record TurnOff() implements Act<Boolean> {

        static final String CODE = "turn-off-second-factor";

        @Override
        public String code() {
            return CODE;
        }

        @Override
        public Access least() {
            return Access.TRAINEE;
        }
    }

    /** Takes the second factor from another person, who lost it. */
    record Reset(UUID accountId) implements Weighty<Void> {
        @Override
        public String code() {
            return "reset-second-factor";
        }

        @Override
        public Optional<Weight> weight(Scales scales) {
            return Weights.ofAdministrator(code(), accountId, scales);
        }

        @Override
        public Access least() {
            return Access.ADMIN;
        }
    }

    /** Says whether administrators must have a second factor. */
    record Require(boolean required) implements Act<Void> {
        @Override
        public String code() {
            return required ? "require-second-factor" : "stop-requiring-second-factor";
        }

        @Override
        public Access least() {
            return Access.ADMIN;
        }
    }
}
