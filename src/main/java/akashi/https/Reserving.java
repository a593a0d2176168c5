package akashi.https;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Validity;
import akashi.pki.AuthorityChain;
import akashi.pki.KeyKind;
import akashi.pki.LeafCertificates;
import akashi.pki.LeafRequest;
import akashi.pki.ParsedCertificate;
import akashi.pki.Prepared;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Randoms;
import akashi.revocation.Addresses;
import akashi.store.Database;
import akashi.store.PortalCertificates;
import akashi.store.PortalCertificates.Kept;
import akashi.store.Sites;
import akashi.store.Snapshots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The first step of a certificate for the portal itself: key and serial number are kept, in state SIGNING, before any
 * signature exists. What the act that signs it did not take is given up afterwards.
 */
final class Reserving {

    private static final Duration STALE = Duration.ofMinutes(10);

    private final Database database;
    private final Snapshots snapshots;
    private final SiteAuthorities authorities;
    private final SealedKeys keys;
    private final Clock clock;

    Reserving(Database database, Snapshots snapshots, SiteAuthorities authorities, SealedKeys keys, Clock clock) {
        this.database = database;
        this.snapshots = snapshots;
        this.authorities = authorities;
        this.keys = keys;
        this.clock = clock;
    }

    /** The site as it is now, if it is the real one; the sites of learners show nothing. */
    SiteSnapshot site(UUID siteId) {
        return new Sites(database.db())
                .real()
                .filter(site -> site.id().equals(siteId))
                .map(site -> snapshots.of(siteId))
                .orElseThrow(PortalSigning::nobody);
    }

    /** Reserves and signs by this act; whatever comes of it, nothing stays half done. */
    <R> R signing(SiteSnapshot site, Authority authority, Names names, Function<Reserved, R> act) {
        Reserved reserved = reserve(site, authority, names);
        try {
            return act.apply(reserved);
        } finally {
            database.transaction(db -> new PortalCertificates(db, site.site().id()).abandon(reserved.id()));
        }
    }

    private Reserved reserve(SiteSnapshot site, Authority authority, Names names) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID siteId = site.site().id();
        AuthorityChain chain = authorities.chain(database.db(), site, authority);
        PrivateKeyBytes key = PrivateKeyBytes.generate(KeyKind.EC_P256);
        try {
            LeafRequest request = new LeafRequest(
                    LeafRequest.commonName(names.hosts().get(0)),
                    names.hosts(),
                    names.addresses(),
                    PortalSigning.life(now, chain),
                    key.publicKey(),
                    true,
                    Addresses.of(database.db(), siteId, authority.id()));
            Prepared prepared = LeafCertificates.prepare(chain, request, Randoms.serial());
            PortalSigning.refuse(prepared.findings(), authority);
            UUID id = UUID.randomUUID();
            ParsedCertificate draft = prepared.draft();
            database.transaction(db -> {
                new PortalCertificates(db, siteId).begin(id, authority.id(), draft.serial(), draft.validity(), now);
                keys.put(db, siteId, PortalCertificates.TABLE, id, key, now);
                return id;
            });
            List<ParsedCertificate> above = chain.certificates().stream()
                    .filter(each -> !each.selfSigned())
                    .toList();
            return new Reserved(id, authority, prepared, above);
        } finally {
            key.wipe();
        }
    }

    /** Whether a renewal would last longer than what is there, by a day at least. */
    boolean worthwhile(SiteSnapshot site, Authority authority, Kept kept) {
        AuthorityChain chain = authorities.chain(database.db(), site, authority);
        return longer(PortalSigning.life(clock.instant(), chain), kept);
    }

    static boolean longer(Validity life, Kept kept) {
        return life.notAfter().isAfter(kept.validity().notAfter().plus(1, ChronoUnit.DAYS));
    }

    /** Gives up what a portal left that was stopped in between. */
    void abandonStale() {
        Instant before = clock.instant().minus(STALE);
        new Sites(database.db())
                .real()
                .ifPresent(site -> database.transaction(db -> {
                    new PortalCertificates(db, site.id()).abandonBefore(before);
                    return site;
                }));
    }
}
