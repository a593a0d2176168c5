package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.pki.RequestReader;
import akashi.store.Acts;
import akashi.store.CertificateRequests;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import akashi.web.Routes;
import akashi.web.Upload;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Certificates from other authorities: what would be asked is shown, asked, and its answer taken in. */
final class ElsewherePages {

    private static final long MOST_REQUEST = 1 << 18;
    private static final long MOST_ANSWER = 4 << 20;
    private static final String ONE = "/certificates/requests/{id}";

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;

    ElsewherePages(Database database, Acts acts, Snapshots snapshots) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
    }

    void routes(Routes routes) {
        routes.get("/certificates/ask", Access.ADMIN, this::offer);
        routes.upload("/certificates/ask", Access.ADMIN, MOST_REQUEST, this::ask);
        routes.get(ONE, Access.HELPDESK, this::show);
        routes.get(ONE + "/request.inf", Access.ADMIN, this::inf);
        routes.upload(ONE + "/file", Access.ADMIN, MOST_REQUEST, this::keep);
        routes.upload(ONE + "/answer", Access.ADMIN, MOST_ANSWER, this::answer);
        routes.post(ONE + "/withdraw", Access.ADMIN, this::withdraw);
    }

    private void offer(Exchange x) {
        offer(x, x.query());
    }

    /** What would be asked: of the first authority and all wanted slots where nothing was chosen. */
    private void offer(Exchange x, Form chosen) {
        SiteSnapshot site = site(x);
        Computer computer = computer(site, chosen);
        List<Authority> authorities = Elsewhere.askable(site);
        Optional<Authority> authority = chosen.text("authority")
                .map(IssuePages::id)
                .flatMap(site::authority)
                .filter(authorities::contains)
                .or(() -> authorities.stream().findFirst());
        Set<Slot> slots = slots(chosen);
        Set<Slot> wanted = slots.isEmpty() ? site.wantedSlots(computer) : slots;
        Map<String, Object> model = new HashMap<>();
        model.put("computer", computer);
        model.put(
                "authorities",
                authorities.stream()
                        .map(a -> new Option(
                                a.id().toString(), Message.of("elsewhere.authority", a.name(), Message.of(a.kind()))))
                        .toList());
        model.put("authority", authority.orElse(null));
        model.put("offered", new TreeSet<>(computer.slots()));
        model.put("ticked", wanted);
        model.put(
                "asked",
                authority
                        .map(a -> Elsewhere.drawn(site, computer, a, wanted, x.now()))
                        .orElse(null));
        model.put("act", UUID.randomUUID().toString());
        x.page("certificates/ask", model);
    }

    private void ask(Exchange x) {
        Form form = x.form();
        x.onFault(again -> offer(again, form));
        SiteSnapshot site = site(x);
        Computer computer = computer(site, form);
        UUID authority = form.required("authority", UUID::fromString);
        Optional<AskElsewhere.File> file = x.upload("file")
                .map(Upload::bytes)
                .filter(bytes -> bytes.length > 0)
                .map(ElsewherePages::file);
        form.done();
        Set<Slot> slots = slots(form).isEmpty() ? site.wantedSlots(computer) : slots(form);
        UUID id = acts.run(x.actor(), new AskElsewhere(computer.id(), authority, slots, file), IssuePages.once(form));
        x.redirect("/certificates/requests/" + id, Message.of("elsewhere.asked"));
    }

    private static AskElsewhere.File file(byte[] bytes) {
        return new AskElsewhere.File(bytes, RequestReader.read(bytes));
    }

    private void show(Exchange x) {
        SiteSnapshot site = site(x);
        Certificate requested = certificate(x, site);
        if (requested.state() != Certificate.State.REQUESTED) {
            x.redirect("/certificates/" + requested.id());
            return;
        }
        CertificateRequests.Asked asked = new CertificateRequests(
                        database.db(), x.actor().siteId())
                .find(requested.id())
                .orElseThrow(() -> new Fault.NotFound("request " + requested.id()));
        Map<String, Object> model = new HashMap<>();
        model.put("c", requested);
        model.put("computer", Requested.computer(site, requested));
        model.put("authority", requested.authorityId().flatMap(site::authority).orElse(null));
        model.put("slots", requested.slots().stream().sorted().toList());
        model.put("by", asked.by());
        model.put("kept", asked.request().isPresent());
        model.put("age", Duration.between(requested.issuedAt(), x.now()).toDays());
        model.put("act", UUID.randomUUID().toString());
        model.put("mayAct", x.actor().access().covers(Access.ADMIN));
        x.page("certificates/requested", model);
    }

    private void inf(Exchange x) {
        SiteSnapshot site = site(x);
        Certificate requested = Requested.of(site, x.path("id", UUID::fromString));
        String name = Requested.computer(site, requested).shortLabel() + ".inf";
        x.download(name, "text/plain; charset=us-ascii", RequestInf.of(requested));
    }

    private void keep(Exchange x) {
        x.onFault(this::show);
        UUID id = x.path("id", UUID::fromString);
        byte[] bytes = x.upload("file")
                .map(Upload::bytes)
                .filter(file -> file.length > 0)
                .orElseThrow(() -> new Fault.BadInput("file", "certificates.sign.nothing"));
        acts.run(x.actor(), new RequestFile(id, file(bytes)), IssuePages.once(x.form()));
        x.redirect("/certificates/requests/" + id, Message.of("elsewhere.kept"));
    }

    private void answer(Exchange x) {
        x.onFault(this::show);
        UUID id = x.path("id", UUID::fromString);
        Form form = x.form();
        acts.run(
                x.actor(),
                new AnswerRequest(id, Candidates.read(x.uploads("files")), form.flag("acknowledged")),
                IssuePages.once(form));
        x.redirect("/certificates/" + id, Message.of("elsewhere.answered"));
    }

    private void withdraw(Exchange x) {
        x.onFault(this::show);
        acts.run(x.actor(), new WithdrawRequest(x.path("id", UUID::fromString)), IssuePages.once(x.form()));
        x.redirect("/certificates", Message.of("elsewhere.withdrawn"));
    }

    private static Certificate certificate(Exchange x, SiteSnapshot site) {
        UUID id = x.path("id", UUID::fromString);
        return site.certificate(id).orElseThrow(() -> new Fault.NotFound("certificate " + id));
    }

    private static Set<Slot> slots(Form form) {
        Set<Slot> slots = EnumSet.noneOf(Slot.class);
        slots.addAll(form.list("slot", Slot::valueOf));
        return slots;
    }

    private static Computer computer(SiteSnapshot site, Form form) {
        return form.text("computer")
                .map(IssuePages::id)
                .flatMap(site::computer)
                .orElseThrow(() -> new Fault.NotFound("computer"));
    }

    private SiteSnapshot site(Exchange x) {
        return snapshots.of(x.actor().siteId());
    }
}
