package akashi.store;

import akashi.core.access.Access;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What was done, by whom, when and from where.
 *
 * @param seq rises with every entry of the portal
 * @param compared whether the act kept what was and what is
 * @param before what was, and {@code after} what is, as plain values; empty where the act kept none
 */
public record AuditEntry(
        long seq,
        Instant at,
        Optional<UUID> accountId,
        String actor,
        Access access,
        String origin,
        String act,
        String subject,
        List<Object> args,
        boolean compared,
        Map<String, Object> before,
        Map<String, Object> after,
        Optional<UUID> jobId) {

    /** The sentence, in the reader's language. */
    public Message sentence() {
        return new Message("act." + act, args);
    }
}
