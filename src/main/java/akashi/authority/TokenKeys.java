package akashi.authority;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Training;
import akashi.core.text.Message;
import akashi.pki.KeyKind;
import akashi.pki.Token;
import akashi.store.Authorities;
import akashi.store.Database;
import akashi.store.Snapshots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes keys on the token for authorities that are about to be, and takes back those that no authority came to own. */
final class TokenKeys {

    private static final Logger LOG = LoggerFactory.getLogger(TokenKeys.class);

    private final Database database;
    private final Snapshots snapshots;
    private final Token token;

    TokenKeys(Database database, Snapshots snapshots, Token token) {
        this.database = database;
        this.snapshots = snapshots;
        this.token = token;
    }

    /** Does what needs them, with a key for each name where they shall lie on the token, and with none otherwise. */
    UUID with(Actor actor, boolean wanted, KeyKind kind, List<String> names, Function<Optional<OnToken>, UUID> act) {
        if (!wanted) {
            return act.apply(Optional.empty());
        }
        String site = snapshots.of(actor.siteId()).site().name();
        if (Training.is(snapshots.of(actor.siteId()).site())) {
            throw new Fault.Refused(Refusal.of("TRAINING", Message.of("authority.token.training")));
        }
        String label = token.label();
        List<UUID> made = new ArrayList<>();
        try {
            for (String name : names) {
                UUID id = UUID.randomUUID();
                made.add(id);
                token.make(id, site + ": " + name, kind);
            }
            return act.apply(Optional.of(new OnToken(label, made)));
        } finally {
            made.forEach(id -> forgetUnowned(actor.siteId(), id));
        }
    }

    private void forgetUnowned(UUID siteId, UUID id) {
        if (new Authorities(database.db(), siteId).token(id).isEmpty()) {
            forget(id);
        }
    }

    /** Removes a key from the token; false where it could not be, or was not there. */
    boolean forget(UUID id) {
        try {
            return token.forget(id);
        } catch (Fault.Refused away) {
            LOG.warn("the key akashi-{} may be left on the token {}: nothing uses it any more", id, token.name());
            return false;
        }
    }
}
