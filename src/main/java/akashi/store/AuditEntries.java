package akashi.store;

import static akashi.store.tables.Tables.AUDIT_ENTRY;

import akashi.core.access.Access;
import akashi.store.tables.tables.records.AuditEntryRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The audit trail of one site. Only {@link Acts} adds to it; nothing is ever changed or taken away. */
public final class AuditEntries {

    private static final int LONGEST_SUBJECT = 300;

    private final DSLContext db;
    private final UUID siteId;

    public AuditEntries(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    void append(Act<?> act, ActContext context, UUID jobId) {
        AuditEntryRecord row = new AuditEntryRecord();
        row.setSiteId(siteId);
        row.setHappenedAt(context.now());
        row.setAccountId(context.actor().userId());
        row.setActor(context.actor().name());
        row.setAccess(context.actor().access().name());
        row.setOrigin(context.actor().origin());
        row.setAct(act.code());
        row.setSubject(cut(context.subject()));
        row.setArgs(PlainJson.write(context.args()));
        row.setBeforeJson(json(context.before()));
        row.setAfterJson(json(context.after()));
        row.setJobId(jobId);
        Rows.insert(db, List.of(row));
    }

    static String cut(String subject) {
        if (subject.length() <= LONGEST_SUBJECT) {
            return subject;
        }
        // Half of a pair is no text: what it stands for is left out whole.
        boolean pair = Character.isHighSurrogate(subject.charAt(LONGEST_SUBJECT - 1));
        return subject.substring(0, pair ? LONGEST_SUBJECT - 1 : LONGEST_SUBJECT);
    }

    private static String json(Map<String, Object> values) {
        return values == null ? null : PlainJson.write(values);
    }

    /** One page of entries, newest first. */
    public List<AuditEntry> page(AuditQuery query) {
        return db.selectFrom(AUDIT_ENTRY)
                .where(condition(query))
                .orderBy(AUDIT_ENTRY.SEQ.desc())
                .limit(query.limit())
                .fetch(AuditEntries::entry);
    }

    /** How many entries the filter leaves, whatever the page. */
    public int count(AuditQuery query) {
        return db.fetchCount(AUDIT_ENTRY, condition(query));
    }

    /** How many acts were begun, whatever a job then did for one of them, apart from those of these codes. */
    public int begun(Collection<String> but) {
        return db.fetchCount(
                AUDIT_ENTRY, AUDIT_ENTRY.SITE_ID.eq(siteId), AUDIT_ENTRY.JOB_ID.isNull(), AUDIT_ENTRY.ACT.notIn(but));
    }

    private Condition condition(AuditQuery query) {
        return AUDIT_ENTRY
                .SITE_ID
                .eq(siteId)
                .and(query.act().map(AUDIT_ENTRY.ACT::eq).orElseGet(DSL::noCondition))
                .and(query.actor().map(AUDIT_ENTRY.ACTOR::eq).orElseGet(DSL::noCondition))
                .and(query.subject().map(AUDIT_ENTRY.SUBJECT::eq).orElseGet(DSL::noCondition))
                .and(query.text().map(AuditEntries::occurring).orElseGet(DSL::noCondition))
                .and(query.below().map(AUDIT_ENTRY.SEQ::lt).orElseGet(DSL::noCondition));
    }

    private static Condition occurring(AuditQuery.Sought sought) {
        return DSL.and(sought.terms().stream().map(AuditEntries::occurring).toList());
    }

    private static Condition occurring(AuditQuery.Term term) {
        return AUDIT_ENTRY
                .SUBJECT
                .containsIgnoreCase(term.text())
                .or(AUDIT_ENTRY.ACTOR.containsIgnoreCase(term.text()))
                .or(AUDIT_ENTRY.ORIGIN.containsIgnoreCase(term.text()))
                .or(AUDIT_ENTRY.ARGS.containsIgnoreCase(term.text()))
                .or(AUDIT_ENTRY.ACT.in(term.acts()))
                .or(DSL.or(term.messages().stream()
                        .map(key -> AUDIT_ENTRY.ARGS.contains("\"" + key + "\""))
                        .toList()));
    }

    /** Who has acted, by name. */
    public List<String> actors() {
        return distinct(AUDIT_ENTRY.ACTOR);
    }

    /** The codes of the acts that were done. */
    public List<String> acts() {
        return distinct(AUDIT_ENTRY.ACT);
    }

    private List<String> distinct(Field<String> column) {
        return db.selectDistinct(column)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.SITE_ID.eq(siteId))
                .orderBy(column)
                .fetch(column);
    }

    private static AuditEntry entry(AuditEntryRecord row) {
        return new AuditEntry(
                row.getSeq(),
                row.getHappenedAt(),
                Optional.ofNullable(row.getAccountId()),
                row.getActor(),
                Access.valueOf(row.getAccess()),
                row.getOrigin(),
                row.getAct(),
                row.getSubject(),
                PlainJson.list(row.getArgs()),
                row.getAfterJson() != null,
                PlainJson.map(row.getBeforeJson()),
                PlainJson.map(row.getAfterJson()),
                Optional.ofNullable(row.getJobId()));
    }
}
