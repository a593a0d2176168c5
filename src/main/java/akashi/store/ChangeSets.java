package akashi.store;

import static akashi.store.tables.Tables.ACKNOWLEDGEMENT;
import static akashi.store.tables.Tables.CHANGE_SET;
import static akashi.store.tables.Tables.CHANGE_TURN;

import akashi.core.site.ChangeSet;
import akashi.core.site.Slot;
import akashi.store.tables.tables.records.ChangeSetRecord;
import akashi.store.tables.tables.records.ChangeTurnRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The change sets of one site. */
public final class ChangeSets {

    /** A person's word for a rule that is open: it is done although nothing proves it. */
    public record Acknowledgement(String rule, String by, Instant at, String note) {}

    private final DSLContext db;
    private final UUID siteId;

    public ChangeSets(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** Those planned or running, oldest first, in two statements. */
    public List<ChangeSet> open() {
        Condition open = CHANGE_SET.STATE.in(ChangeSet.State.PLANNED.name(), ChangeSet.State.RUNNING.name());
        return with(open, CHANGE_SET.NUMBER.asc(), Integer.MAX_VALUE);
    }

    /** The newest ones in any state, below a number: page by page. */
    public List<ChangeSet> newest(int belowNumber, int limit) {
        return with(CHANGE_SET.NUMBER.lt(belowNumber), CHANGE_SET.NUMBER.desc(), limit);
    }

    /** One of them. */
    public Optional<ChangeSet> find(UUID id) {
        return with(CHANGE_SET.ID.eq(id), CHANGE_SET.NUMBER.asc(), 1).stream().findFirst();
    }

    private List<ChangeSet> with(Condition condition, org.jooq.SortField<?> order, int limit) {
        List<ChangeSetRecord> rows = db.selectFrom(CHANGE_SET)
                .where(CHANGE_SET.SITE_ID.eq(siteId).and(condition))
                .orderBy(order)
                .limit(limit)
                .fetch();
        List<UUID> ids = rows.stream().map(ChangeSetRecord::getId).toList();
        Map<UUID, List<ChangeSet.Turn>> turns = db.selectFrom(CHANGE_TURN)
                .where(CHANGE_TURN.CHANGE_ID.in(ids))
                .orderBy(CHANGE_TURN.PLACE)
                .fetchGroups(row -> row.getChangeId(), ChangeSets::turn);
        return rows.stream()
                .map(row -> change(row, turns.getOrDefault(row.getId(), List.of())))
                .toList();
    }

    /** The number of the next change set; safe inside an act, which has the site to itself. */
    public int nextNumber() {
        return db.select(DSL.coalesce(DSL.max(CHANGE_SET.NUMBER), 0))
                        .from(CHANGE_SET)
                        .where(CHANGE_SET.SITE_ID.eq(siteId))
                        .fetchSingle()
                        .value1()
                + 1;
    }

    /** Adds a change set with its turns. */
    public void insert(ChangeSet change) {
        db.executeInsert(new ChangeSetRecord(
                change.id(), siteId, change.number(), change.state().name(), change.by(), change.at(), change.at()));
        insert(change.id(), change.turns(), 0);
    }

    /** Adds further turns to a change set, after those that it has. */
    public void extend(ChangeSet change, List<ChangeSet.Turn> further) {
        insert(change.id(), further, change.turns().size());
    }

    private void insert(UUID changeId, List<ChangeSet.Turn> turns, int from) {
        List<ChangeTurnRecord> rows = new ArrayList<>();
        for (ChangeSet.Turn turn : turns) {
            rows.add(new ChangeTurnRecord(
                    siteId, changeId, turn.computerId(), turn.slot().name(), from + rows.size(), turn.on()));
        }
        Rows.insert(db, rows);
    }

    /** Moves a change set on in its life. */
    public void become(UUID id, ChangeSet.State state, Instant now) {
        db.update(CHANGE_SET)
                .set(CHANGE_SET.STATE, state.name())
                .set(CHANGE_SET.STATE_AT, now)
                .where(CHANGE_SET.ID.eq(id), CHANGE_SET.SITE_ID.eq(siteId))
                .execute();
    }

    /** Keeps an acknowledgement. */
    public void acknowledge(UUID changeId, Acknowledgement given) {
        db.insertInto(ACKNOWLEDGEMENT)
                .set(ACKNOWLEDGEMENT.ID, UUID.randomUUID())
                .set(ACKNOWLEDGEMENT.SITE_ID, siteId)
                .set(ACKNOWLEDGEMENT.CHANGE_ID, changeId)
                .set(ACKNOWLEDGEMENT.RULE, given.rule())
                .set(ACKNOWLEDGEMENT.GIVEN_BY, given.by())
                .set(ACKNOWLEDGEMENT.GIVEN_AT, given.at())
                .set(ACKNOWLEDGEMENT.NOTE, given.note())
                .execute();
    }

    /** What was acknowledged for a change set, in order. */
    public List<Acknowledgement> acknowledgements(UUID changeId) {
        return db.selectFrom(ACKNOWLEDGEMENT)
                .where(ACKNOWLEDGEMENT.SITE_ID.eq(siteId), ACKNOWLEDGEMENT.CHANGE_ID.eq(changeId))
                .orderBy(ACKNOWLEDGEMENT.GIVEN_AT, ACKNOWLEDGEMENT.RULE)
                .fetch(row -> new Acknowledgement(row.getRule(), row.getGivenBy(), row.getGivenAt(), row.getNote()));
    }

    private static ChangeSet.Turn turn(ChangeTurnRecord row) {
        return new ChangeSet.Turn(row.getComputerId(), Slot.valueOf(row.getSlot()), row.getTurnedOn());
    }

    private static ChangeSet change(ChangeSetRecord row, List<ChangeSet.Turn> turns) {
        return new ChangeSet(
                row.getId(),
                row.getNumber(),
                ChangeSet.State.valueOf(row.getState()),
                turns,
                row.getCreatedBy(),
                row.getCreatedAt());
    }
}
