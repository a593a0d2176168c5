package akashi.vault;

import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.pki.SecretPlace;
import akashi.store.Secrets;
import akashi.store.Secrets.Owner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Passwords and other texts of a site that lie sealed, each for the row that owns it: what opens is what was sealed for
 * the same row and purpose. Opening and sealing are refused while the keys are locked.
 */
public final class SealedSecrets {

    private final SecretBox box;

    /** Seals and opens by this box. */
    public SealedSecrets(SecretBox box) {
        this.box = box;
    }

    /** Where the secret of an owner lies, as it is bound into its seal. */
    public static SecretPlace place(Owner owner) {
        return new SecretPlace(owner.table(), owner.row().toString(), owner.purpose());
    }

    /** Keeps a text in place of an older one. */
    public void put(DSLContext db, UUID siteId, Owner owner, Password secret, Instant now) {
        byte[] sealed = seal(owner, secret);
        new Secrets(db).put(siteId, owner, new Secrets.Sealed(SecretBox.keyIdOf(sealed), sealed), now);
    }

    /** The sealed bytes of a text, for an owner that is kept together with it. */
    public byte[] seal(Owner owner, Password secret) {
        char[] characters = secret.reveal();
        byte[] plain = new String(characters).getBytes(StandardCharsets.UTF_8);
        try {
            return box.seal(plain, place(owner));
        } finally {
            Arrays.fill(characters, '\0');
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** Whether there is one, locked or not. */
    public boolean kept(DSLContext db, UUID siteId, Owner owner) {
        return new Secrets(db).find(siteId, owner).isPresent();
    }

    /** The text; empty where there is none. */
    public Optional<Password> open(DSLContext db, UUID siteId, Owner owner) {
        return new Secrets(db).find(siteId, owner).map(kept -> {
            byte[] plain = box.open(kept.bytes(), place(owner));
            try {
                return Password.of(new String(plain, StandardCharsets.UTF_8));
            } finally {
                Arrays.fill(plain, (byte) 0);
            }
        });
    }

    /** Forgets it for good. */
    public void forget(DSLContext db, Owner owner) {
        new Secrets(db).delete(owner);
    }
}
