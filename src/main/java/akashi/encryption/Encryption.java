package akashi.encryption;

import akashi.core.fault.Fault;
import akashi.core.runbook.Journey;
import akashi.core.runbook.Pace;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.SiteSnapshot;
import akashi.store.Acts;
import akashi.store.AuditEntries;
import akashi.store.ChangeSets;
import akashi.store.Database;
import akashi.store.Judgements;
import akashi.store.RunbookNotes;
import akashi.store.Snapshots;
import akashi.store.UseCase;
import akashi.web.Routes;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Switches and change sets: the acts, the pages, and change sets to look at. */
public final class Encryption {

    private final Database database;
    private final Snapshots snapshots;
    private final Clock clock;

    /** Reads sites through the snapshots. */
    public Encryption(Database database, Snapshots snapshots, Clock clock) {
        this.database = database;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /** What can be done. */
    public static List<UseCase<?, ?>> acts() {
        return List.of(new Saving(), new Going(), new Recording(), new Undoing());
    }

    /** A change that is only thought of: nothing is saved. A switch that is not there is bad input or not found. */
    public ChangeView preview(UUID siteId, Collection<Turn> turns, boolean completePair) {
        return ChangeView.draft(snapshots.of(siteId), turns, completePair, audit(siteId), clock.instant());
    }

    /** A change set as it stands; an unknown one is not found. */
    public ChangeView view(UUID siteId, UUID changeId) {
        SiteSnapshot site = snapshots.of(siteId);
        ChangeSets changes = new ChangeSets(database.db(), siteId);
        ChangeSet change = changes.find(changeId).orElseThrow(() -> new Fault.NotFound("change set " + changeId));
        return ChangeView.of(site, change, changes.acknowledgements(changeId), audit(siteId), clock.instant());
    }

    /** How the site wants its switches to be turned. */
    Pace pace(UUID siteId, Journey journey) {
        return new RunbookNotes(database.db(), siteId).pace(journey);
    }

    Instant now() {
        return clock.instant();
    }

    /** Adds the pages; what they do runs through the acts. */
    public void routes(Routes routes, Acts acts, Judgements judgements) {
        new OverviewPages(this, database, snapshots, judgements, acts).routes(routes);
        new NewChangePages(this, snapshots, acts).routes(routes);
        new ChangePages(this, snapshots, acts).routes(routes);
    }

    private AuditEntries audit(UUID siteId) {
        return new AuditEntries(database.db(), siteId);
    }
}
