package akashi.api;

import akashi.api.Call.Content;
import akashi.authority.AuthorityPages;
import akashi.certificates.Bundles;
import akashi.certificates.ExportedFiles;
import akashi.certificates.Issuing;
import akashi.certificates.OtherWays;
import akashi.certificates.RequestSigning;
import akashi.core.access.Access;
import akashi.encryption.Encryption;
import akashi.enrolment.Enrolling;
import akashi.sites.SiteImport;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Jobs;
import akashi.store.Judgements;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.util.ArrayList;
import java.util.List;

/** The face of the API: its calls, in the order in which a script goes through the main job. */
public final class Api {

    private final List<Call> calls = new ArrayList<>();

    /**
     * What the calls work with.
     *
     * @param jobs does what takes long
     */
    public record Parts(
            Database database,
            Acts acts,
            Snapshots snapshots,
            Judgements judgements,
            SiteImport imports,
            Encryption encryption,
            AuthorityPages authorities,
            Issuing issuing,
            Bundles bundles,
            Jobs jobs,
            Enrolling enrolling) {}

    /** The calls over what the features offer. */
    public Api(Parts parts) {
        Acts acts = parts.acts();
        Snapshots snapshots = parts.snapshots();
        JobCalls jobs = new JobCalls(parts.database());
        calls.addAll(new SiteCalls(snapshots, parts.imports()).calls());
        calls.addAll(new AuthorityCalls(acts, snapshots, parts.database(), parts.authorities()).calls());
        calls.addAll(new ChangeCalls(acts, snapshots, parts.encryption()).calls());
        calls.addAll(new CertificateCalls(acts, snapshots, parts.issuing(), parts.jobs(), jobs).calls());
        calls.addAll(new RenewalCalls(acts, snapshots, parts.database()).calls());
        calls.addAll(new RequestCalls(snapshots, new RequestSigning(parts.issuing(), snapshots)).calls());
        calls.addAll(
                new OtherCalls(snapshots, new OtherWays(parts.database(), acts, snapshots, parts.issuing())).calls());
        calls.addAll(new ProfileCalls(acts, parts.database()).calls());
        calls.addAll(jobs.calls());
        calls.addAll(new BundleCalls(snapshots, parts.bundles()).calls());
        calls.addAll(new ExportCalls(new ExportedFiles(snapshots, parts.issuing())).calls());
        calls.addAll(new FactCalls(acts, snapshots).calls());
        calls.addAll(new ProbeCalls(acts, snapshots, parts.jobs(), jobs).calls());
        calls.addAll(new ApprovalCalls(acts, parts.database()).calls());
        calls.addAll(new EnrolCalls(parts.enrolling()).calls());
        calls.addAll(new TrustCalls(parts.judgements()).calls());
        calls.addAll(new FindingCalls(parts.judgements()).calls());
        calls.add(Call.get("describe", "/openapi.json", Access.TRAINEE, this::describe)
                .answers(200, Content.of("application/json")));
    }

    /** Registers every call. */
    public void routes(Routes routes) {
        calls.forEach(call -> call.register(routes));
    }

    /** Every call, for the tests that compare them with routes and description. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    private void describe(Exchange x) {
        x.json(200, new OpenApi(calls, x::text).document());
    }
}
