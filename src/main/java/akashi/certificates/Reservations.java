package akashi.certificates;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Certificate;
import akashi.core.text.Message;
import akashi.pki.FreshKeys;
import akashi.pki.LeafCertificates;
import akashi.pki.Prepared;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.PublicKeyBytes;
import akashi.pki.Randoms;
import akashi.store.Act;
import akashi.store.Certificates;
import akashi.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The first step of issuing: the key is made, what will be signed is looked at, and its row is kept in state SIGNING
 * before any signature exists. No lock of the site is held meanwhile. Rows that were never signed are given up.
 */
final class Reservations {

    static final Duration STALE = Duration.ofMinutes(10);

    private final Database database;
    private final SiteAuthorities authorities;
    private final SealedKeys keys;
    private final FreshKeys fresh;
    private final Clock clock;

    Reservations(Database database, SiteAuthorities authorities, SealedKeys keys, FreshKeys fresh, Clock clock) {
        this.database = database;
        this.authorities = authorities;
        this.keys = keys;
        this.fresh = fresh;
        this.clock = clock;
    }

    /** The act that signs the order; refused with every reason where the order is not possible. */
    SignCertificate reserve(UUID siteId, Order order, boolean renewal) {
        mustSign(order);
        return reserve(siteId, order, fresh.take(order.key()), renewal, Optional.empty());
    }

    /** A renewal with the key of its predecessor, which has to be here; why the key stays is kept in the trail. */
    SignCertificate again(UUID siteId, Order order, String why) {
        mustSign(order);
        Certificate old = order.predecessor()
                .filter(Certificate::keyKept)
                .orElseThrow(() -> new Fault.Refused(Refusal.of(
                        "KEY_GONE",
                        Message.of("renewals.refused.key-gone", order.computer().shortLabel()))));
        PrivateKeyBytes key = keys.open(database.db(), siteId, SealedKeys.CERTIFICATE, old.id());
        return reserve(siteId, order, key, true, Optional.of(why));
    }

    /** For a key that was made on the server and stays there: nothing of it is kept here but its public half. */
    SignCertificate elsewhere(UUID siteId, Order order, PublicKeyBytes key) {
        mustSign(order);
        Prepared prepared = prepared(order, key);
        Certificate draft =
                draft(order, prepared, false, now()).but().keyElsewhere().copy();
        database.transaction(db -> {
            new Certificates(db, siteId).insert(draft, prepared.draft().issuer(), null);
            return draft;
        });
        return new SignCertificate(order, draft, prepared, false, Optional.empty());
    }

    /** Before a key is taken and a row is kept: nothing may stand against it, and the key of the CA can be reached. */
    private void mustSign(Order order) {
        if (!order.possible()) {
            throw new Fault.Refused(order.refusals());
        }
        authorities.mustReach(order.issuer());
    }

    private static Prepared prepared(Order order, PublicKeyBytes key) {
        Prepared prepared = LeafCertificates.prepare(order.chain(), order.request(key), Randoms.serial());
        List<Refusal> refusals = Orders.lintRefusals(order.computer(), prepared.findings());
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
        return prepared;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private SignCertificate reserve(
            UUID siteId, Order order, PrivateKeyBytes key, boolean renewal, Optional<String> sameKey) {
        Prepared prepared = prepared(order, key.publicKey());
        Instant now = now();
        Certificate draft = draft(order, prepared, true, now);
        database.transaction(db -> {
            new Certificates(db, siteId).insert(draft, prepared.draft().issuer(), null);
            keys.put(db, siteId, SealedKeys.CERTIFICATE, draft.id(), key, now);
            return draft;
        });
        key.wipe();
        return new SignCertificate(order, draft, prepared, renewal, sameKey);
    }

    private static Certificate draft(Order order, Prepared prepared, boolean keyKept, Instant now) {
        return Described.of(
                prepared.draft(),
                UUID.randomUUID(),
                Optional.of(order.issuer().id()),
                Optional.of(order.computer()),
                order.slots(),
                Certificate.State.SIGNING,
                order.predecessorId(),
                keyKept,
                now);
    }

    /** Gives up what an act would have signed. */
    void giveUp(Act<?> undone) {
        if (undone instanceof SignCertificate reserved) {
            abandon(reserved.draft().id());
        }
    }

    /** Gives a reserved row up, if nobody signed it, and forgets its key. */
    void abandon(UUID certificateId) {
        database.transaction(db -> {
            boolean unsigned = Certificates.abandonSigning(db, certificateId);
            if (unsigned) {
                keys.forget(db, SealedKeys.CERTIFICATE, certificateId);
            }
            return unsigned;
        });
    }

    /** At start: gives up what a stopped portal left. Another portal on the same database may be signing just now. */
    void abandonLeft() {
        // A file belongs to one process: nobody else can be at work in it.
        abandonBefore(
                database.embedded()
                        ? clock.instant().plus(STALE)
                        : clock.instant().minus(STALE));
    }

    /** Gives up what has been waiting for its signature for long. */
    void abandonStale() {
        abandonBefore(clock.instant().minus(STALE));
    }

    private void abandonBefore(Instant before) {
        database.transaction(db -> {
            List<UUID> left = Certificates.abandonSigning(db, before);
            left.forEach(id -> keys.forget(db, SealedKeys.CERTIFICATE, id));
            return left.size();
        });
    }
}
