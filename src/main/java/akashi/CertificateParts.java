package akashi;

import akashi.authority.AuthorityPages;
import akashi.authority.ClientKitPages;
import akashi.authority.KnownKeys;
import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.certificates.Bundles;
import akashi.certificates.CertificatePages;
import akashi.certificates.Issuing;
import akashi.certificates.PermittedSigning;
import akashi.core.fault.Refusal;
import akashi.core.site.SiteSnapshot;
import akashi.enrolment.Enrolling;
import akashi.enrolment.Enrolment;
import akashi.handout.Handout;
import akashi.https.Https;
import akashi.https.Place;
import akashi.pki.FreshKeys;
import akashi.pki.NativeCrypto;
import akashi.pki.SecretBox;
import akashi.pki.Token;
import akashi.probe.Probes;
import akashi.revocation.LastWords;
import akashi.revocation.Lists;
import akashi.revocation.Revocation;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.JobKind;
import akashi.store.Jobs;
import akashi.store.Routine;
import akashi.store.Snapshots;
import akashi.store.UseCase;
import akashi.vault.KeyPool;
import akashi.vault.Vault;
import akashi.web.Messages;
import akashi.web.Routes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The part of the composition that holds keys: authorities, certificates, bundles, and the jobs that issue. */
final class CertificateParts implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateParts.class);
    private static final int KEY_THREADS = 2;

    private final AuthorityPages authorities;
    private final ClientKitPages clientKit;
    private final Issuing issuing;
    private final Bundles bundles;
    private final CertificatePages certificates;
    private final Revocation revocation;
    private final Jobs jobs;
    private final KeyPool pool;
    private final Enrolling enrolling;
    private final Enrolment enrolment;
    private final Handout handout;
    private final Https https;
    private final TokenWatch tokenWatch;

    /** What the acts of this part need before there is a funnel to run them. */
    record Keys(
            SecretBox box,
            SealedKeys privateKeys,
            Token token,
            SiteAuthorities authorities,
            KeyPool pool,
            FreshKeys fresh,
            KnownKeys known) {

        static Keys of(Database database, Vault vault, Configuration set, Clock clock) {
            SealedKeys privateKeys = new SealedKeys(vault.box());
            KeyPool pool = new KeyPool(database, vault, set.keyPool(), clock);
            FreshKeys fresh = new FreshKeys(KEY_THREADS, pool::take);
            Token token = Token.of(set.token());
            return new Keys(
                    vault.box(),
                    privateKeys,
                    token,
                    new SiteAuthorities(privateKeys, token, clock),
                    pool,
                    fresh,
                    new KnownKeys(database));
        }

        List<UseCase<?, ?>> acts(boolean answersMachines) {
            return Stream.of(
                            AuthorityPages.acts(
                                    authorities, privateKeys, fresh, new LastWords(authorities, privateKeys)::sign),
                            Issuing.acts(authorities, privateKeys, box, new Lists(authorities)),
                            CertificatePages.acts(privateKeys, known),
                            Revocation.acts(authorities, answersMachines),
                            Enrolment.acts(),
                            Handout.acts(),
                            Https.acts(authorities, privateKeys),
                            List.<UseCase<?, ?>>of(PermittedSigning.act(authorities)))
                    .flatMap(List::stream)
                    .toList();
        }
    }

    CertificateParts(Kits kits, Probes probes, List<Routine> others) {
        Database database = kits.database();
        Acts acts = kits.acts();
        Snapshots snapshots = kits.snapshots();
        Keys keys = kits.keys();
        Messages messages = kits.messages();
        Clock clock = kits.clock();
        Configuration configuration = kits.configuration();
        pool = keys.pool();
        tokenWatch = new TokenWatch(keys.token(), messages);
        authorities = authorities(kits);
        clientKit = new ClientKitPages(database, snapshots, keys.authorities());
        issuing = new Issuing(
                database, acts, snapshots, keys.authorities(), keys.privateKeys(), keys.fresh(), keys.known(), clock);
        bundles = new Bundles(database, acts, snapshots, keys.authorities(), keys.box(), messages, clock);
        revocation = new Revocation(
                database, acts, snapshots, keys.authorities(), keys.privateKeys(), clock, configuration.statusPort());
        https = https(kits);
        jobs = new Jobs(database, acts, clock, batches(probes), routines(probes, others));
        certificates = new CertificatePages(
                database, acts, snapshots, issuing, bundles, jobs, site -> trouble(kits, site), clock);
        PermittedSigning signing = new PermittedSigning(
                database, acts, snapshots, keys.authorities(), keys.privateKeys(), keys.fresh(), issuing, clock);
        enrolling = new Enrolling(database, acts, snapshots, signing, clock, configuration.url());
        enrolment = new Enrolment(database, acts, snapshots, enrolling, configuration.url());
        handout = new Handout(database, acts, snapshots, bundles, keys.box(), clock);
    }

    /** Why the CA of the site cannot sign just now, whoever asks. */
    private static Optional<Refusal> trouble(Kits kits, SiteSnapshot site) {
        return site.issuer()
                .flatMap(issuer -> kits.vault().trouble())
                .or(() -> kits.keys().authorities().issuerTrouble(site));
    }

    private List<JobKind<?>> batches(Probes probes) {
        return List.of(issuing.batch(), issuing.renewals(), bundles.batch(), probes.batch());
    }

    private List<Routine> routines(Probes probes, List<Routine> others) {
        return Stream.concat(
                        Stream.of(
                                issuing.sweep(),
                                issuing.forgetKeys(),
                                bundles.sweep(),
                                revocation.routine(),
                                https.routine(),
                                probes.routine()),
                        others.stream())
                .toList();
    }

    private static AuthorityPages authorities(Kits kits) {
        Keys keys = kits.keys();
        return new AuthorityPages(
                kits.database(),
                kits.acts(),
                kits.snapshots(),
                keys.authorities(),
                keys.privateKeys(),
                keys.fresh(),
                keys.known(),
                kits.messages(),
                kits.clock());
    }

    private static Https https(Kits kits) {
        Configuration set = kits.configuration();
        return new Https(
                kits.database(),
                kits.acts(),
                kits.snapshots(),
                kits.keys().authorities(),
                kits.keys().privateKeys(),
                kits.vault()::locked,
                new Place(set.host(), set.url(), set.home(), set.servesHttps()),
                kits.clock());
    }

    /** Names the routes, and gives up what was never signed. */
    void routes(Routes routes) {
        authorities.routes(routes);
        clientKit.routes(routes);
        certificates.routes(routes);
        enrolment.routes(routes);
        handout.routes(routes);
        https.routes(routes);
        authorities.abandonStale();
        revocation.routes(routes);
        issuing.abandonStale();
    }

    /** Goes on with jobs that an earlier portal left; nobody who waits for the first page needs to wait for them. */
    void start() {
        tokenWatch.start();
        jobs.start();
        revocation.listen();
        https.start();
        // Until it is loaded the platform's own providers do the work, so that the start does not wait.
        Thread loading =
                new Thread(() -> LOG.info("keys and signatures are made by {}", NativeCrypto.load()), "native-crypto");
        loading.setDaemon(true);
        loading.start();
        pool.start();
    }

    /** Does at once what comes round every few minutes, once keys can be opened. */
    void lookAround() {
        revocation.routine().work().run();
        https.look();
    }

    Https https() {
        return https;
    }

    AuthorityPages authorities() {
        return authorities;
    }

    Issuing issuing() {
        return issuing;
    }

    Bundles bundles() {
        return bundles;
    }

    Revocation revocation() {
        return revocation;
    }

    Jobs jobs() {
        return jobs;
    }

    Enrolling enrolling() {
        return enrolling;
    }

    @Override
    public void close() {
        tokenWatch.close();
        https.close();
        revocation.close();
        jobs.close();
        pool.close();
    }
}
