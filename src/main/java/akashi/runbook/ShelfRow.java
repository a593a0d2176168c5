package akashi.runbook;

import akashi.core.runbook.Journey;
import akashi.core.runbook.Runbook;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One runbook on the shelf.
 *
 * @param rank what is needed now comes first
 */
record ShelfRow(Journey journey, Rank rank, int over, int all) {

    /** Why it is on the shelf. */
    enum Rank {
        EMERGENCY,
        NOW,
        AT_HAND
    }

    static List<ShelfRow> of(Shelf shelf, List<Journey> emergencies) {
        return Arrays.stream(Journey.values())
                .map(journey -> row(shelf.of(journey), emergencies))
                .sorted(Comparator.comparing(ShelfRow::rank))
                .toList();
    }

    private static ShelfRow row(Runbook runbook, List<Journey> emergencies) {
        Rank rank = emergencies.contains(runbook.journey())
                ? Rank.EMERGENCY
                : runbook.planned() && !runbook.finished() && !runbook.journey().emergency() ? Rank.NOW : Rank.AT_HAND;
        return new ShelfRow(runbook.journey(), rank, runbook.over(), runbook.all());
    }
}
