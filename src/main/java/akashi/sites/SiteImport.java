package akashi.sites;

import akashi.core.access.Actor;
import akashi.core.site.HostName;
import akashi.core.site.Site;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.Snapshots;
import akashi.store.Terms;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/** Brings an inventory file into a site: read, compare, then run, or at once while a site is founded. */
public final class SiteImport {

    private final Acts acts;
    private final Snapshots snapshots;
    private final Clock clock;

    public SiteImport(Acts acts, Snapshots snapshots, Clock clock) {
        this.acts = acts;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * Reads a file. Bad rows are listed in the answer; a file that is no table, or too large, is bad input.
     *
     * @param siteDomain the domain of computers about which the file says nothing
     */
    public static Inventory read(byte[] csv, Optional<HostName> siteDomain) {
        return new InventoryReader(siteDomain).read(csv);
    }

    /** Reads a file for the site of the actor. */
    public Inventory read(Actor actor, byte[] csv) {
        return read(csv, snapshots.of(actor.siteId()).site().domain());
    }

    /** What the file would make of the actor's site as it is now. */
    public Difference compare(Actor actor, Inventory file, boolean removeMissing) {
        return Comparison.of(snapshots.of(actor.siteId()), file, removeMissing, clock.instant(), actor.name());
    }

    /** Takes the file into the actor's site; answers with the sentence that says what was done. */
    public Message run(Actor actor, ImportInventory act, Terms terms) {
        return acts.run(actor, act, terms);
    }

    /** Fills a site that is being founded, inside the founding act's transaction; bad rows refuse the founding. */
    public static void found(DSLContext db, Site site, Inventory file, Instant now, String by) {
        SiteSnapshot empty = SiteSnapshot.of(
                new SiteData(site, List.of(), List.of(), List.of(), List.of(), Set.of(), List.of(), List.of()));
        Difference difference = Comparison.of(empty, file, false, now, by);
        Bringing.check(file, difference, false);
        new Bringing(db, site.id(), now, by).write(difference, false);
    }
}
