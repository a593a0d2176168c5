package akashi;

import akashi.authority.AuthorityPages;
import akashi.authority.ClientKitPages;
import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.certificates.Bundles;
import akashi.certificates.CertificatePages;
import akashi.certificates.Issuing;
import akashi.pki.FreshKeys;
import akashi.pki.SecretBox;
import akashi.revocation.Lists;
import akashi.revocation.Revocation;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Jobs;
import akashi.store.Snapshots;
import akashi.store.UseCase;
import akashi.web.Messages;
import akashi.web.Routes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The part of the composition that holds keys: authorities, certificates, bundles, and the jobs that issue. */
final class CertificateParts implements AutoCloseable {

    private static final int KEY_THREADS = 2;

    private final AuthorityPages authorities;
    private final ClientKitPages clientKit;
    private final Issuing issuing;
    private final Bundles bundles;
    private final CertificatePages certificates;
    private final Revocation revocation;
    private final Jobs jobs;

    /** What the acts of this part need before there is a funnel to run them. */
    record Keys(SecretBox box, SealedKeys privateKeys, SiteAuthorities authorities, FreshKeys fresh) {

        static Keys of(SecretBox box, Clock clock) {
            SealedKeys privateKeys = new SealedKeys(box);
            return new Keys(box, privateKeys, new SiteAuthorities(privateKeys, clock), new FreshKeys(KEY_THREADS));
        }

        List<UseCase<?, ?>> acts(boolean answersMachines) {
            return Stream.of(
                            AuthorityPages.acts(authorities, privateKeys, fresh),
                            Issuing.acts(authorities, privateKeys, box, new Lists(authorities)),
                            Revocation.acts(authorities, answersMachines))
                    .flatMap(List::stream)
                    .toList();
        }
    }

    CertificateParts(
            Database database,
            Acts acts,
            Snapshots snapshots,
            Keys keys,
            Messages messages,
            Clock clock,
            Optional<Integer> statusPort) {
        authorities = new AuthorityPages(
                database, acts, snapshots, keys.authorities(), keys.privateKeys(), keys.fresh(), messages, clock);
        clientKit = new ClientKitPages(database, snapshots, keys.authorities());
        issuing = new Issuing(database, acts, snapshots, keys.authorities(), keys.privateKeys(), keys.fresh(), clock);
        bundles = new Bundles(database, acts, snapshots, keys.authorities(), keys.box(), messages, clock);
        revocation =
                new Revocation(database, acts, snapshots, keys.authorities(), keys.privateKeys(), clock, statusPort);
        jobs = new Jobs(
                database,
                acts,
                clock,
                List.of(issuing.batch(), issuing.renewals(), bundles.batch()),
                List.of(issuing.sweep(), issuing.forgetKeys(), bundles.sweep(), revocation.routine()));
        certificates = new CertificatePages(database, acts, snapshots, issuing, bundles, jobs, clock);
    }

    /** Names the routes, and gives up what was never signed. */
    void routes(Routes routes) {
        authorities.routes(routes);
        clientKit.routes(routes);
        certificates.routes(routes);
        authorities.abandonStale();
        revocation.routes(routes);
        issuing.abandonStale();
    }

    /** Goes on with jobs that an earlier portal left. */
    void start() {
        jobs.start();
        revocation.listen();
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

    @Override
    public void close() {
        revocation.close();
        jobs.close();
    }
}
