package akashi.certificates;

import akashi.authority.KnownKeys;
import akashi.authority.SealedKeys;
import akashi.core.access.Access;
import akashi.core.fault.Refusal;
import akashi.core.site.SiteSnapshot;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Jobs;
import akashi.store.Snapshots;
import akashi.store.UseCase;
import akashi.web.Routes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The pages of certificates: the list, one certificate, and the routes of the whole feature. */
public final class CertificatePages {

    private static final long ADOPT_LIMIT = 4 << 20;

    private final CertificateListPage list;
    private final CertificatePage one;
    private final RevokePage revoke;
    private final ExportPages exports;
    private final RenewalPages renewals;
    private final IssuePages issue;
    private final BundlePages bundles;
    private final PackingPages packing;
    private final JobPages running;
    private final AdoptPages adopt;
    private final ExtendPages extend;
    private final SigningRequestPages requests;
    private final ProfilePages profiles;
    private final ElsewherePages elsewhere;
    private final ImportKeyPages importKeys;

    /** The pages over these parts. */
    public CertificatePages(
            Database database,
            Acts acts,
            Snapshots snapshots,
            Issuing issuing,
            Bundles bundles,
            Jobs jobs,
            Function<SiteSnapshot, Optional<Refusal>> trouble,
            Clock clock) {
        this.list = new CertificateListPage(database, snapshots, trouble);
        this.one = new CertificatePage(database, acts, snapshots, issuing);
        this.revoke = new RevokePage(acts, snapshots, one::show);
        OneTimeFiles waiting = new OneTimeFiles(clock);
        this.exports = new ExportPages(database, acts, snapshots, issuing.exports(), waiting, one::show);
        this.renewals = new RenewalPages(database, acts, snapshots, issuing, jobs);
        this.issue = new IssuePages(snapshots, issuing, jobs, trouble);
        this.requests = new SigningRequestPages(snapshots, issuing, issuing.known());
        this.profiles = new ProfilePages(database, acts);
        this.importKeys = new ImportKeyPages(database, acts, snapshots, issuing.known(), clock);
        this.elsewhere = new ElsewherePages(database, acts, snapshots);
        this.bundles = new BundlePages(snapshots, bundles, waiting);
        this.packing = new PackingPages(database, acts, snapshots, bundles, jobs);
        this.running = new JobPages(database, packing);
        this.adopt = new AdoptPages(snapshots, acts, database);
        this.extend = new ExtendPages(acts, issue::offer);
    }

    /** The acts by which other authorities are asked, and certificates with keys taken in. */
    public static List<UseCase<?, ?>> acts(SealedKeys keys, KnownKeys known) {
        return List.of(
                new ImportingKeys(keys, known),
                new AskingElsewhere(known),
                new RequestFile.Keeping(known),
                new AnswerRequest.Answering(known),
                new WithdrawRequest.Withdrawing());
    }

    /** The routes of this feature. */
    public void routes(Routes routes) {
        routes.get("/certificates", Access.HELPDESK, list::list);
        routes.get("/certificates.csv", Access.HELPDESK, list::csv);
        routes.get("/certificates/issue", Access.ADMIN, issue::offer);
        routes.post("/certificates/issue", Access.ADMIN, issue::issue);
        routes.get("/certificates/jobs/{id}", Access.ADMIN, running::progress);
        routes.post("/certificates/jobs/{id}/cancel", Access.ADMIN, running::cancel);
        routes.get("/certificates/jobs/{id}/bundles.zip", Access.ADMIN, packing::zip);
        routes.post("/certificates/jobs/{id}/passwords", Access.ADMIN, packing::passwords);
        routes.post("/certificates/extend", Access.ADMIN, extend::extend);
        routes.get("/certificates/bundle", Access.ADMIN, bundles::offer);
        routes.post("/certificates/bundle", Access.ADMIN, bundles::export);
        routes.get("/certificates/bundles", Access.ADMIN, packing::offer);
        routes.post("/certificates/bundles", Access.ADMIN, packing::order);
        routes.post("/certificates/bundle/download", Access.ADMIN, bundles::download);
        routes.get("/certificates/roll-out", Access.ADMIN, RollOut::show);
        routes.get("/certificates/adopt", Access.ADMIN, adopt::offer);
        routes.upload("/certificates/adopt", Access.ADMIN, ADOPT_LIMIT, adopt::upload);
        routes.get("/certificates/adopt/{id}", Access.ADMIN, adopt::preview);
        routes.post("/certificates/adopt/{id}", Access.ADMIN, adopt::confirm);
        routes.get("/certificates/renewals", Access.HELPDESK, renewals::show);
        routes.post("/certificates/renewals", Access.ADMIN, renewals::renew);
        routes.post("/certificates/renewals/spread", Access.ADMIN, renewals::spread);
        routes.post("/certificates/renewals/end", Access.ADMIN, renewals::end);
        exports.routes(routes);
        profiles.routes(routes);
        requests.routes(routes);
        elsewhere.routes(routes);
        importKeys.routes(routes);
        routes.get("/certificates/{id}", Access.HELPDESK, one::show);
        routes.post("/certificates/{id}/renew", Access.ADMIN, one::renew);
        revoke.routes(routes);
    }
}
