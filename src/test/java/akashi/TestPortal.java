package akashi;

import akashi.access.Passwords;
import akashi.certificates.Bundles;
import akashi.certificates.Issuing;
import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import akashi.pki.Password;
import akashi.pki.PeerTrust;
import akashi.pki.SecretBox;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Act;
import akashi.store.Acts;
import akashi.store.ApiTokens;
import akashi.store.Authorities;
import akashi.store.Certificates;
import akashi.store.ChangeSets;
import akashi.store.ClientGroups;
import akashi.store.Computers;
import akashi.store.Database;
import akashi.store.Jobs;
import akashi.store.Observations;
import akashi.store.Sightings;
import akashi.store.Sites;
import akashi.store.WantedSwitches;
import akashi.vault.Protection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A whole portal for tests: on a free port, with a home of its own, the user {@code admin} and an empty site. Close it.
 *
 * <pre>
 * try (TestPortal portal = TestPortal.start()) {
 *     Browser admin = portal.admin();
 *     assertThat(admin.get("/servers").html().title()).contains("Servers");
 * }
 * </pre>
 */
public final class TestPortal implements AutoCloseable {

    /** The moment at which tests begin to play. */
    public static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");

    /** The password of every person that a test portal makes. */
    public static final String PASSWORD = "correct horse battery staple";

    private static final String HASH = Passwords.hashed(Password.of(PASSWORD));

    private final Portal portal;
    private final TestClock clock;
    private final Path home;
    private final boolean homeStays;

    private TestPortal(Portal portal, TestClock clock, Path home, boolean homeStays) {
        this.portal = portal;
        this.clock = clock;
        this.home = home;
        this.homeStays = homeStays;
    }

    /** A portal with an administrator and an empty site. */
    public static TestPortal start() {
        return start(Optional.of(false));
    }

    /** A portal with an administrator and the sample site. */
    public static TestPortal sample() {
        return start(Optional.of(true));
    }

    /** A portal that nobody has set up yet. */
    public static TestPortal fresh() {
        return start(Optional.empty());
    }

    /** A portal on a home that the test owns: it stays when the portal ends. */
    public static TestPortal in(Path home, Instant now, boolean sample) {
        return in(Configuration.in(home), now, sample);
    }

    /** The same, and machines may ask it about revoked certificates on a free port. */
    public static TestPortal answering(Path home, Instant now) {
        return in(Configuration.in(home).withStatusPort(0), now, false);
    }

    /** A portal on that home whose private keys are protected like this. */
    public static TestPortal in(Path home, Protection protection) {
        return in(Configuration.in(home).protectedBy(protection), NOW, false);
    }

    static TestPortal in(Configuration plain, Instant now, boolean sample) {
        TestClock clock = new TestClock(now);
        Configuration configuration = plain.withAdmin(Password.of(PASSWORD), sample);
        return new TestPortal(Portal.start(configuration, clock), clock, plain.home(), true);
    }

    /** The address at which machines ask about revoked certificates, without a path. */
    public String statusHost() {
        return "127.0.0.1:" + portal.statusPort().orElseThrow();
    }

    private static TestPortal start(Optional<Boolean> withSample) {
        Path home = folder();
        Configuration plain = Configuration.in(home);
        TestClock clock = new TestClock(NOW);
        Configuration configuration = withSample
                .map(sample -> plain.withAdmin(Password.of(PASSWORD), sample))
                .orElse(plain);
        return new TestPortal(Portal.start(configuration, clock), clock, home, false);
    }

    /** The address of its overview. */
    public URI address() {
        return URI.create((sha256().isPresent() ? "https" : "http") + "://127.0.0.1:" + portal.port() + "/");
    }

    /** A browser in which nobody is signed in. */
    public Browser browser() {
        return sha256().map(print -> PeerTrust.of(List.of(), Set.of(print)).client())
                .map(trust -> new Browser(address(), trust))
                .orElseGet(() -> new Browser(address()))
                .in("en");
    }

    /** The fingerprint of the certificate that it shows; empty over plain HTTP. */
    public Optional<String> sha256() {
        return portal.certificates().https().sha256();
    }

    /** A browser in which the administrator is signed in. */
    public Browser admin() {
        return signedIn("admin");
    }

