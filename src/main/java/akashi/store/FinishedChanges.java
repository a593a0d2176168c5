package akashi.store;

import akashi.core.plan.Progress;
import akashi.core.site.ChangeSet;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import java.util.List;

/** Closes running change sets nothing of which is left, by whatever way that came to be known. */
public final class FinishedChanges {

    private FinishedChanges() {}

    /** After observations were added to a site: closes those running change sets that they bring to their end. */
    public static void close(ActContext context, SiteSnapshot before, List<Observation> added) {
        before.changes().stream()
                .filter(ChangeSet::running)
                .filter(change -> added.stream().anyMatch(o -> concerns(o, change)))
                .forEach(change -> close(context, before, change, added));
    }

    /** Closes a running change set where nothing of it is left; answers how much is. */
    public static int close(ActContext context, SiteSnapshot before, ChangeSet change, List<Observation> added) {
        int left = Progress.left(before, change, added).size();
        if (left == 0) {
            new ChangeSets(context.db(), context.siteId()).become(change.id(), ChangeSet.State.DONE, context.now());
            context.planChanged();
        }
        return left;
    }

    private static boolean concerns(Observation added, ChangeSet change) {
        return added.fact() == Fact.IN_EFFECT
                && change.turns().stream()
                        .anyMatch(turn -> turn.computerId().equals(added.subjectId())
                                && added.slot().filter(turn.slot()::equals).isPresent());
    }
}
