package akashi.encryption;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.Optional;
import java.util.UUID;

/**
 * Records that switches of a running change set were turned in the Server Configurator; once all are, the change set is
 * done. Answers how many are not yet in effect.
 *
 * @param computerId only those of one computer; empty for all that are left
 */
record RecordInEffect(UUID changeId, Optional<UUID> computerId) implements Act<Integer> {

    @Override
    public String code() {
        return "record-in-effect";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }
}
