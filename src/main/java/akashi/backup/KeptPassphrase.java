package akashi.backup;

import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.store.Secrets;
import akashi.vault.SealedSecrets;
import akashi.vault.SiteSecret;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The passphrase of the backups that are taken by themselves: kept sealed, opened only to take one. */
final class KeptPassphrase {

    private static final String SITE = "site";
    private static final String PURPOSE = "backup-passphrase";

    private final SealedSecrets secrets;

    KeptPassphrase(SecretBox box) {
        this.secrets = new SealedSecrets(box);
    }

    void put(DSLContext db, UUID siteId, Password passphrase, Instant now) {
        secrets.put(db, siteId, owner(siteId), passphrase, now);
    }

    boolean there(DSLContext db, UUID siteId) {
        return secrets.kept(db, siteId, owner(siteId));
    }

    /** What an entry of the trail tells of it: that there is one, never which. */
    SiteSecret.Told told(DSLContext db, UUID siteId) {
        return there(db, siteId) ? SiteSecret.Told.KEPT : SiteSecret.Told.NONE;
    }

    void forget(DSLContext db, UUID siteId) {
        secrets.forget(db, owner(siteId));
    }

    /** The passphrase; refuses while secrets are locked. */
    Optional<char[]> open(DSLContext db, UUID siteId) {
        return secrets.open(db, siteId, owner(siteId)).map(Password::reveal);
    }

    private static Secrets.Owner owner(UUID siteId) {
        return new Secrets.Owner(SITE, siteId, PURPOSE);
    }
}
