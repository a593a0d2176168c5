package akashi.audit;

import akashi.core.audit.Checkpoint;
import akashi.pki.KeyKind;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.SecretBox;
import akashi.pki.SecretPlace;
import akashi.pki.TrailSignature;
import akashi.store.AuditCheckpoints;
import akashi.store.AuditCheckpoints.Key;
import akashi.store.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** The key that signs checkpoints and nothing else: made when it is first needed, its private half kept sealed. */
final class CheckpointKeys {

    private static final String PURPOSE = "private-key";

    private final SecretBox box;

    CheckpointKeys(SecretBox box) {
        this.box = box;
    }

    /**
     * Signs a place of the chain by the newest key whose private half is here, or by a fresh one; refuses while secrets
     * are locked. The chain's turn must be held.
     */
    Checkpoint sign(DSLContext db, UUID siteId, long number, String hash, Instant now) {
        UUID key = new AuditCheckpoints(db, siteId)
                .keys().stream()
                        .map(Key::id)
                        .filter(id -> new Secrets(db).find(siteId, owner(id)).isPresent())
                        .reduce((older, newer) -> newer)
                        .orElseGet(() -> make(db, siteId, now));
        Checkpoint unsigned = new Checkpoint(siteId, number, hash, now, key, "");
        byte[] signature = TrailSignature.of(open(db, siteId, key), bytes(unsigned));
        return unsigned.with(Base64.getEncoder().encodeToString(signature));
    }

    private UUID make(DSLContext db, UUID siteId, Instant now) {
        UUID id = UUID.randomUUID();
        PrivateKeyBytes made = PrivateKeyBytes.generate(KeyKind.EC_P256);
        byte[] sealed = box.seal(made, place(id));
        new AuditCheckpoints(db, siteId).insert(new Key(id, made.publicKey().der(), now));
        new Secrets(db).put(siteId, owner(id), new Secrets.Sealed(SecretBox.keyIdOf(sealed), sealed), now);
        made.wipe();
        return id;
    }

    private PrivateKeyBytes open(DSLContext db, UUID siteId, UUID id) {
        return new Secrets(db)
                .find(siteId, owner(id))
                .map(kept -> box.openKey(kept.bytes(), place(id)))
                .orElseThrow(() -> new IllegalStateException("the key of checkpoints " + id + " is gone"));
    }

    /** Whether a checkpoint was signed by the key that it names, which must be one of these. */
    static Predicate<Checkpoint> genuine(List<Key> keys) {
        Map<UUID, Key> byId = keys.stream().collect(Collectors.toMap(Key::id, Function.identity()));
        return checkpoint -> byId.containsKey(checkpoint.key())
                && TrailSignature.holds(
                        byId.get(checkpoint.key()).publicKey(),
                        bytes(checkpoint),
                        Base64.getDecoder().decode(checkpoint.signature()));
    }

    private static byte[] bytes(Checkpoint checkpoint) {
        return checkpoint.signed().getBytes(StandardCharsets.UTF_8);
    }

    private static Secrets.Owner owner(UUID id) {
        return new Secrets.Owner(AuditCheckpoints.KEY_TABLE, id, PURPOSE);
    }

    private static SecretPlace place(UUID id) {
        return new SecretPlace(AuditCheckpoints.KEY_TABLE, id.toString(), PURPOSE);
    }
}
