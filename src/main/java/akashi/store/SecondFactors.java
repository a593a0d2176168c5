package akashi.store;

import static akashi.store.tables.Tables.RECOVERY_CODE;
import static akashi.store.tables.Tables.SECOND_FACTOR;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Who has a second factor, which of its codes was taken last, and the hashes of codes for emergencies. Taking a code is
 * one statement, so of two who come with the same one only one gets in. Tries are counted here, so that neither a restart
 * nor a second portal forgets them: six digits hold only as long as nobody may try them for ever.
 */
public final class SecondFactors {

    /** The table whose row owns the sealed key, and what the key is for. */
    public static final String TABLE = "account";

    public static final String PURPOSE = "second-factor";

    /**
     * The second factor of a person.
     *
     * @param lastStep the newest step whose code was taken
     * @param recoveryLeft how many codes for emergencies are left
     * @param wrong how many codes of the app were wrong since the last right one
     */
    public record Factor(UUID accountId, Instant since, long lastStep, int recoveryLeft, int wrong) {

        /** Whether no code of the app is looked at any more. */
        public boolean shut() {
            return wrong >= MOST_WRONG;
        }
    }

    /** So many wrong codes in a row, and the app is not asked any more. */
    public static final int MOST_WRONG = 100;

    private final DSLContext db;

    public SecondFactors(DSLContext db) {
        this.db = db;
    }

    /** Where the sealed key of a person lies. */
    public static Secrets.Owner owner(UUID accountId) {
        return new Secrets.Owner(TABLE, accountId, PURPOSE);
    }

    /** The second factor of a person, where there is one. */
    public Optional<Factor> find(UUID accountId) {
        return db.selectFrom(SECOND_FACTOR)
                .where(SECOND_FACTOR.ACCOUNT_ID.eq(accountId))
                .fetchOptional(row -> new Factor(
                        accountId,
                        row.getTurnedOnAt(),
                        row.getLastStep(),
                        recoveryLeft(accountId),
                        row.getWrongInRow()));
    }

    /** Everybody who has one. */
    public Set<UUID> all() {
        return db.select(SECOND_FACTOR.ACCOUNT_ID).from(SECOND_FACTOR).fetchSet(SECOND_FACTOR.ACCOUNT_ID);
    }

    /** Everybody whose app is not asked any more. */
    public Set<UUID> shut() {
        return db.select(SECOND_FACTOR.ACCOUNT_ID)
                .from(SECOND_FACTOR)
                .where(SECOND_FACTOR.WRONG_IN_ROW.ge(MOST_WRONG))
                .fetchSet(SECOND_FACTOR.ACCOUNT_ID);
    }

    /** Counts a code of the app as wrong before it is looked at; false where it must not be looked at any more. */
    public boolean tries(UUID accountId) {
        return db.update(SECOND_FACTOR)
                        .set(SECOND_FACTOR.WRONG_IN_ROW, SECOND_FACTOR.WRONG_IN_ROW.plus(1))
                        .where(SECOND_FACTOR.ACCOUNT_ID.eq(accountId), SECOND_FACTOR.WRONG_IN_ROW.lt(MOST_WRONG))
                        .execute()
                == 1;
    }

    private void right(UUID accountId) {
        db.update(SECOND_FACTOR)
                .set(SECOND_FACTOR.WRONG_IN_ROW, 0)
                .where(SECOND_FACTOR.ACCOUNT_ID.eq(accountId))
                .execute();
    }

    /** Turns one on; the step is that of the code which proved it. A second one is refused as DUPLICATE. */
    public void insert(UUID accountId, Instant now, long step, Collection<String> recovery) {
        db.insertInto(SECOND_FACTOR)
                .set(SECOND_FACTOR.ACCOUNT_ID, accountId)
                .set(SECOND_FACTOR.TURNED_ON_AT, now)
                .set(SECOND_FACTOR.LAST_STEP, step)
                .execute();
        recover(accountId, recovery);
    }

    /** Takes the code of a step; false where it, or one after it, was taken before. */
    public boolean take(UUID accountId, long step) {
        return db.update(SECOND_FACTOR)
                        .set(SECOND_FACTOR.LAST_STEP, step)
                        .set(SECOND_FACTOR.WRONG_IN_ROW, 0)
                        .where(SECOND_FACTOR.ACCOUNT_ID.eq(accountId), SECOND_FACTOR.LAST_STEP.lt(step))
                        .execute()
                == 1;
    }

    /** Takes a code for emergencies, after which the app is asked again; false where there is no such code any more. */
    public boolean takeRecovery(UUID accountId, String code) {
        boolean taken = db.deleteFrom(RECOVERY_CODE)
                        .where(
                                RECOVERY_CODE.ACCOUNT_ID.eq(accountId),
                                RECOVERY_CODE.CODE_HASH.eq(hash(accountId, code)))
                        .execute()
                == 1;
        if (taken) {
            right(accountId);
        }
        return taken;
    }

    /** Keeps other codes for emergencies in place of those that are left. */
    public void recover(UUID accountId, Collection<String> codes) {
        db.deleteFrom(RECOVERY_CODE)
                .where(RECOVERY_CODE.ACCOUNT_ID.eq(accountId))
                .execute();
        codes.forEach(code -> db.insertInto(RECOVERY_CODE)
                .set(RECOVERY_CODE.ACCOUNT_ID, accountId)
                .set(RECOVERY_CODE.CODE_HASH, hash(accountId, code))
                .execute());
    }

    /** Turns one off, its key and codes included; false where there was none. */
    public boolean remove(UUID accountId) {
        recover(accountId, Set.of());
        new Secrets(db).delete(owner(accountId));
        return db.deleteFrom(SECOND_FACTOR)
                        .where(SECOND_FACTOR.ACCOUNT_ID.eq(accountId))
                        .execute()
                == 1;
    }

    /** How many codes for emergencies a person has left. */
    public int recoveryLeft(UUID accountId) {
        return db.fetchCount(RECOVERY_CODE, RECOVERY_CODE.ACCOUNT_ID.eq(accountId));
    }

    private static String hash(UUID accountId, String code) {
        return Digests.sha256(accountId + ":" + code);
    }
}
