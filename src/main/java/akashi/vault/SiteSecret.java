package akashi.vault;

import akashi.core.fault.Fault;
import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.pki.SecretUnreadable;
import akashi.store.Secrets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** A secret of the portal for one purpose, such as the password with which it asks a server: kept sealed. */
public final class SiteSecret {

    /** What the trail tells of a secret. */
    public enum Told {
        /** There is none. */
        NONE,
        /** There is one. */
        KEPT,
        /** There is one, typed anew in the place of another. */
        REPLACED;

        /** After an act, where this was before it. */
        public Told then(boolean given, Told after) {
            return given && this != NONE && after == KEPT ? REPLACED : after;
        }
    }

    private static final String SITE = "site";

    private final SealedSecrets secrets;
    private final String purpose;

    /** For this purpose, as it is bound into the seal. */
    public SiteSecret(SecretBox box, String purpose) {
        this.secrets = new SealedSecrets(box);
        this.purpose = purpose;
    }

    public void put(DSLContext db, UUID siteId, Password password, Instant now) {
        secrets.put(db, siteId, owner(siteId), password, now);
    }

    public void forget(DSLContext db, UUID siteId) {
        secrets.forget(db, owner(siteId));
    }

    /** Whether there is one, locked or not. */
    public boolean kept(DSLContext db, UUID siteId) {
        return secrets.kept(db, siteId, owner(siteId));
    }

    /** What an entry of the trail tells of it at this moment: that there is one, never which. */
    public Told told(DSLContext db, UUID siteId) {
        return kept(db, siteId) ? Told.KEPT : Told.NONE;
    }

    /** Empty where there is none, or while it cannot be opened. */
    public Optional<Password> open(DSLContext db, UUID siteId) {
        try {
            return secrets.open(db, siteId, owner(siteId));
        } catch (Fault.Refused | SecretUnreadable shut) {
            return Optional.empty();
        }
    }

    private Secrets.Owner owner(UUID siteId) {
        return new Secrets.Owner(SITE, siteId, purpose);
    }
}
