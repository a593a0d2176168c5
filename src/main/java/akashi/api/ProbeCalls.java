package akashi.api;

import akashi.api.Call.Content;
import akashi.api.Call.Kind;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Computer;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.probe.StartProbes;
import akashi.store.Acts;
import akashi.store.Jobs;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What the servers really show. */
final class ProbeCalls {

    private final Acts acts;
    private final Snapshots snapshots;
    private final Jobs jobs;
    private final JobCalls progress;

    ProbeCalls(Acts acts, Snapshots snapshots, Jobs jobs, JobCalls progress) {
        this.acts = acts;
        this.snapshots = snapshots;
        this.jobs = jobs;
        this.progress = progress;
    }

    /** The computers to ask, by host name; every one that takes part where none is named. */
    record Wanted(List<String> computers) {}

    /** The newest answer of every port. */
    record Seen(List<SightingView> sightings, Optional<String> next) {}

    List<Call> calls() {
        return List.of(
                Call.post("start-probes", "/probes", Access.HELPDESK, this::start)
                        .takes(Content.json(Wanted.class))
                        .answers(202, Content.json(JobView.class)),
                Call.get("read-probes", "/probes", Access.HELPDESK, this::seen)
                        .asks("computer", Kind.TEXT)
                        .asks("after", Kind.TEXT)
                        .asks("limit", Kind.NUMBER)
                        .answers(200, Content.json(Seen.class)));
    }

    private void start(Exchange x) {
        Wanted wanted = Input.body(x, Wanted.class);
        Names names = new Names(snapshots.of(x.actor().siteId()));
        List<String> asked = wanted.computers() == null ? List.of() : wanted.computers();
        List<UUID> ids = asked.stream().map(name -> computer(names, name).id()).toList();
        UUID job = acts.run(x.actor(), new StartProbes(ids), Input.terms(x));
        jobs.wake();
        x.json(202, progress.view(x, job));
    }

    private void seen(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Optional<Computer> only = x.query().optional("computer", name -> computer(new Names(site), name));
        Stream<Computer> computers = only.map(Stream::of).orElseGet(() -> site.computers().stream());
        List<Sighting> all = computers
                .flatMap(computer -> site.sightings().of(computer.id()).stream())
                .sorted(Comparator.comparing(ProbeCalls::key))
                .toList();
        Paging.Page<Sighting> page = Paging.of(x).of(all, ProbeCalls::key);
        x.json(
                200,
                new Seen(
                        page.rows().stream()
                                .map(each -> SightingView.of(site, each))
                                .toList(),
                        page.next()));
    }

    private static String key(Sighting each) {
        return each.computerId() + " %05d ".formatted(each.port()) + each.id();
    }

    private static Computer computer(Names names, String name) {
        return names.computer(name).orElseThrow(() -> new Fault.BadInput("computer", "api.unknown.computer", name));
    }
}
