package akashi.authority;

import akashi.core.fault.Fault;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.SecretBox;
import akashi.pki.SecretPlace;
import akashi.store.Secrets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Private keys of authorities and certificates, kept sealed beside the row they belong to. */
public final class SealedKeys {

    /** The table of authorities, as owner of a key. */
    public static final String AUTHORITY = "authority";

    /** The table of certificates, as owner of a key. */
    public static final String CERTIFICATE = "certificate";

    private static final String PURPOSE = "private-key";

    private final SecretBox box;

    /** Keys sealed by this box. */
    public SealedKeys(SecretBox box) {
        this.box = box;
    }

    /** Keeps the key of a row. */
    public void put(DSLContext db, UUID siteId, String table, UUID row, PrivateKeyBytes key, Instant now) {
        byte[] bytes = box.seal(key, place(table, row));
        new Secrets(db).put(siteId, owner(table, row), new Secrets.Sealed(SecretBox.keyIdOf(bytes), bytes), now);
    }

    /** The key of a row; one that is not here is not found. */
    public PrivateKeyBytes open(DSLContext db, UUID siteId, String table, UUID row) {
        return find(db, siteId, table, row).orElseThrow(() -> new Fault.NotFound("key of " + table + " " + row));
    }

    /** The key of a row, where it is here. */
    Optional<PrivateKeyBytes> find(DSLContext db, UUID siteId, String table, UUID row) {
        return new Secrets(db)
                .find(siteId, owner(table, row))
                .map(kept -> box.openKey(kept.bytes(), place(table, row)));
    }

    /** Forgets the key of a row for good. */
    public void forget(DSLContext db, String table, UUID row) {
        new Secrets(db).delete(owner(table, row));
    }

    private static Secrets.Owner owner(String table, UUID row) {
        return new Secrets.Owner(table, row, PURPOSE);
    }

    private static SecretPlace place(String table, UUID row) {
        return new SecretPlace(table, row.toString(), PURPOSE);
    }
}
