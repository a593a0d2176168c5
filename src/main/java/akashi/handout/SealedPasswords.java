package akashi.handout;

import akashi.core.fault.Fault;
import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.pki.SecretUnreadable;
import akashi.store.Handouts;
import akashi.vault.SealedSecrets;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The passwords of bundles that wait behind links. */
final class SealedPasswords {

    private final SealedSecrets secrets;

    SealedPasswords(SecretBox box) {
        this.secrets = new SealedSecrets(box);
    }

    byte[] seal(UUID handout, Password password) {
        return secrets.seal(Handouts.owner(handout), password);
    }

    /** The password; empty where it is gone, or cannot be opened while the portal waits for its passphrase. */
    Optional<Password> open(DSLContext db, Handouts.Handout handout) {
        try {
            return secrets.open(db, handout.siteId(), Handouts.owner(handout.id()));
        } catch (Fault.Refused | SecretUnreadable shut) {
            return Optional.empty();
        }
    }
}
