package akashi.authority;

import akashi.core.text.Message;
import akashi.pki.AuthorityKey;
import akashi.pki.FreshKeys;
import akashi.pki.KeyKind;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Token;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The private key of an authority that is being made.
 *
 * @param id of the authority
 * @param token the label of the token on which the key lies; empty where it will be sealed here
 */
record NewKey(UUID id, AuthorityKey key, Optional<String> token) {

    /** A fresh one, or the one of this number that was made on the token. */
    static NewKey of(FreshKeys fresh, KeyKind kind, Token token, Optional<OnToken> made, int number) {
        return made.map(ahead -> new NewKey(
                        ahead.ids().get(number),
                        token.key(ahead.ids().get(number), ahead.label()),
                        Optional.of(ahead.label())))
                .orElseGet(() -> new NewKey(UUID.randomUUID(), fresh.take(kind), Optional.empty()));
    }

    /** Seals it beside its authority, unless it lies on the token, and wipes it. */
    void keep(SealedKeys keys, DSLContext db, UUID siteId, Instant now) {
        if (key instanceof PrivateKeyBytes bytes) {
            keys.put(db, siteId, SealedKeys.AUTHORITY, id, bytes, now);
        }
    }

    /** A name with the place of its key, for the trail: the name alone where the key is sealed here, as it always was. */
    static Object named(String name, Optional<String> token) {
        return token.<Object>map(label -> Message.of("authority.token.named", name, label))
                .orElse(name);
    }
}
