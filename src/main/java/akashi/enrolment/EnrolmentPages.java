package akashi.enrolment;

import akashi.access.ShownOnce;
import akashi.certificates.InstallScript;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.Randoms;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Enrolments;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import akashi.web.Upload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The page of codes: what became of each, a new one for a computer, and the way by file. */
final class EnrolmentPages {

    private static final String HERE = "/enrolment";
    private static final long MOST_BYTES = 1 << 18;
    private static final int SHOWN = 200;

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final Enrolling enrolling;
    private final Optional<URI> publicUrl;
    private final ShownOnce codes = new ShownOnce(Randoms::code);

    EnrolmentPages(Database database, Acts acts, Snapshots snapshots, Enrolling enrolling, Optional<URI> publicUrl) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.enrolling = enrolling;
        this.publicUrl = publicUrl;
    }

    void routes(Routes routes) {
        routes.get(HERE, Access.HELPDESK, this::show);
        routes.get(HERE + "/install.ps1", Access.HELPDESK, this::script);
        routes.post(HERE + "/codes", Access.ADMIN, this::make);
        routes.post(HERE + "/codes/{id}/revoke", Access.ADMIN, this::revoke);
        routes.post(HERE + "/address", Access.ADMIN, this::address);
        routes.upload(HERE + "/file", Access.ADMIN, MOST_BYTES, this::file);
    }

    /** A code as the page shows it. */
    record Row(Enrolments.Enrolment code, String computer, Message state, boolean open, int more) {}

    /** Open codes of one computer stand in one row, the newest, which says how many there are; its own page has all. */
    private static List<Row> grouped(List<Row> rows, Instant now) {
        Map<UUID, Long> waiting = rows.stream()
                .filter(row -> row.code().state(now) == Enrolments.State.WAITING)
                .collect(Collectors.groupingBy(row -> row.code().computerId(), Collectors.counting()));
        Set<UUID> told = new HashSet<>();
        List<Row> shown = new ArrayList<>();
        for (Row row : rows) {
            UUID computer = row.code().computerId();
            boolean one = row.code().state(now) == Enrolments.State.WAITING;
            if (!one) {
                shown.add(row);
            } else if (told.add(computer)) {
                int more = waiting.get(computer).intValue() - 1;
                shown.add(new Row(row.code(), row.computer(), row.state(), row.open(), more));
            }
        }
        return shown;
    }

    private void show(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Optional<Computer> computer = computer(x, site);
        UUID siteId = site.site().id();
        Enrolments enrolments = new Enrolments(database.db());
        List<Row> rows =
                computer.map(c -> enrolments.of(siteId, c.id())).orElseGet(() -> enrolments.all(siteId)).stream()
                        .limit(SHOWN)
                        .map(each -> row(each, site, x))
                        .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("computer", computer.orElse(null));
        model.put(
                "computers",
                site.active().stream()
                        .filter(c -> !c.nameMissing())
                        .sorted(Comparator.comparing(Computer::label))
                        .toList());
        model.put("rows", computer.isPresent() ? rows : grouped(rows, x.now()));
        model.put("address", PinnedAddress.of(database.db(), siteId, publicUrl));
        model.put("mayAct", x.actor().access().covers(Access.ADMIN));
        model.put("act", Randoms.token());
        x.page("enrolment/codes", model);
    }

    private static Row row(Enrolments.Enrolment code, SiteSnapshot site, Exchange x) {
        Enrolments.State state = code.state(x.now());
        return new Row(
                code,
                site.computer(code.computerId()).map(Computer::label).orElse("–"),
                Message.of("enrolment.state." + state),
                state == Enrolments.State.WAITING || state == Enrolments.State.USED,
                0);
    }

    private static Optional<Computer> computer(Exchange x, SiteSnapshot site) {
        return x.form()
                .text("computer")
                .or(() -> x.query().text("computer"))
                .map(id -> site.computers().stream()
                        .filter(c -> c.id().toString().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new Fault.NotFound("computer " + id)));
    }

    /** The code is in this answer and is never stored; the list that is shown afterwards has none. */
    private void make(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        UUID computerId = form.required("computer", UUID::fromString);
        form.done();
        String act = form.text("act").orElseGet(Randoms::token);
        String code = new String(codes.of(act).reveal());
        acts.run(x.actor(), new MakeCode(computerId, code), Terms.NONE.onceFor(act));
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Computer computer = site.computer(computerId).orElseThrow();
        x.page(
                "enrolment/code",
                Map.of(
                        "computer",
                        computer,
                        "planned",
                        !site.wantedSlots(computer).isEmpty(),
                        "code",
                        code,
                        "until",
                        x.now().plus(MakeCode.GOOD_FOR),
                        "address",
                        PinnedAddress.of(database.db(), site.site().id(), publicUrl)));
    }

    private void revoke(Exchange x) {
        x.onFault(this::show);
        boolean used = acts.run(x.actor(), new RevokeCode(x.path("id", UUID::fromString)));
        x.redirect(HERE, Message.of(used ? "enrolment.stopped" : "enrolment.revoked"));
    }

    private void address(Exchange x) {
        x.onFault(this::show);
        PinnedAddress typed = PinnedAddress.typed(
                x.form().text("url").orElse(""), x.form().text("pins").orElse(""));
        x.form().done();
        acts.run(x.actor(), new SetAddress(typed));
        x.redirect(HERE, Message.of("enrolment.address.saved"));
    }

    private void script(Exchange x) {
        PinnedAddress address = PinnedAddress.of(database.db(), x.actor().siteId(), publicUrl);
        byte[] script = address.usable()
                ? InstallScript.pinned(address.url().orElseThrow(), address.pins())
                : InstallScript.bytes();
        x.download("install.ps1", "application/octet-stream", script);
    }

    /** A request that somebody carried here, and the answer to carry back. */
    private void file(Exchange x) {
        x.onFault(this::show);
        RequestFile request = x.upload("request")
                .filter(upload -> upload.bytes().length > 0)
                .map(EnrolmentPages::read)
                .orElseThrow(() -> new Fault.BadInput("request", "enrolment.file.nothing"));
        Enrolled answer = enrolling.enrol(request.code(), request.csr().getBytes(StandardCharsets.UTF_8), x.actor());
        x.header("Content-Disposition", "attachment; filename=\"" + answer.computer() + "_answer.json\"");
        x.json(200, answer);
    }

    private static RequestFile read(Upload upload) {
        try {
            RequestFile request = upload.json(RequestFile.class);
            if (request.wellFormed()) {
                return request;
            }
        } catch (Fault.BadInput unreadable) {
            // Told below, in words for somebody who holds a file and no JSON.
        }
        throw new Fault.BadInput("request", "enrolment.file.wrong");
    }
}
