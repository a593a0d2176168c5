package akashi.store;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.site.HostName;
import akashi.core.site.Site;
import akashi.core.site.SiteSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A database with one real site in it, the funnel of acts, and an administrator: what a feature's test begins with. */
public record TestPortal(Database database, Snapshots snapshots, Acts acts, Clock clock, Actor admin)
        implements AutoCloseable {

    /** The moment at which tests play. */
    public static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");

    /** A portal on an H2 database of its own. */
    public static TestPortal with(UseCase<?, ?>... useCases) {
        return on(TestDatabase.fresh(), useCases);
    }

    /** A portal on a database. */
    public static TestPortal on(Database database, UseCase<?, ?>... useCases) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        Snapshots snapshots = new Snapshots(database);
        Site site = site();
        new Sites(database.db()).insert(site, Optional.empty(), NOW);
        Actor admin = new Actor(UUID.randomUUID(), "admin", Access.ADMIN, site.id(), "127.0.0.1");
        return new TestPortal(
                database, snapshots, new Acts(database, snapshots, clock, List.of(useCases)), clock, admin);
    }

    /** The site as it is now. */
    public SiteSnapshot site(UUID siteId) {
        return snapshots.of(siteId);
    }

    public UUID siteId() {
        return admin.siteId();
    }

    /** The same person with another access. */
    public Actor as(Access access) {
        return new Actor(admin.userId(), admin.name(), access, siteId(), admin.origin());
    }

    /** Another site in the same database. */
    static UUID secondSite(org.jooq.DSLContext db) {
        Site second = site();
        new Sites(db).insert(second, Optional.empty(), NOW);
        return second.id();
    }

    private static Site site() {
        return new Site(
                UUID.randomUUID(),
                Site.Kind.REAL,
                "Harbour",
                Optional.of(new HostName("example.com")),
                Optional.empty(),
                false,
                1,
                1,
                Duration.ofDays(30));
    }

    @Override
    public void close() {
        database.close();
    }
}
