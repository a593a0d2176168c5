package akashi.trust;

import akashi.core.site.ChangeSet;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.SwitchId;
import akashi.store.ActContext;
import akashi.store.ChangeSets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Closes running change sets all of whose switches are in effect as wanted, by whatever way that came to be known. */
final class FinishedChanges {

    private FinishedChanges() {}

    static void close(ActContext context, SiteSnapshot before, List<Observation> added) {
        Map<SwitchId, Boolean> effects = new HashMap<>();
        added.stream()
                .filter(o -> o.fact() == Fact.IN_EFFECT && o.slot().isPresent())
                .forEach(o -> effects.put(new SwitchId(o.subjectId(), o.slot().get()), o.value()));
        if (effects.isEmpty()) {
            return;
        }
        before.changes().stream()
                .filter(ChangeSet::running)
                .filter(change -> change.turns().stream().allMatch(turn -> {
                    SwitchId id = new SwitchId(turn.computerId(), turn.slot());
                    boolean known = before.evidence().inEffect(id).orElse(false);
                    return effects.getOrDefault(id, known) == turn.on();
                }))
                .forEach(change -> {
                    new ChangeSets(context.db(), context.siteId())
                            .become(change.id(), ChangeSet.State.DONE, context.now());
                    context.planChanged();
                });
    }
}
