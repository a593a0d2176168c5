package akashi.access;

import akashi.pki.SecretBox;
import akashi.pki.SecretPlace;
import akashi.pki.TimedCodes;
import akashi.store.SecondFactors;
import akashi.store.Secrets;
import akashi.store.Sites;
import akashi.vault.SealedSecrets;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The keys of second factors, which lie only sealed: under way in the form that sets one up, then in the database. */
final class FactorKeys {

    private final SecretBox box;

    FactorKeys(SecretBox box) {
        this.box = box;
    }

    /** Refuses while the box waits for its passphrase. */
    void mustBeOpen() {
        box.mustBeOpen();
    }

    byte[] seal(UUID accountId, TimedCodes codes) {
        return box.seal(codes.key(), place(accountId));
    }

    /** Fails with {@link akashi.pki.SecretUnreadable} where it was sealed for somebody else or under another key. */
    TimedCodes open(UUID accountId, byte[] sealed) {
        return new TimedCodes(box.open(sealed, place(accountId)));
    }

    /** The key that is in use; empty where the person has none. Fails like {@link #open}, and while the box is locked. */
    Optional<TimedCodes> kept(DSLContext db, UUID accountId) {
        mustBeOpen();
        return new Sites(db)
                .real()
                .flatMap(site -> new Secrets(db).find(site.id(), SecondFactors.owner(accountId)))
                .map(kept -> open(accountId, kept.bytes()));
    }

    private static SecretPlace place(UUID accountId) {
        return SealedSecrets.place(SecondFactors.owner(accountId));
    }
}
