package akashi.store;

import static akashi.store.tables.Tables.ACCOUNT;
import static akashi.store.tables.Tables.APPROVAL;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.text.Message;
import akashi.store.Approval.State;
import akashi.store.tables.tables.records.ApprovalRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The requests of a site for a second administrator. An approval counts for the person who asked and for the same act
 * with the same parameters, once, and only while the one who gave it is still an administrator who may sign in.
 */
public final class Approvals {

    private final DSLContext db;
    private final UUID siteId;

    public Approvals(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** The requests that somebody asked for, and those that this person may still ask for, the newest first. */
    public List<Approval> listed(UUID accountId, int most, Instant now) {
        Condition mayAsk =
                APPROVAL.ACCOUNT_ID.eq(accountId).and(APPROVAL.OFFERED_AT.gt(now.minus(Approval.OFFERED_FOR)));
        return db.selectFrom(APPROVAL)
                .where(
                        APPROVAL.SITE_ID.eq(siteId),
                        APPROVAL.STATE.ne(State.OFFERED.name()).or(mayAsk))
                .orderBy(APPROVAL.NUMBER.desc())
                .limit(most)
                .fetch(Approvals::approval);
    }

    /** How many wait for this person's answer. */
    public int waitingFor(UUID accountId, Instant now) {
        return db.fetchCount(
                APPROVAL,
                mine(State.ASKED).and(APPROVAL.ASKED_AT.gt(now.minus(Approval.WAITS))),
                APPROVAL.ACCOUNT_ID.ne(accountId));
    }

    /**
     * What this person asked for and got an answer to, the newest first: an approval until it is used, a refusal until its
     * page was opened, either until its time is over.
     */
    public List<Approval> answeredTo(UUID accountId, Instant now) {
        Condition approved = APPROVAL.STATE
                .eq(State.APPROVED.name())
                .and(APPROVAL.ANSWERED_AT.gt(now.minus(Approval.GOOD_FOR)))
                .and(APPROVAL.ANSWERER_ID.in(
                        DSL.select(ACCOUNT.ID).from(ACCOUNT).where(mayApprove())));
        Condition declined = APPROVAL.STATE
                .eq(State.DECLINED.name())
                .and(APPROVAL.ENDED_AT.isNull())
                .and(APPROVAL.ANSWERED_AT.gt(now.minus(Approval.WAITS)));
        return db.selectFrom(APPROVAL)
                .where(APPROVAL.SITE_ID.eq(siteId), APPROVAL.ACCOUNT_ID.eq(accountId), approved.or(declined))
                .orderBy(APPROVAL.NUMBER.desc())
                .fetch(Approvals::approval);
    }

    /** Notes that the one who asked has read a refusal, with which it has ended; nothing for other requests. */
    public void seen(Approval declined, Instant now) {
        if (declined.kept() == State.DECLINED && declined.endedAt().isEmpty()) {
            db.update(APPROVAL)
                    .set(APPROVAL.ENDED_AT, now)
                    .where(one(declined, State.DECLINED), APPROVAL.ENDED_AT.isNull())
                    .execute();
        }
    }

    /** A request by its number. */
    public Optional<Approval> numbered(int number) {
        return db.selectFrom(APPROVAL)
                .where(APPROVAL.SITE_ID.eq(siteId), APPROVAL.NUMBER.eq(number))
                .fetchOptional(Approvals::approval);
    }

    /** What an act that was refused may ask for; one and the same as long as nobody answered it. */
    Approval offer(Actor actor, Weight weight, Instant now) {
        SiteVersions.lock(db, siteId);
        db.deleteFrom(APPROVAL)
                .where(mine(State.OFFERED), APPROVAL.OFFERED_AT.le(now.minus(Approval.OFFERED_FOR)))
                .execute();
        return db
                .selectFrom(APPROVAL)
                .where(of(actor.userId(), weight), APPROVAL.STATE.in(State.OFFERED.name(), State.ASKED.name()))
                .fetch(Approvals::approval)
                .stream()
                .filter(each -> each.state(now) == each.kept())
                .findFirst()
                .orElseGet(() -> fresh(actor, weight, now));
    }

    private Approval fresh(Actor actor, Weight weight, Instant now) {
        ApprovalRecord row = db.newRecord(APPROVAL);
        row.setId(UUID.randomUUID());
        row.setSiteId(siteId);
        row.setNumber(next());
        row.setAccountId(actor.userId());
        row.setAsker(actor.name());
        row.setAct(weight.act());
        row.setSubject(AuditEntries.cut(weight.subject()));
        row.setWhat(PlainJson.write(weight.lines()));
        row.setDigest(weight.digest());
        row.setPath(weight.path());
        row.setState(State.OFFERED.name());
        row.setOfferedAt(now);
        row.insert();
        return approval(row);
    }

    private int next() {
        Integer last = db.select(DSL.max(APPROVAL.NUMBER))
                .from(APPROVAL)
                .where(APPROVAL.SITE_ID.eq(siteId))
                .fetchOne(0, Integer.class);
        return last == null ? 1 : last + 1;
    }

    /** Asks the other administrators; false where there is nothing to ask for any more. */
    public boolean ask(Approval offer, String note, Instant now) {
        return db.update(APPROVAL)
                        .set(APPROVAL.STATE, State.ASKED.name())
                        .set(APPROVAL.ASKED_AT, now)
                        .set(APPROVAL.NOTE, note)
                        .where(one(offer, State.OFFERED))
                        .execute()
                == 1;
    }

    /** Approves or declines; false where it does not wait for an answer any more, or where the person is the asker. */
    public boolean answer(Approval asked, boolean approved, Actor by, String note, Instant now) {
        return db.update(APPROVAL)
                        .set(APPROVAL.STATE, (approved ? State.APPROVED : State.DECLINED).name())
                        .set(APPROVAL.ANSWERER_ID, by.userId())
                        .set(APPROVAL.ANSWERER, by.name())
                        .set(APPROVAL.ANSWERED_AT, now)
                        .set(APPROVAL.ANSWER_NOTE, note)
                        .where(one(asked, State.ASKED), APPROVAL.ACCOUNT_ID.ne(by.userId()))
                        .execute()
                == 1;
    }

    /** Takes back what was asked or approved and not used; false where there is nothing to take back. */
    public boolean withdraw(Approval asked, Instant now) {
        return db.update(APPROVAL)
                        .set(APPROVAL.STATE, State.WITHDRAWN.name())
                        .set(APPROVAL.ENDED_AT, now)
                        .where(one(asked, State.ASKED, State.APPROVED))
                        .execute()
                == 1;
    }

    /** An approval of this act for this person that may be used now. */
    Optional<Approval> usable(UUID accountId, Weight weight, Instant now) {
        return db.select(APPROVAL.fields())
                .from(APPROVAL)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(APPROVAL.ANSWERER_ID))
                .where(of(accountId, weight), APPROVAL.STATE.eq(State.APPROVED.name()))
                .and(APPROVAL.ANSWERED_AT.gt(now.minus(Approval.GOOD_FOR)))
                .and(APPROVAL.ANSWERER_ID.ne(APPROVAL.ACCOUNT_ID))
                .and(mayApprove())
                .orderBy(APPROVAL.NUMBER)
                .limit(1)
                .fetchOptionalInto(APPROVAL)
                .map(Approvals::approval);
    }

