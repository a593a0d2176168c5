package akashi.store;

import static akashi.store.tables.Tables.AUDIT_CHAIN;
import static akashi.store.tables.Tables.AUDIT_ENTRY;

import akashi.core.audit.ChainBreak;
import akashi.core.audit.SealedEntry;
import akashi.core.audit.TrailEntry;
import akashi.store.tables.tables.records.AuditChainRecord;
import akashi.store.tables.tables.records.AuditEntryRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The chain of one site's audit trail.
 *
 * <p>An act writes its entry and nothing else, so no act waits for another. Entries are sealed shortly after, in one
 * transaction at a time: whoever holds the site's row of {@code audit_chain} is the sealer, whichever portal that is.
 *
 * <p>The numbers of {@code seq} are no order to chain by. The database hands them out when an entry is written, and acts
 * that end later may have got a smaller one; acts that are undone leave gaps. A sealer that went by them would either
 * wait for numbers that never come or pass by entries that were not visible yet. So the chain has a running number of its
 * own: what is visible and has none is sealed next, in the order of {@code seq} as far as it is known, and an entry that
 * becomes visible later is sealed later. Nothing is skipped, since an entry lacks its number until it is sealed.
 */
public final class AuditChain {

    /** Where a chain ends. */
    public record Head(long number, String hash) {}

    /** What came of proving it last; {@code why} is empty where it was whole. */
    public record Checked(Instant at, long to, Optional<Long> brokenAt, Optional<String> why) {

        /** The first place that did not hold. */
        public Optional<ChainBreak> broken() {
            return why.map(
                    named -> new ChainBreak(ChainBreak.Why.valueOf(named), brokenAt.orElse(0L), Optional.empty()));
        }
    }

    /** What waits for its seal. */
    public record Tail(long entries, Optional<Instant> oldest) {}

    private static final Logger LOG = LoggerFactory.getLogger(AuditChain.class);
    private static final int AT_ONCE = 1000;
    private static final HexFormat HEX = HexFormat.of();
    private static final Lookup<Boolean> WAITING =
            new Lookup<>("select 1 from audit_entry where chain_number is null and site_id = ? limit 1", row -> true);
    private static final Lookup<Boolean> BEYOND =
            new Lookup<>("select 1 from audit_entry where chain_number > ? and site_id = ? limit 1", row -> true);
    private static final Change SEAL = new Change(
            "update audit_entry set chain_number = ?, chain_previous = ?, chain_hash = ?, sealed_at = ? where seq = ?");

    private final DSLContext db;
    private final UUID siteId;

    public AuditChain(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** Whether any entry waits for its seal; asked without holding anything. */
    public boolean waiting() {
        return WAITING.first(db, siteId).isPresent();
    }

    /** Makes the row by which sealers take turns; another sealer may have made it. */
    public void begin() {
        if (row().isPresent()) {
            return;
        }
        try {
            db.executeInsert(
                    new AuditChainRecord(siteId, 0L, HEX.parseHex(TrailEntry.NOTHING), null, null, null, null));
        } catch (IntegrityConstraintViolationException made) {
            LOG.debug("another sealer began the chain", made);
        }
    }

    /** Waits for the turn, and keeps it until the transaction ends. */
    public Optional<Head> lock() {
        return db.selectFrom(AUDIT_CHAIN)
                .where(AUDIT_CHAIN.SITE_ID.eq(siteId))
                .forUpdate()
                .fetchOptional(AuditChain::head);
    }

    /** Whether entries are sealed behind this end: then it was set back, and to seal on from it would hide that. */
    public boolean beyond(Head head) {
        return BEYOND.first(db, head.number(), siteId).isPresent();
    }

    /** Seals what waits, up to a thousand entries; how many it were. The turn must be held. */
    public int seal(Head head, Instant now) {
        List<AuditEntryRecord> waiting = db.selectFrom(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.CHAIN_NUMBER.isNull(), AUDIT_ENTRY.SITE_ID.eq(siteId))
                .orderBy(AUDIT_ENTRY.SEQ)
                .limit(AT_ONCE)
                .fetch();
        if (waiting.isEmpty()) {
            return 0;
        }
        long number = head.number();
        String hash = head.hash();
        List<Object[]> seals = new ArrayList<>();
        for (AuditEntryRecord row : waiting) {
            SealedEntry sealed = entry(row).seal(++number, hash);
            hash = sealed.hash();
            seals.add(new Object[] {number, HEX.parseHex(sealed.previous()), HEX.parseHex(hash), now, row.getSeq()});
        }
        SEAL.each(db, seals);
        db.update(AUDIT_CHAIN)
                .set(AUDIT_CHAIN.SEALED_TO, number)
                .set(AUDIT_CHAIN.HEAD_HASH, HEX.parseHex(hash))
                .where(AUDIT_CHAIN.SITE_ID.eq(siteId))
                .execute();
        return waiting.size();
    }

    /** Where it ends; before the first seal at nothing. */
    public Head head() {
        return row().map(AuditChain::head).orElse(new Head(0, TrailEntry.NOTHING));
    }

    /** What waits for its seal. */
    public Tail tail() {
        return db.select(DSL.count(), DSL.min(AUDIT_ENTRY.HAPPENED_AT))
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.CHAIN_NUMBER.isNull(), AUDIT_ENTRY.SITE_ID.eq(siteId))
                .fetchSingle(row -> new Tail(row.value1(), Optional.ofNullable(row.value2())));
    }

