package akashi.probe;

import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.Computer;
import akashi.core.site.Site;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.JobKind;
import akashi.store.JobProgress;
import akashi.store.StoredJobs;
import akashi.store.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stores the job that asks. While one for the whole site runs, that one is what comes back. */
final class StartingProbes implements UseCase<StartProbes, UUID> {

    /** The name of the job's kind in the database. */
    static final String KIND = "probe";

    private static final int LEAST = 20;
    private static final int GROUPS = 10;

    /** An item of the job: so many computers at a time. */
    record Item(UUID siteId, List<UUID> computerIds) {}

    @Override
    public Class<StartProbes> act() {
        return StartProbes.class;
    }

    @Override
    public UUID perform(StartProbes act, ActContext context) {
        SiteSnapshot site = context.site();
        if (site.site().kind() != Site.Kind.REAL) {
            throw refused("SANDBOX", "probe.refused.sandbox", null);
        }
        List<Computer> computers = act.all() ? site.active() : named(act, site);
        if (computers.isEmpty()) {
            throw refused(
                    "NOBODY", "probe.refused.nobody", new Mend(Message.of("probe.refused.nobody.mend"), "/servers"));
        }
        StoredJobs jobs = new StoredJobs(context.db(), context.siteId());
        Optional<UUID> running = act.all() ? running(context, jobs) : Optional.empty();
        context.tell(computers.size());
        if (running.isPresent()) {
            return running.get();
        }
        JobKind<Item> kind = new JobKind<>(KIND, Item.class, item -> null);
        List<Item> items = items(context.siteId(), computers);
        UUID run = jobs.submit(context.actor(), kind, items, item -> label(site, item), context.now());
        if (act.all()) {
            Schedule.started(context.db(), context.siteId(), run, context.now());
        }
        return run;
    }

    private static List<Computer> named(StartProbes act, SiteSnapshot site) {
        return act.computerIds().stream()
                .distinct()
                .map(id -> site.computer(id).orElseThrow(() -> new Fault.NotFound("computer " + id)))
                .filter(Computer::active)
                .toList();
    }

    private static Optional<UUID> running(ActContext context, StoredJobs jobs) {
        return Schedule.of(context.db(), context.siteId())
                .run()
                .flatMap(jobs::find)
                .filter(job -> !job.ended())
                .map(JobProgress::id);
    }

    private static List<Item> items(UUID siteId, List<Computer> computers) {
        int size = Math.max(LEAST, (computers.size() + GROUPS - 1) / GROUPS);
        List<Item> items = new ArrayList<>();
        for (int from = 0; from < computers.size(); from += size) {
            List<UUID> some = computers.subList(from, Math.min(from + size, computers.size())).stream()
                    .map(Computer::id)
                    .toList();
            items.add(new Item(siteId, some));
        }
        return items;
    }

    private static String label(SiteSnapshot site, Item item) {
        String first = site.computer(item.computerIds().get(0)).orElseThrow().shortLabel();
        return item.computerIds().size() == 1
                ? first
                : first + " + " + (item.computerIds().size() - 1);
    }

    private static Fault refused(String rule, String reason, Mend mend) {
        return new Fault.Refused(
                new Refusal(rule, List.of(), Message.of(reason), List.of(), mend == null ? Mend.NONE : mend));
    }
}
