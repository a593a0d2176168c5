package akashi.probe;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.site.Computer;
import akashi.core.site.Site;
import akashi.core.site.SiteSnapshot;
import akashi.store.Act;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.JobKind;
import akashi.store.Routine;
import akashi.store.Sightings;
import akashi.store.Sites;
import akashi.store.Snapshots;
import akashi.store.UseCase;
import akashi.web.Routes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The face of the feature: asks ports on demand and by the schedule, and shows what was seen. */
public final class Probes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Probes.class);
    private static final Duration LOOKED_AFTER = Duration.ofMinutes(5);

    private final Database database;
    private final Snapshots snapshots;
    private final Acts acts;
    private final Clock clock;
    private final Prober prober;

    /** The prober of a portal. */
    public Probes(Database database, Snapshots snapshots, Acts acts, Clock clock) {
        this(database, snapshots, acts, clock, new Prober(Names::ofPlatform, Prober.PATIENCE, clock));
    }

    Probes(Database database, Snapshots snapshots, Acts acts, Clock clock, Prober prober) {
        this.database = database;
        this.snapshots = snapshots;
        this.acts = acts;
        this.clock = clock;
        this.prober = prober;
    }

    /** The use cases of its acts. */
    public static List<UseCase<?, ?>> acts() {
        return List.of(new StartingProbes(), new KeepingSightings(), new SettingSchedule());
    }

    /** The job that asks: so many computers at a time, asked before the act that keeps what they answered. */
    public JobKind<?> batch() {
        return new JobKind<>(StartingProbes.KIND, StartingProbes.Item.class, this::looked);
    }

    private Act<?> looked(StartingProbes.Item item) {
        SiteSnapshot site = snapshots.of(item.siteId());
        List<Computer> computers = item.computerIds().stream()
                .flatMap(id -> site.computer(id).stream())
                .filter(Computer::active)
                .toList();
        Prober.Seen seen = prober.look(computers, Judging.of(site, database.db()));
        return new KeepSightings(seen.sightings(), seen.certificates());
    }

    /** Asks real sites when it is time, in one portal alone, and forgets what is old. */
    public Routine routine() {
        return new Routine("probes", LOOKED_AFTER, this::lookAfter);
    }

    void lookAfter() {
        Instant now = clock.instant();
        for (Site site : new Sites(database.db()).real().stream().toList()) {
            Schedule schedule = Schedule.of(database.db(), site.id());
            new Sightings(database.db(), site.id()).prune(schedule.keptSince(now));
            if (schedule.due(now)) {
                begin(site.id());
            }
        }
    }

    private void begin(UUID siteId) {
        try {
            acts.run(Actor.portal(siteId), new StartProbes(List.of()));
        } catch (Fault notNow) {
            LOG.warn("the servers of site {} were not asked: {}", siteId, notNow.said());
        }
    }

    /** Its pages; {@code wake} looks for the stored job at once. */
    public void routes(Routes routes, Runnable wake) {
        new ProbePages(database, snapshots, acts, wake).routes(routes);
        new SchedulePages(database, acts).routes(routes);
    }

    /** Ends what still looks for names. */
    @Override
    public void close() {
        prober.close();
    }
}
