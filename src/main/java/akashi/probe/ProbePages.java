package akashi.probe;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.finding.Findings;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.JobProgress;
import akashi.store.Sightings;
import akashi.store.Snapshots;
import akashi.store.StoredJobs;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Pager;
import akashi.web.Routes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the servers really show: newest of every port, worst first; of one computer with its history; a run's progress. */
final class ProbePages {

    private static final int SIZE = 100;
    private static final int HISTORY = 60;
    private static final int JOBS = 20;
    private static final Comparator<SeenRow> WORST_FIRST = Comparator.comparing(SeenRow::status)
            .thenComparing(SeenRow::label)
            .thenComparing(row -> row.seen().port());

    private final Database database;
    private final Snapshots snapshots;
    private final Acts acts;
    private final Runnable wake;

    ProbePages(Database database, Snapshots snapshots, Acts acts, Runnable wake) {
        this.database = database;
        this.snapshots = snapshots;
        this.acts = acts;
        this.wake = wake;
    }

    void routes(Routes routes) {
        routes.get("/probes", Access.HELPDESK, this::show);
        routes.post("/probes", Access.HELPDESK, this::start);
        routes.post("/probes/cancel", Access.HELPDESK, this::cancel);
    }

    private void show(Exchange x) {
        Form query = x.query();
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Optional<Computer> computer = query.optional("computer", UUID::fromString)
                .map(id -> site.computer(id).orElseThrow(() -> new Fault.NotFound("computer " + id)));
        String text = query.text("q").orElse("").toLowerCase(Locale.ROOT);
        List<SeenRow> all = site.active().stream()
                .filter(each -> computer.isEmpty() || computer.get().equals(each))
                .flatMap(each -> site.sightings().of(each.id()).stream())
                .map(seen -> SeenRow.of(site, seen))
                .sorted(WORST_FIRST)
                .toList();
        List<SeenRow> found =
                all.stream().filter(row -> row.label().contains(text)).toList();
        int page = query.number("page", 1, Math.max(1, (found.size() + SIZE - 1) / SIZE), 1);
        Map<String, Object> model = new HashMap<>();
        model.put("rows", found.stream().skip((page - 1L) * SIZE).limit(SIZE).toList());
        String path = "/probes?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)
                + computer.map(c -> "&computer=" + c.id()).orElse("");
        model.put("pager", Pager.of(path, page, SIZE, found.size()));
        model.put("q", text);
        model.put("computer", computer.orElse(null));
        model.put("history", computer.map(c -> history(x, site, c)).orElse(List.of()));
        model.put("servers", site.active().size());
        model.put("total", all.size());
        model.put(
                "findings",
                Findings.of(site, x.now()).stream()
                        .filter(each ->
                                computer.isEmpty() || each.about(computer.get().id()))
                        .toList());
        model.put(
                "wrong", all.stream().filter(row -> row.status().ordinal() < 3).count());
        model.put("job", job(x, query).orElse(null));
        model.put("schedule", Schedule.of(database.db(), x.actor().siteId()));
        model.put("mayAct", x.actor().access().covers(Access.ADMIN));
        model.put("act", UUID.randomUUID().toString());
        x.page("probe/list", model);
    }

    private List<SeenRow> history(Exchange x, SiteSnapshot site, Computer computer) {
        return new Sightings(database.db(), x.actor().siteId())
                .of(computer.id(), HISTORY).stream()
                        .map(seen -> SeenRow.of(site, seen))
                        .toList();
    }

    /** The run that is asked for, or else one that still goes on. */
    private Optional<JobProgress> job(Exchange x, Form query) {
        StoredJobs jobs = new StoredJobs(database.db(), x.actor().siteId());
        Optional<UUID> named = query.optional("run", UUID::fromString);
        if (named.isPresent()) {
            return jobs.find(named.get()).filter(job -> job.kind().equals(StartingProbes.KIND));
        }
        return jobs.newest(JOBS).stream()
                .filter(job -> job.kind().equals(StartingProbes.KIND) && !job.ended())
                .findFirst();
    }

    private void start(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        List<UUID> computers = form.list("computer", UUID::fromString);
        Terms terms = Terms.once(form.text("act"));
        form.done();
        UUID job = acts.run(x.actor(), new StartProbes(computers), terms);
        wake.run();
        String only = computers.size() == 1 ? "&computer=" + computers.get(0) : "";
        x.redirect("/probes?run=" + job + only, Message.of("probe.started"));
    }

    private void cancel(Exchange x) {
        UUID id = x.form().required("run", UUID::fromString);
        x.form().done();
        StoredJobs jobs = new StoredJobs(database.db(), x.actor().siteId());
        jobs.find(id)
                .filter(job -> job.kind().equals(StartingProbes.KIND))
                .orElseThrow(() -> new Fault.NotFound("run " + id));
        if (database.transaction(db -> new StoredJobs(db, x.actor().siteId()).cancel(id, x.now()))) {
            x.redirect("/probes?run=" + id);
        } else {
            x.redirect("/probes?run=" + id, Message.of("probe.cancelling"));
        }
    }
}
