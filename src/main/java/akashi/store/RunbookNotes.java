package akashi.store;

import static akashi.store.tables.Tables.RUNBOOK_PACE;
import static akashi.store.tables.Tables.RUNBOOK_TICK;

import akashi.core.runbook.Deed;
import akashi.core.runbook.Journey;
import akashi.core.runbook.Pace;
import akashi.core.runbook.Tick;
import akashi.store.tables.tables.records.RunbookPaceRecord;
import akashi.store.tables.tables.records.RunbookTickRecord;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jooq.DSLContext;

/** How the runbooks of one site go, and what people said of their steps. */
public final class RunbookNotes {

    private final DSLContext db;
    private final UUID siteId;

    public RunbookNotes(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** The pace of a runbook; the usual one where nobody chose. */
    public Pace pace(Journey journey) {
        return paces().getOrDefault(journey, Pace.USUAL);
    }

    /** Every pace that was chosen. */
    public Map<Journey, Pace> paces() {
        Map<Journey, Pace> paces = new EnumMap<>(Journey.class);
        db.selectFrom(RUNBOOK_PACE)
                .where(RUNBOOK_PACE.SITE_ID.eq(siteId))
                .forEach(row -> paces.put(Journey.valueOf(row.getJourney()), pace(row)));
        return paces;
    }

    /** What was said of all runbooks, in order. */
    public List<Tick> ticks() {
        return db.selectFrom(RUNBOOK_TICK)
                .where(RUNBOOK_TICK.SITE_ID.eq(siteId))
                .orderBy(RUNBOOK_TICK.SEQ)
                .fetch(RunbookNotes::tick);
    }

    /** Keeps the pace of a runbook. */
    public void keep(Journey journey, Pace pace) {
        db.deleteFrom(RUNBOOK_PACE)
                .where(RUNBOOK_PACE.SITE_ID.eq(siteId), RUNBOOK_PACE.JOURNEY.eq(journey.name()))
                .execute();
        db.executeInsert(new RunbookPaceRecord(
                siteId,
                journey.name(),
                pace.grouping().name(),
                pace.size(),
                pace.eventFirst(),
                pace.from().orElse(null),
                pace.until().orElse(null),
                pace.begun().orElse(null)));
    }

    /** Adds what was said. */
    public void add(Tick tick) {
        RunbookTickRecord row = db.newRecord(RUNBOOK_TICK);
        row.setSiteId(siteId);
        row.setJourney(tick.journey().name());
        row.setDeed(tick.deed().name());
        row.setSubjectId(tick.subjectId());
        row.setOutcome(tick.outcome().name());
        row.setExitCode(tick.exitCode().isPresent() ? tick.exitCode().getAsInt() : null);
        row.setSaidBy(tick.by());
        row.setSaidAt(tick.at());
        row.setNote(tick.note());
        row.insert();
    }

    private static Pace pace(RunbookPaceRecord row) {
        return new Pace(
                Pace.Grouping.valueOf(row.getGroupingBy()),
                row.getWaveSize(),
                row.getEventFirst(),
                Optional.ofNullable(row.getOpensAt()),
                Optional.ofNullable(row.getShutsAt()),
                Optional.ofNullable(row.getBegunAt()));
    }

    private static Tick tick(RunbookTickRecord row) {
        return new Tick(
                Journey.valueOf(row.getJourney()),
                Deed.valueOf(row.getDeed()),
                row.getSubjectId(),
                Tick.Outcome.valueOf(row.getOutcome()),
                row.getExitCode() == null ? OptionalInt.empty() : OptionalInt.of(row.getExitCode()),
                row.getSaidBy(),
                row.getSaidAt(),
                row.getNote());
    }
}
