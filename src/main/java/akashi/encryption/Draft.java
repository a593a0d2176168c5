package akashi.encryption;

import akashi.core.fault.Refusal;
import akashi.core.plan.Pairing;
import akashi.core.rule.Check;
import akashi.core.rule.Checks;
import akashi.core.rule.Gates;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A change that is not saved yet: the turns that would change something, the site as it would be wanted then, and why it
 * may not be saved.
 */
record Draft(List<Turn> turns, SiteSnapshot after, List<Refusal> refusals) {

    static Draft of(SiteSnapshot site, Collection<Turn> asked, boolean completePair) {
        List<Turn> known = Turns.known(site, asked);
        List<Turn> all = completePair ? Pairing.completed(site, known) : known;
        List<Turn> turns = Turns.changing(site, all);
        return new Draft(turns, wanting(site, turns), Gates.want(site, turns));
    }

    private static SiteSnapshot wanting(SiteSnapshot site, List<Turn> turns) {
        SiteData data = site.data();
        return SiteSnapshot.of(new SiteData(
                data.site(),
                data.computers(),
                data.clientGroups(),
                data.authorities(),
                data.certificates(),
                Pairing.after(site, turns),
                data.latest(),
                data.changes()));
    }

    /** What is to be said about it before it takes effect. */
    List<Check> checks(Instant now) {
        return Checks.of(after, turns, now);
    }
}
