package akashi.runbook;

import akashi.core.judged.JudgedSite;
import akashi.core.runbook.Emergency;
import akashi.core.runbook.Journey;
import akashi.core.runbook.Pace;
import akashi.core.runbook.Tick;
import akashi.core.site.SiteSnapshot;
import akashi.store.RunbookNotes;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** A runbook that somebody began, of which some steps are done and others are not, and how far it is. */
public record UnderWay(Journey journey, int over, int all) {

    /** What it follows from, beside the site as it is judged. */
    private record Said(Map<Journey, Pace> paces, List<Tick> ticks) {}

    /** Those of a site, in the order of the shelf; emergencies are told apart. */
    public static List<UnderWay> of(JudgedSite judged, DSLContext db) {
        RunbookNotes notes = new RunbookNotes(db, judged.site().site().id());
        return judged.memo()
                .of(
                        List.of(UnderWay.class, new Said(notes.paces(), notes.ticks())),
                        () -> of(judged, new Shelf(judged, notes)));
    }

    /**
     * Whether a person asked for it elsewhere in the portal. That a port is encrypted which nobody planned, or that
     * there is a second CA, is no plan to switch off or to move.
     */
    private static boolean planned(SiteSnapshot site, Journey journey) {
        return switch (journey) {
            case SWITCH_OFF ->
                site.changes().stream()
                        .anyMatch(change -> change.turns().stream().anyMatch(turn -> !turn.on()));
            case NEW_AUTHORITY -> false;
            default -> true;
        };
    }

    private static List<UnderWay> of(JudgedSite judged, Shelf shelf) {
        return ShelfRow.of(shelf, Emergency.in(judged.site(), judged.instant())).stream()
                .filter(row -> row.rank() == ShelfRow.Rank.NOW && row.over() > 0)
                .filter(row -> shelf.begun(row.journey()) || planned(judged.site(), row.journey()))
                .map(row -> new UnderWay(row.journey(), row.over(), row.all()))
                .toList();
    }
}