    /** Uses an approval of this act up; empty where there is none. */
    Optional<Approval> use(UUID accountId, Weight weight, Instant now) {
        return usable(accountId, weight, now)
                .filter(found -> db.update(APPROVAL)
                                .set(APPROVAL.STATE, State.USED.name())
                                .set(APPROVAL.ENDED_AT, now)
                                .where(one(found, State.APPROVED))
                                .execute()
                        == 1);
    }

    private static Condition mayApprove() {
        return ACCOUNT.ACCESS.eq(Access.ADMIN.name()).and(ACCOUNT.DISABLED.isFalse());
    }

    private Condition mine(State state) {
        return APPROVAL.SITE_ID.eq(siteId).and(APPROVAL.STATE.eq(state.name()));
    }

    private Condition of(UUID accountId, Weight weight) {
        return APPROVAL.SITE_ID
                .eq(siteId)
                .and(APPROVAL.ACCOUNT_ID.eq(accountId))
                .and(APPROVAL.DIGEST.eq(weight.digest()));
    }

    private Condition one(Approval approval, State... states) {
        return APPROVAL.SITE_ID
                .eq(siteId)
                .and(APPROVAL.ID.eq(approval.id()))
                .and(APPROVAL.STATE.in(
                        java.util.stream.Stream.of(states).map(Enum::name).toList()));
    }

    private static Approval approval(ApprovalRecord row) {
        return new Approval(
                row.getId(),
                row.getNumber(),
                row.getAccountId(),
                row.getAsker(),
                row.getAct(),
                row.getSubject(),
                PlainJson.list(row.getWhat()).stream().map(Message.class::cast).toList(),
                row.getPath(),
                State.valueOf(row.getState()),
                row.getOfferedAt(),
                Optional.ofNullable(row.getAskedAt()),
                Optional.ofNullable(row.getNote()),
                Optional.ofNullable(row.getAnswerer()),
                Optional.ofNullable(row.getAnsweredAt()),
                Optional.ofNullable(row.getAnswerNote()),
                Optional.ofNullable(row.getEndedAt()));
    }
}
