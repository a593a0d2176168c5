package akashi.handout;

import akashi.core.fault.Fault;
import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.pki.SecretPlace;
import akashi.pki.SecretUnreadable;
import akashi.store.Handouts;
import akashi.store.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The passwords of bundles that wait behind links. */
final class SealedPasswords {

    private final SecretBox box;

    SealedPasswords(SecretBox box) {
        this.box = box;
    }

    byte[] seal(UUID handout, Password password) {
        return box.seal(new String(password.reveal()).getBytes(StandardCharsets.UTF_8), place(handout));
    }

    /** The password; empty where it is gone, or cannot be opened while the portal waits for its passphrase. */
    Optional<Password> open(DSLContext db, Handouts.Handout handout) {
        try {
            return new Secrets(db)
                    .find(handout.siteId(), Handouts.owner(handout.id()))
                    .map(kept -> Password.of(
                            new String(box.open(kept.bytes(), place(handout.id())), StandardCharsets.UTF_8)));
        } catch (Fault.Refused | SecretUnreadable shut) {
            return Optional.empty();
        }
    }

    private static SecretPlace place(UUID handout) {
        Secrets.Owner owner = Handouts.owner(handout);
        return new SecretPlace(owner.table(), owner.row().toString(), owner.purpose());
    }
}
