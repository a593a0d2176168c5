package akashi.warning;

import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.pki.SecretPlace;
import akashi.store.Channels;
import akashi.store.Secrets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Passwords and secret addresses of channels and of the mail server: kept sealed, opened only to send. */
final class SealedTexts {

    /** Where a channel on the web is called. */
    static final String ADDRESS = "address";

    /** With what its calls are signed. */
    static final String SIGNING = "signing";

    private static final String SITE = "site";
    private static final String MAIL_PASSWORD = "mail-password";

    private final SecretBox box;

    SealedTexts(SecretBox box) {
        this.box = box;
    }

    void putChannel(DSLContext db, UUID siteId, UUID channel, String purpose, Password secret, Instant now) {
        put(db, siteId, new Secrets.Owner(Channels.TABLE, channel, purpose), secret, now);
    }

    Optional<Password> channel(DSLContext db, UUID siteId, UUID channel, String purpose) {
        return open(db, siteId, new Secrets.Owner(Channels.TABLE, channel, purpose));
    }

    void putMail(DSLContext db, UUID siteId, Password password, Instant now) {
        put(db, siteId, mail(siteId), password, now);
    }

    void forgetMail(DSLContext db, UUID siteId) {
        new Secrets(db).delete(mail(siteId));
    }

    boolean hasMail(DSLContext db, UUID siteId) {
        return new Secrets(db).find(siteId, mail(siteId)).isPresent();
    }

    /** Whether telling the channel takes something that is sealed. */
    boolean needed(DSLContext db, UUID siteId, Channels.Channel channel) {
        return channel.kind() != Channels.Kind.MAIL || hasMail(db, siteId);
    }

    Optional<Password> mail(DSLContext db, UUID siteId) {
        return open(db, siteId, mail(siteId));
    }

    private static Secrets.Owner mail(UUID siteId) {
        return new Secrets.Owner(SITE, siteId, MAIL_PASSWORD);
    }

    private void put(DSLContext db, UUID siteId, Secrets.Owner owner, Password secret, Instant now) {
        byte[] plain = new String(secret.reveal()).getBytes(StandardCharsets.UTF_8);
        byte[] sealed = box.seal(plain, place(owner));
        new Secrets(db).put(siteId, owner, new Secrets.Sealed(SecretBox.keyIdOf(sealed), sealed), now);
    }

    private Optional<Password> open(DSLContext db, UUID siteId, Secrets.Owner owner) {
        return new Secrets(db)
                .find(siteId, owner)
                .map(kept -> Password.of(new String(box.open(kept.bytes(), place(owner)), StandardCharsets.UTF_8)));
    }

    private static SecretPlace place(Secrets.Owner owner) {
        return new SecretPlace(owner.table(), owner.row().toString(), owner.purpose());
    }
}
