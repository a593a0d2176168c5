package akashi.revocation;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.pki.CertificateReader;
import akashi.pki.OcspSigner;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Randoms;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.OcspSigners;
import akashi.store.OcspSigners.Head;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who answers for each authority: made here, short-lived, renewed in time, with its open key kept in memory. */
final class Signers {

    private static final Logger LOG = LoggerFactory.getLogger(Signers.class);
    private static final Duration LIFE = Duration.ofDays(30);
    private static final Duration RENEWED_BEFORE = Duration.ofDays(10);
    private static final Duration LOOKED_AGAIN = Duration.ofMinutes(5);

    private final Database database;
    private final Acts acts;
    private final SiteAuthorities authorities;
    private final SealedKeys keys;
    private final Clock clock;
    private final Map<UUID, Open> open = new ConcurrentHashMap<>();

    private record Open(Head head, OcspSigner signer, Instant lookedAt) {}

    Signers(Database database, Acts acts, SiteAuthorities authorities, SealedKeys keys, Clock clock) {
        this.database = database;
        this.acts = acts;
        this.authorities = authorities;
        this.keys = keys;
        this.clock = clock;
    }

    /** Who answers for an authority at this moment; empty where nobody was ever named, or not in time. */
    Optional<OcspSigner> current(UUID siteId, UUID authorityId) {
        Instant now = clock.instant();
        Open known = open.get(authorityId);
        if (known == null || now.isAfter(known.lookedAt().plus(LOOKED_AGAIN))) {
            known = look(siteId, authorityId, known, now);
        }
        return Optional.ofNullable(known)
                .filter(found -> now.isBefore(found.head().endsAt()))
                .map(Open::signer);
    }

    private synchronized Open look(UUID siteId, UUID authorityId, Open known, Instant now) {
        Optional<Head> latest = new OcspSigners(database.db(), siteId).latest(authorityId);
        if (latest.isEmpty()) {
            return null;
        }
        boolean same = known != null && known.head().equals(latest.get());
        OcspSigner signer = same ? known.signer() : opened(siteId, latest.get());
        Open found = new Open(latest.get(), signer, now);
        open.put(authorityId, found);
        return found;
    }

    private OcspSigner opened(UUID siteId, Head head) {
        byte[] der = new OcspSigners(database.db(), siteId).der(head.id()).orElseThrow();
        PrivateKeyBytes key = keys.open(database.db(), siteId, OcspSigners.TABLE, head.id());
        OcspSigner signer = new OcspSigner(CertificateReader.readOne(der), key);
        key.wipe();
        return signer;
    }

    /**
     * Names a new one where the last one ends soon and the authority can sign; says whether one is there now. One whose
     * key was only brought back names somebody for as long as its list is good.
     */
    synchronized boolean renewIfDue(UUID siteId, Authority authority) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        boolean offline = !authority.keyHere();
        Instant ends = earlier(now.plus(offline ? Lists.OFFLINE : LIFE), authority);
        Duration before = offline ? Lists.OFFLINE.dividedBy(2) : RENEWED_BEFORE;
        Optional<Head> last = new OcspSigners(database.db(), siteId).latest(authority.id());
        boolean fresh = last.filter(head -> head.endsAt().isAfter(earlier(now.plus(before), authority))
                        || !head.endsAt().isBefore(ends))
                .isPresent();
        if (fresh || !authorities.keyPresent(authority) || !Lists.mayHave(authority) || !ends.isAfter(now)) {
            return fresh;
        }
        return certified(siteId, authority, new Head(UUID.randomUUID(), authority.id(), Randoms.serial(), now, ends));
    }

    static Instant earlier(Instant end, Authority authority) {
        Instant last = authority.validity().map(v -> v.notAfter()).orElse(end);
        return last.isBefore(end) ? last : end;
    }

    /** Asked before a row is kept: while the key cannot be opened every question would leave one behind. */
    private boolean canSign(UUID siteId, Authority authority) {
        try {
            return authorities.signing(database.db(), siteId, authority.id(), key -> true);
        } catch (Fault notNow) {
            return false;
        }
    }

    private boolean certified(UUID siteId, Authority authority, Head head) {
        if (!canSign(siteId, authority)) {
            return false;
        }
        PrivateKeyBytes key = PrivateKeyBytes.generate(OcspSigner.KEY);
        database.transaction(db -> {
            new OcspSigners(db, siteId).begin(head);
            keys.put(db, siteId, OcspSigners.TABLE, head.id(), key, head.begunAt());
            return head;
        });
        try {
            acts.run(Actor.portal(siteId), new CertifySigner(authority.name(), head, key.publicKey()));
            open.remove(authority.id());
            return true;
        } catch (Fault notNow) {
            LOG.info("nobody was named to answer for {}: {}", authority.name(), notNow.said());
            keys.forget(database.db(), OcspSigners.TABLE, head.id());
            return false;
        } finally {
            key.wipe();
        }
    }
}
