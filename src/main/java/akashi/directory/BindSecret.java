package akashi.directory;

import akashi.core.fault.Fault;
import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.pki.SecretPlace;
import akashi.pki.SecretUnreadable;
import akashi.store.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The password of the account that searches: kept sealed, opened only to ask. */
final class BindSecret {

    private static final String SITE = "site";
    private static final String PURPOSE = "directory-password";

    private final SecretBox box;

    BindSecret(SecretBox box) {
        this.box = box;
    }

    void put(DSLContext db, UUID siteId, Password password, Instant now) {
        byte[] plain = new String(password.reveal()).getBytes(StandardCharsets.UTF_8);
        byte[] sealed = box.seal(plain, place(siteId));
        new Secrets(db).put(siteId, owner(siteId), new Secrets.Sealed(SecretBox.keyIdOf(sealed), sealed), now);
    }

    void forget(DSLContext db, UUID siteId) {
        new Secrets(db).delete(owner(siteId));
    }

    boolean kept(DSLContext db, UUID siteId) {
        return new Secrets(db).find(siteId, owner(siteId)).isPresent();
    }

    /** Empty where there is none, or while it cannot be opened. */
    Optional<Password> open(DSLContext db, UUID siteId) {
        try {
            return new Secrets(db)
                    .find(siteId, owner(siteId))
                    .map(kept ->
                            Password.of(new String(box.open(kept.bytes(), place(siteId)), StandardCharsets.UTF_8)));
        } catch (Fault.Refused | SecretUnreadable shut) {
            return Optional.empty();
        }
    }

    private static Secrets.Owner owner(UUID siteId) {
        return new Secrets.Owner(SITE, siteId, PURPOSE);
    }

    private static SecretPlace place(UUID siteId) {
        Secrets.Owner owner = owner(siteId);
        return new SecretPlace(owner.table(), owner.row().toString(), owner.purpose());
    }
}
