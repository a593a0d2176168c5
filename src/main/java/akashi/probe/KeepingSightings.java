package akashi.probe;

import akashi.core.site.ShownSlots;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.store.ActContext;
import akashi.store.FinishedChanges;
import akashi.store.Sightings;
import akashi.store.UseCase;
import java.util.List;

/**
 * Adds sightings: reality is recorded, whatever the rules would like, and closes the change sets that it brings to their
 * end. What was seen of a computer that was removed or replaced meanwhile is dropped.
 */
final class KeepingSightings implements UseCase<KeepSightings, Integer> {

    @Override
    public Class<KeepSightings> act() {
        return KeepSightings.class;
    }

    @Override
    public Integer perform(KeepSightings act, ActContext context) {
        SiteSnapshot site = context.site();
        List<Sighting> kept = act.sightings().stream()
                .filter(each -> site.computer(each.computerId())
                        .filter(computer -> computer.generation() == each.generation())
                        .isPresent())
                .toList();
        new Sightings(context.db(), context.siteId()).append(kept, act.certificates(), context.now());
        FinishedChanges.close(context, site, ShownSlots.after(site, kept));
        context.evidenceChanged();
        return kept.size();
    }
}
