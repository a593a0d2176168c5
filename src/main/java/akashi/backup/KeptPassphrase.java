package akashi.backup;

import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.pki.SecretPlace;
import akashi.store.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The passphrase of the backups that are taken by themselves: kept sealed, opened only to take one. */
final class KeptPassphrase {

    private static final String SITE = "site";
    private static final String PURPOSE = "backup-passphrase";

    private final SecretBox box;

    KeptPassphrase(SecretBox box) {
        this.box = box;
    }

    void put(DSLContext db, UUID siteId, Password passphrase, Instant now) {
        byte[] plain = new String(passphrase.reveal()).getBytes(StandardCharsets.UTF_8);
        byte[] sealed = box.seal(plain, place(siteId));
        new Secrets(db).put(siteId, owner(siteId), new Secrets.Sealed(SecretBox.keyIdOf(sealed), sealed), now);
    }

    boolean there(DSLContext db, UUID siteId) {
        return new Secrets(db).find(siteId, owner(siteId)).isPresent();
    }

    void forget(DSLContext db, UUID siteId) {
        new Secrets(db).delete(owner(siteId));
    }

    /** The passphrase; refuses while secrets are locked. */
    Optional<char[]> open(DSLContext db, UUID siteId) {
        return new Secrets(db)
                .find(siteId, owner(siteId))
                .map(kept -> new String(box.open(kept.bytes(), place(siteId)), StandardCharsets.UTF_8).toCharArray());
    }

    private static Secrets.Owner owner(UUID siteId) {
        return new Secrets.Owner(SITE, siteId, PURPOSE);
    }

    private static SecretPlace place(UUID siteId) {
        return new SecretPlace(SITE, siteId.toString(), PURPOSE);
    }
}
