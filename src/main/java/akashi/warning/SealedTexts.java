package akashi.warning;

import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.store.Channels;
import akashi.store.Secrets;
import akashi.vault.SealedSecrets;
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

    private final SealedSecrets secrets;

    SealedTexts(SecretBox box) {
        this.secrets = new SealedSecrets(box);
    }

    void putChannel(DSLContext db, UUID siteId, UUID channel, String purpose, Password secret, Instant now) {
        secrets.put(db, siteId, new Secrets.Owner(Channels.TABLE, channel, purpose), secret, now);
    }

    Optional<Password> channel(DSLContext db, UUID siteId, UUID channel, String purpose) {
        return secrets.open(db, siteId, new Secrets.Owner(Channels.TABLE, channel, purpose));
    }

    void putMail(DSLContext db, UUID siteId, Password password, Instant now) {
        secrets.put(db, siteId, mail(siteId), password, now);
    }

    void forgetMail(DSLContext db, UUID siteId) {
        secrets.forget(db, mail(siteId));
    }

    boolean hasMail(DSLContext db, UUID siteId) {
        return secrets.kept(db, siteId, mail(siteId));
    }

    /** Whether telling the channel takes something that is sealed. */
    boolean needed(DSLContext db, UUID siteId, Channels.Channel channel) {
        return channel.kind() != Channels.Kind.MAIL || hasMail(db, siteId);
    }

    Optional<Password> mail(DSLContext db, UUID siteId) {
        return secrets.open(db, siteId, mail(siteId));
    }

    private static Secrets.Owner mail(UUID siteId) {
        return new Secrets.Owner(SITE, siteId, MAIL_PASSWORD);
    }
}
