package akashi.https;

import akashi.authority.SealedKeys;
import akashi.core.fault.Fault;
import akashi.core.site.Site;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.pki.PortalTls;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.SecretUnreadable;
import akashi.pki.TlsIdentity;
import akashi.store.Database;
import akashi.store.PortalCertificates;
import akashi.store.PortalCertificates.Kept;
import akashi.store.Sites;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this portal shows at present. It looks again every few seconds, so that what one portal made, took in or renewed
 * is soon shown by all portals of the database, and after an unlock.
 */
final class Serving {

    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    private final Database database;
    private final SealedKeys keys;
    private final BooleanSupplier locked;
    private final SelfSignedFile file;
    private final Clock clock;
    private final PortalTls tls;
    private final boolean beganLocked;
    private volatile boolean self = true;

    Serving(Database database, SealedKeys keys, BooleanSupplier locked, Place place, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.locked = locked;
        this.file = new SelfSignedFile(place);
        this.clock = clock;
        this.beganLocked = locked.getAsBoolean();
        this.tls = new PortalTls(file.at(clock.instant()));
        look();
    }

    PortalTls tls() {
        return tls;
    }

    /**
     * Whether browsers may be told to come by HTTPS only. Where the portal begins locked it shows a self-signed
     * certificate after each start, and a browser that was told so would not let anybody through to unlock it.
     */
    boolean insists() {
        return !beganLocked;
    }

    /** Whether it shows the self-signed one. */
    boolean selfSigned() {
        return self;
    }

    /** Shows what is to be shown now; running connections go on. */
    synchronized void look() {
        Optional<UUID> siteId = new Sites(database.db()).real().map(Site::id);
        Optional<Kept> kept = siteId.flatMap(id -> new PortalCertificates(database.db(), id).current());
        Optional<TlsIdentity> wanted = kept.isPresent() && shows(kept.get())
                ? Optional.of(tls.shown())
                : kept.flatMap(each -> opened(siteId.orElseThrow(), each));
        TlsIdentity next = wanted.orElseGet(this::ownSelf);
        self = wanted.isEmpty();
        if (next != tls.shown()) {
            tls.show(next);
            LOG.info(
                    "HTTPS shows {} until {}, SHA-256 {}",
                    next.certificate().title(),
                    next.certificate().validity().notAfter(),
                    next.certificate().sha256());
        }
    }

    private boolean shows(Kept kept) {
        return tls.shown().certificate().sha256().equals(kept.sha256());
    }

    private TlsIdentity ownSelf() {
        Instant now = clock.instant();
        boolean stays = selfSigned() && file.good(tls.shown().certificate(), now);
        return stays ? tls.shown() : file.at(now);
    }

    private Optional<TlsIdentity> opened(UUID siteId, Kept kept) {
        if (locked.getAsBoolean()) {
            return Optional.empty();
        }
        try {
            PrivateKeyBytes key = keys.open(database.db(), siteId, PortalCertificates.TABLE, kept.id());
            try {
                List<ParsedCertificate> chain =
                        CertificateReader.readAll(kept.chain().getBytes(StandardCharsets.US_ASCII));
                return Optional.of(TlsIdentity.of(key, chain.get(0), chain.subList(1, chain.size())));
            } finally {
                key.wipe();
            }
        } catch (Fault | SecretUnreadable damaged) {
            LOG.warn("the key of the portal's certificate {} could not be opened", kept.sha256());
            return Optional.empty();
        }
    }
}
