package akashi.runbook;

import akashi.core.judged.JudgedSite;
import akashi.core.runbook.Journey;
import akashi.core.runbook.Pace;
import akashi.core.runbook.Runbook;
import akashi.core.runbook.Runbooks;
import akashi.core.runbook.Tick;
import akashi.core.runbook.Troubles;
import akashi.store.RunbookNotes;
import java.util.List;
import java.util.Map;

/** The runbooks of one site as it is judged now. */
final class Shelf {

    private final Runbooks runbooks;
    private final Map<Journey, Pace> paces;
    private final List<Tick> ticks;

    Shelf(JudgedSite judged, RunbookNotes notes) {
        runbooks = new Runbooks(judged.site(), judged.instant(), Troubles.of(judged));
        paces = notes.paces();
        ticks = notes.ticks();
    }

    Runbook of(Journey journey) {
        return runbooks.of(journey, pace(journey), ticks);
    }

    /** Whether a person said of the journey that it begins, or what became of a step of it. */
    boolean begun(Journey journey) {
        return pace(journey).begun().isPresent() || ticks.stream().anyMatch(tick -> tick.journey() == journey);
    }

    Pace pace(Journey journey) {
        return paces.getOrDefault(journey, Pace.USUAL);
    }
}
