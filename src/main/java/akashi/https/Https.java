package akashi.https;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.pki.PortalTls;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Routine;
import akashi.store.Snapshots;
import akashi.store.UseCase;
import akashi.web.Routes;
import akashi.web.Secured;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** HTTPS of one portal: its context for the web server, its page, its acts, its renewal. Close it with the portal. */
public final class Https implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Renewal renewal;
    private final Optional<Serving> serving;
    private final HttpsPages pages;
    private Optional<Looking> looking = Optional.empty();

    /** The portal at this place; nothing is shown anywhere yet. */
    public Https(
            Database database,
            Acts acts,
            Snapshots snapshots,
            SiteAuthorities authorities,
            SealedKeys keys,
            BooleanSupplier locked,
            Place place,
            Clock clock) {
        Reserving reserving = new Reserving(database, snapshots, authorities, keys, clock);
        renewal = new Renewal(database, acts, reserving, clock);
        serving = place.served() ? Optional.of(new Serving(database, keys, locked, place, clock)) : Optional.empty();
        pages = new HttpsPages(database, acts, snapshots, locked, place, reserving, serving);
    }

    /** Everything that can be done here. */
    public static List<UseCase<?, ?>> acts(SiteAuthorities authorities, SealedKeys keys) {
        return PortalCases.all(authorities, keys);
    }

    /** Names the pages. */
    public void routes(Routes routes) {
        pages.routes(routes);
    }

    /** Renews what is due, in one portal at a time. */
    public Routine routine() {
        return new Routine("portal-certificate", Duration.ofHours(1), () -> {
            renewal.look();
            look();
        });
    }

    /** Shows what is to be shown now. */
    public void look() {
        serving.ifPresent(Serving::look);
    }

    /** Begins to look every few seconds. */
    public void start() {
        serving.ifPresent(each -> looking = Optional.of(new Looking(each::look, EVERY)));
    }

    /** How the web server speaks HTTPS; empty where it speaks plain HTTP. */
    public Optional<Secured> secured() {
        return serving.map(
                each -> new Secured(each.tls().context(), PortalTls.PROTOCOLS, PortalTls.CIPHERS, each::insists));
    }

    /** The SHA-256 of the certificate that is shown, in lower-case hex; empty over plain HTTP. */
    public Optional<String> sha256() {
        return serving.map(each -> each.tls().shown().certificate().sha256());
    }

    @Override
    public void close() {
        looking.ifPresent(Looking::close);
    }
}