    /** Hands every sealed entry over, from the first on, until the taker has enough. */
    public void walk(Predicate<SealedEntry> taker) {
        long after = Long.MIN_VALUE;
        while (true) {
            List<AuditEntryRecord> rows = db.selectFrom(AUDIT_ENTRY)
                    .where(AUDIT_ENTRY.CHAIN_NUMBER.gt(after), AUDIT_ENTRY.SITE_ID.eq(siteId))
                    .orderBy(AUDIT_ENTRY.CHAIN_NUMBER)
                    .limit(AT_ONCE)
                    .fetch();
            for (AuditEntryRecord row : rows) {
                if (!taker.test(sealed(row))) {
                    return;
                }
                after = row.getChainNumber();
            }
            if (rows.size() < AT_ONCE) {
                return;
            }
        }
    }

    /** Entries that wait for their seal, the oldest first. */
    public List<TrailEntry> unsealed(int limit) {
        return db.selectFrom(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.CHAIN_NUMBER.isNull(), AUDIT_ENTRY.SITE_ID.eq(siteId))
                .orderBy(AUDIT_ENTRY.SEQ)
                .limit(limit)
                .fetch(AuditChain::entry);
    }

    /** Remembers what came of proving it. */
    public void checked(Checked outcome) {
        db.update(AUDIT_CHAIN)
                .set(AUDIT_CHAIN.CHECKED_AT, outcome.at())
                .set(AUDIT_CHAIN.CHECKED_TO, outcome.to())
                .set(AUDIT_CHAIN.BROKEN_NUMBER, outcome.brokenAt().orElse(null))
                .set(AUDIT_CHAIN.BROKEN_WHY, outcome.why().orElse(null))
                .where(AUDIT_CHAIN.SITE_ID.eq(siteId))
                .execute();
    }

    /** What came of proving it last. */
    public Optional<Checked> checked() {
        return row().filter(row -> row.getCheckedAt() != null)
                .map(row -> new Checked(
                        row.getCheckedAt(),
                        row.getCheckedTo(),
                        Optional.ofNullable(row.getBrokenNumber()),
                        Optional.ofNullable(row.getBrokenWhy())));
    }

    private Optional<AuditChainRecord> row() {
        Condition ours = AUDIT_CHAIN.SITE_ID.eq(siteId);
        return db.selectFrom(AUDIT_CHAIN).where(ours).fetchOptional();
    }

    private static Head head(AuditChainRecord row) {
        return new Head(row.getSealedTo(), HEX.formatHex(row.getHeadHash()));
    }

    private static SealedEntry sealed(AuditEntryRecord row) {
        return new SealedEntry(entry(row), row.getChainNumber(), hex(row.getChainPrevious()), hex(row.getChainHash()));
    }

    private static String hex(byte[] stored) {
        return stored == null ? "" : HEX.formatHex(stored);
    }

    private static TrailEntry entry(AuditEntryRecord row) {
        return new TrailEntry(
                row.getSiteId(),
                row.getSeq(),
                row.getHappenedAt(),
                row.getAccountId(),
                row.getActor(),
                row.getAccess(),
                row.getOrigin(),
                row.getAct(),
                row.getSubject(),
                row.getArgs(),
                row.getBeforeJson(),
                row.getAfterJson(),
                row.getJobId());
    }
}
