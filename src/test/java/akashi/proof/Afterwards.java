package akashi.proof;

import static akashi.store.tables.Tables.AUDIT_ENTRY;
import static akashi.store.tables.Tables.CERTIFICATE;
import static akashi.store.tables.Tables.CHANGE_SET;
import static akashi.store.tables.Tables.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.authority.SealedKeys;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record2;

/**
 * What lies in the database of a portal that was killed, beside what it had said to be done: nothing of that is lost, and
 * acts, trail and rows tell the same.
 */
final class Afterwards {

    private static final List<String> SIGNED = List.of("ISSUED", "SUPERSEDED", "REVOKED");

    private final DSLContext db;
    private final String when;

    /** {@code when} says in a failure which look it was. */
    Afterwards(DSLContext db, String when) {
        this.db = db;
        this.when = when;
    }

    /** Everything at once. */
    void judge(Ledger ledger) {
        nothingLost(ledger);
        signedOnce();
        revokedOnce();
        changedOnce();
    }

    private void nothingLost(Ledger ledger) {
        Map<UUID, String> certificates = db.select(CERTIFICATE.ID, CERTIFICATE.STATE)
                .from(CERTIFICATE)
                .fetchMap(Record2::value1, Record2::value2);
        for (Ledger.Deed deed : List.of(Ledger.Deed.ISSUED, Ledger.Deed.RENEWED)) {
            assertThat(ledger.of(deed))
                    .as("%s and lost, %s", deed, when)
                    .allSatisfy(id -> assertThat(certificates.get(id)).isIn(SIGNED));
        }
        assertThat(ledger.of(Ledger.Deed.REVOKED))
                .as("revoked and lost, %s", when)
                .allSatisfy(id -> assertThat(certificates.get(id)).isEqualTo("REVOKED"));
        Map<UUID, String> changes =
                db.select(CHANGE_SET.ID, CHANGE_SET.STATE).from(CHANGE_SET).fetchMap(Record2::value1, Record2::value2);
        assertThat(changes.keySet()).as("planned and lost, %s", when).containsAll(ledger.of(Ledger.Deed.PLANNED));
        // A newer wish may have taken it back since; that it went stays told.
        List<String> went = told("go").stream().map(Afterwards::number).toList();
        Map<UUID, Integer> numbers =
                db.select(CHANGE_SET.ID, CHANGE_SET.NUMBER).from(CHANGE_SET).fetchMap(Record2::value1, Record2::value2);
        assertThat(ledger.of(Ledger.Deed.WENT))
                .as("let go and lost, %s", when)
                .allSatisfy(id -> assertThat(went).contains(String.valueOf(numbers.get(id))))
                .allSatisfy(id -> assertThat(changes.get(id)).isNotEqualTo("PLANNED"));
    }

    /** A certificate was signed: its row, its one entry, its key. */
    private void signedOnce() {
        List<String> signed = db.select(CERTIFICATE.SERIAL)
                .from(CERTIFICATE)
                .where(CERTIFICATE.STATE.in(SIGNED))
                .fetch(CERTIFICATE.SERIAL);
        List<String> told = told("issue-certificate", "renew-certificate");
        assertThat(new HashSet<>(signed)).as("serial numbers, %s", when).hasSameSizeAs(signed);
        assertThat(told).as("entries of certificates, %s", when).hasSameSizeAs(signed);
        String all = String.join("\n", told);
        assertThat(signed).as("signed and not told, %s", when).allMatch(all::contains);
        assertThat(db.fetchCount(CERTIFICATE, CERTIFICATE.STATE.in(SIGNED), CERTIFICATE.CERTIFICATE_.isNull()))
                .as("kept without what was signed, %s", when)
                .isZero();
        Set<String> keys = db.select(SECRET.OWNER_ID)
                .from(SECRET)
                .where(SECRET.OWNER_TABLE.eq(SealedKeys.CERTIFICATE))
                .fetchSet(row -> row.value1().toString());
        Set<String> kept = db.select(CERTIFICATE.ID)
                .from(CERTIFICATE)
                .where(CERTIFICATE.KEY_KEPT.isTrue(), CERTIFICATE.STATE.in("ISSUED", "SUPERSEDED", "SIGNING"))
                .fetchSet(row -> row.value1().toString());
        assertThat(keys).as("keys and certificates, %s", when).isEqualTo(kept);
    }

    private void revokedOnce() {
        assertThat(told("revoke-certificate"))
                .as("entries of revocations, %s", when)
                .hasSize(db.fetchCount(CERTIFICATE, CERTIFICATE.STATE.eq("REVOKED")));
        assertThat(db.fetchCount(CERTIFICATE, CERTIFICATE.STATE.eq("REVOKED").ne(CERTIFICATE.REVOKED_AT.isNotNull())))
                .as("revoked by half, %s", when)
                .isZero();
    }

    private void changedOnce() {
        assertThat(told("save-change"))
                .as("entries of planned changes, %s", when)
                .hasSize(db.fetchCount(CHANGE_SET));
        // What is wanted already is done as it is planned; only what went is running.
        List<String> went = told("go").stream().map(Afterwards::number).toList();
        assertThat(went).as("let go twice, %s", when).doesNotHaveDuplicates();
        assertThat(numbers("RUNNING", "DONE", "UNDONE"))
                .as("told and not gone, %s", when)
                .containsAll(went);
        assertThat(went).as("gone and not told, %s", when).containsAll(numbers("RUNNING"));
    }

    private static String number(String args) {
        return args.replaceFirst("^\\[(\\d+).*", "$1");
    }

    private List<String> numbers(String... states) {
        return db.select(CHANGE_SET.NUMBER)
                .from(CHANGE_SET)
                .where(CHANGE_SET.STATE.in(states))
                .fetch(row -> row.value1().toString());
    }

    private List<String> told(String... acts) {
        return db.select(AUDIT_ENTRY.ARGS)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.ACT.in(acts))
                .fetch(AUDIT_ENTRY.ARGS);
    }
}