    /** A browser in which a person with this access is signed in; the person is made if need be. */
    public Browser as(Access access) {
        return access == Access.ADMIN ? admin() : signedIn(person(access).userName());
    }

    /** A script with a bearer token of a person with this access. */
    public Browser script(Access access) {
        String token = "token-" + UUID.randomUUID();
        Account owner = access == Access.ADMIN ? account("admin") : person(access);
        new ApiTokens(database().db())
                .insert(token, owner.id(), actor().siteId(), "test", clock.instant(), Optional.empty());
        return browser().with("Authorization", "Bearer " + token);
    }

    /** A browser with a session, opened without the form. */
    public Browser signedIn(String userName) {
        String token = TestCare.session(this, account(userName).id());
        return browser().with("Cookie", (sha256().isPresent() ? "__Host-" : "") + "akashi_session=" + token);
    }

    /** A browser in which another administrator is signed in. */
    public Browser anotherAdmin(String userName) {
        return signedIn(person(userName, Access.ADMIN).userName());
    }

    private Account person(Access access) {
        return person(access.name().toLowerCase(java.util.Locale.ROOT), access);
    }

    private Account person(String name, Access access) {
        Accounts accounts = new Accounts(database().db());
        return accounts.named(name).orElseGet(() -> {
            accounts.insert(new Account(
                    UUID.randomUUID(), name, HASH, access, Optional.empty(), false, false, clock.instant()));
            return account(name);
        });
    }

    private Account account(String userName) {
        return new Accounts(database().db()).named(userName).orElseThrow();
    }

    /** The administrator, for acts that a test runs beside the pages. */
    public Actor actor() {
        UUID site = new Sites(database().db()).real().orElseThrow().id();
        return new Actor(account("admin").id(), "admin", Access.ADMIN, site, "127.0.0.1");
    }

    /** Runs an act as the administrator. */
    public <R> R run(Act<R> act) {
        return portal.acts().run(actor(), act);
    }

    /** The site as it is now. */
    public SiteSnapshot site() {
        return portal.snapshots().of(actor().siteId());
    }

    /** Any site of the portal as it is now, such as a learner's. */
    public SiteSnapshot site(UUID id) {
        return portal.snapshots().of(id);
    }

    /** Stores a site of the fixtures under the portal's own site. */
    public TestPortal plant(akashi.core.site.Sites fixture) {
        return plant(fixture.snapshot().data(), id -> new byte[] {1});
    }

    /** Stores a site under the portal's own site, with the certificates' bytes by id. */
    public TestPortal plant(SiteData data, Function<UUID, byte[]> ders) {
        UUID siteId = actor().siteId();
        database().transaction(db -> {
            new Computers(db, siteId).insertAll(data.computers());
            new ClientGroups(db, siteId).insertAll(data.clientGroups());
            data.authorities().forEach(a -> new Authorities(db, siteId).insert(a, ders.apply(a.id()), NOW));
            data.certificates().forEach(c -> new Certificates(db, siteId).insert(c, "CN=CA", ders.apply(c.id())));
            new WantedSwitches(db, siteId).turn(data.wantedOn(), true, NOW);
            new Observations(db, siteId).append(data.latest(), NOW);
            new Sightings(db, siteId).append(data.sightings(), Map.of(), NOW);
            data.changes().forEach(new ChangeSets(db, siteId)::insert);
            return db.execute("update site set plan_version = plan_version + 1");
        });
        return this;
    }

    /** The funnel, for work that no person asks for. */
    public Acts acts() {
        return portal.acts();
    }

    public Issuing issuing() {
        return portal.certificates().issuing();
    }

    public Bundles bundles() {
        return portal.certificates().bundles();
    }

    public Jobs jobs() {
        return portal.certificates().jobs();
    }

    public Database database() {
        return portal.database();
    }

    /** What seals the portal's secrets. */
    public SecretBox box() {
        return portal.vault().box();
    }

    public TestClock clock() {
        return clock;
    }

    public Portal portal() {
        return portal;
    }

    public Path home() {
        return home;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("akashi-test");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        portal.close();
        if (homeStays) {
            return;
        }
        try (Stream<Path> all = Files.walk(home)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
