package akashi.directory;

import akashi.core.fault.Fault;
import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.pki.SecretUnreadable;
import akashi.store.Secrets;
import akashi.vault.SealedSecrets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The password of the account that searches: kept sealed, opened only to ask. */
final class BindSecret {

    private static final String SITE = "site";
    private static final String PURPOSE = "directory-password";

    private final SealedSecrets secrets;

    BindSecret(SecretBox box) {
        this.secrets = new SealedSecrets(box);
    }

    void put(DSLContext db, UUID siteId, Password password, Instant now) {
        secrets.put(db, siteId, owner(siteId), password, now);
    }

    void forget(DSLContext db, UUID siteId) {
        secrets.forget(db, owner(siteId));
    }

    boolean kept(DSLContext db, UUID siteId) {
        return secrets.kept(db, siteId, owner(siteId));
    }

    /** Empty where there is none, or while it cannot be opened. */
    Optional<Password> open(DSLContext db, UUID siteId) {
        try {
            return secrets.open(db, siteId, owner(siteId));
        } catch (Fault.Refused | SecretUnreadable shut) {
            return Optional.empty();
        }
    }

    private static Secrets.Owner owner(UUID siteId) {
        return new Secrets.Owner(SITE, siteId, PURPOSE);
    }
}
