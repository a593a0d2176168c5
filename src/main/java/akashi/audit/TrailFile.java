package akashi.audit;

import akashi.core.audit.Checkpoint;
import akashi.core.audit.SealedEntry;
import akashi.core.audit.TrailEntry;
import akashi.core.text.CanonicalJson;
import akashi.pki.TrailSignature;
import akashi.store.AuditChain;
import akashi.store.AuditChain.Head;
import akashi.store.AuditCheckpoints;
import akashi.store.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The whole trail as lines of JSON that prove themselves: a head, the public keys, the checkpoints, every entry with its
 * seal, what is not sealed yet, an end. {@code src/doc/verify-audit.py} reads it, {@code src/doc/operations.md} tells the
 * form. Checkpoints come first, so that a file that was cut off contradicts itself.
 */
final class TrailFile {

    private static final int MOST_UNSEALED = 10_000;

    private final AuditChain chain;
    private final AuditCheckpoints checkpoints;
    private final UUID siteId;

    TrailFile(Database database, UUID siteId) {
        this.chain = new AuditChain(database.db(), siteId);
        this.checkpoints = new AuditCheckpoints(database.db(), siteId);
        this.siteId = siteId;
    }

    /** Writes everything, entry by entry. */
    void write(Writer to, Instant now) throws IOException {
        List<Checkpoint> signed = checkpoints.all();
        Head head = chain.head();
        line(
                to,
                "trail",
                Map.of(
                        "form",
                        1L,
                        "site",
                        siteId.toString(),
                        "exported",
                        now.toString(),
                        "sealed",
                        head.number(),
                        "head",
                        head.hash()));
        for (AuditCheckpoints.Key key : checkpoints.keys()) {
            line(to, "key", Map.of("id", key.id().toString(), "pem", TrailSignature.pem(key.publicKey())));
        }
        for (Checkpoint checkpoint : signed) {
            line(to, "checkpoint", Map.of("checkpoint", checkpoint.canonical(), "signature", checkpoint.signature()));
        }
        chain.walk(upTo(head.number(), to));
        for (TrailEntry entry : chain.unsealed(MOST_UNSEALED)) {
            line(to, "unsealed", Map.of("entry", entry.canonical(0, "")));
        }
        line(to, "end", Map.of("sealed", head.number()));
    }

    /** Entries that are sealed while the file is written are for the next one. */
    private static Predicate<SealedEntry> upTo(long last, Writer to) {
        return found -> {
            if (found.number() > last) {
                return false;
            }
            try {
                line(to, "entry", Map.of("entry", found.canonical(), "hash", found.hash()));
                return true;
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
        };
    }

    private static void line(Writer to, String kind, Map<String, Object> members) throws IOException {
        Map<String, Object> all = new HashMap<>(members);
        all.put("kind", kind);
        to.write(CanonicalJson.of(all));
        to.write('\n');
    }
}
