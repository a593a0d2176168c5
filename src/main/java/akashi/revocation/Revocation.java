package akashi.revocation;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Site;
import akashi.pki.OcspRequest;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.RevocationLists;
import akashi.store.Revocations;
import akashi.store.Routine;
import akashi.store.Sites;
import akashi.store.Snapshots;
import akashi.store.UseCase;
import akashi.web.Routes;
import akashi.web.StatusListener;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything about revoked certificates: pages, lists that are renewed in time, and the port for machines that ask. */
public final class Revocation implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Revocation.class);
    private static final Duration LOOKED_AFTER = Duration.ofMinutes(10);

    private final Database database;
    private final Snapshots snapshots;
    private final SiteAuthorities authorities;
    private final Lists lists;
    private final Signers signers;
    private final Clock clock;
    private final Optional<Integer> port;
    private final RevocationPages pages;
    private final SettingPages settings;
    private final SignedPages signed;
    private final StatusCalls calls;
    private StatusListener listener;

    /** The parts over these kits; {@code port} is where machines ask, empty where they cannot. */
    public Revocation(
            Database database,
            Acts acts,
            Snapshots snapshots,
            SiteAuthorities authorities,
            SealedKeys keys,
            Clock clock,
            Optional<Integer> port) {
        this.database = database;
        this.snapshots = snapshots;
        this.authorities = authorities;
        this.lists = new Lists(authorities);
        this.signers = new Signers(database, acts, authorities, keys, clock);
        this.clock = clock;
        this.port = port;
        this.pages = new RevocationPages(database, snapshots, acts, authorities, port.isPresent());
        this.signed = new SignedPages(database, snapshots, acts, authorities);
        this.settings = new SettingPages(database, snapshots, acts, port);
        this.calls =
                new StatusCalls(database, new Answers(database, snapshots, authorities, signers, clock), this::first);
    }

    /** The acts of this feature. */
    public static List<UseCase<?, ?>> acts(SiteAuthorities authorities, boolean listening) {
        return List.of(
                new IssuingList(new Lists(authorities)),
                new PublishingAddress(listening),
                new RevokingAuthority(new Lists(authorities)),
                new CertifyingSigner(authorities));
    }

    /** The routes of this feature. */
    public void routes(Routes routes) {
        pages.routes(routes);
        settings.routes(routes);
        signed.routes(routes);
    }

    /** Opens the port for machines, where it is wanted. */
    public void listen() {
        port.ifPresent(wanted -> listener = StatusListener.start(wanted, OcspRequest.MOST_BYTES, calls));
    }

    /** The port that was opened. */
    public OptionalInt port() {
        return listener == null ? OptionalInt.empty() : OptionalInt.of(listener.port());
    }

    /** Renews lists, and who answers questions of the real site, before they run out. */
    public Routine routine() {
        return new Routine("revocation", LOOKED_AFTER, this::lookAfter);
    }

    private void lookAfter() {
        Sites sites = new Sites(database.db());
        Optional<UUID> real = sites.real().map(Site::id);
        real.ifPresent(id -> lookAfter(id, authority -> lookAfter(id, authority, port.isPresent())));
        sites.all().stream()
                .map(Site::id)
                .filter(id -> !real.equals(Optional.of(id)))
                .forEach(this::lookAfterTraining);
    }

    /** A learner's site keeps the lists that it has; machines ask nobody there. */
    private void lookAfterTraining(UUID siteId) {
        Set<UUID> listed = new RevocationLists(database.db(), siteId).heads().keySet();
        if (listed.isEmpty()) {
            return;
        }
        try {
            lookAfter(siteId, authority -> {
                if (listed.contains(authority.id())) {
                    lookAfter(siteId, authority, false);
                }
            });
        } catch (Fault.NotFound removedMeanwhile) {
            LOG.debug("training site {} is gone", siteId);
        }
    }

    /** The first list of an authority of the real site, for whoever asks before the routine came round. */
    private void first(UUID authorityId) {
        new Sites(database.db())
                .real()
                .map(Site::id)
                .ifPresent(siteId -> lookAfter(siteId, authority -> {
                    if (authority.id().equals(authorityId)) {
                        lookAfter(siteId, authority, false);
                    }
                }));
    }

    private void lookAfter(UUID siteId, Consumer<Authority> look) {
        snapshots.of(siteId).authorities().stream()
                .filter(authority -> Lists.mayHave(authority) && authorities.keyPresent(authority))
                .forEach(look);
    }

    private void lookAfter(UUID siteId, Authority authority, boolean answers) {
        try {
            database.transaction(db -> {
                new Revocations(db, siteId).holdSite();
                return lists.renewIfDue(db, siteId, authority, clock.instant().truncatedTo(ChronoUnit.MILLIS));
            });
            if (answers) {
                signers.renewIfDue(siteId, authority);
            }
        } catch (Fault notNow) {
            LOG.warn("the revocation list of {} was not renewed: {}", authority.name(), notNow.said());
        }
    }

    /** Closes the port. */
    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
    }
}
