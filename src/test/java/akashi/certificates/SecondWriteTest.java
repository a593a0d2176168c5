package akashi.certificates;

import static akashi.store.tables.Tables.AUDIT_ENTRY;
import static akashi.store.tables.Tables.CERTIFICATE;
import static akashi.store.tables.Tables.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.Browser;
import akashi.authority.SealedKeys;
import akashi.core.site.Certificate;
import akashi.pki.KeyKind;
import akashi.store.JobProgress;
import akashi.store.Terms;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.h2.api.Trigger;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database refuses, by a trigger, to record the certificate that was just signed: it is given up, and said so. */
class SecondWriteTest {

    /** Refuses every certificate that got its bytes. */
    public static final class Refusing implements Trigger {

        private int bytes;

        @Override
        public void init(Connection connection, String schema, String name, String table, boolean before, int type)
                throws SQLException {
            try (var columns = connection.getMetaData().getColumns(null, schema, table, null)) {
                for (int i = 0; columns.next(); i++) {
                    bytes = columns.getString("COLUMN_NAME").equalsIgnoreCase("certificate") ? i : bytes;
                }
            }
        }

        @Override
        public void fire(Connection connection, Object[] was, Object[] is) throws SQLException {
            if (was[bytes] == null && is[bytes] != null) {
                throw new SQLException("the second write is refused", "77777");
            }
        }
    }

    private Quay quay;
    private DSLContext db;

    @BeforeEach
    void open() {
        quay = quay().ca().wanted();
        db = quay.portal.database().db();
        refuse(db);
    }

    Quay quay() {
        return Quay.withRecorders(2);
    }

    void refuse(DSLContext on) {
        on.execute("create trigger second_write before update on certificate for each row call '"
                + Refusing.class.getName() + "'");
    }

    void mend(DSLContext on) {
        on.execute("drop trigger second_write");
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private void mend() {
        mend(db);
    }

    private List<String> states() {
        return db.select(CERTIFICATE.STATE).from(CERTIFICATE).fetch(CERTIFICATE.STATE);
    }

    private void nothingIsHalfDone() {
        assertThat(states()).isNotEmpty().containsOnly("ABANDONED");
        assertThat(db.fetchCount(SECRET, SECRET.OWNER_TABLE.eq(SealedKeys.CERTIFICATE)))
                .as("keys")
                .isZero();
        assertThat(db.fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.ACT.eq("issue-certificate")))
                .as("told as done")
                .isZero();
        assertThat(quay.site().certificates()).isEmpty();
    }

    @Test
    void one_certificate_is_given_up_and_the_page_says_that_nothing_was_changed() {
        Browser admin = quay.admin();
        String page = "/certificates/issue?computer=" + quay.id("rec-01");
        Browser.Page answer = admin.submit(page, "/certificates/issue", "days", "397", "key", "RSA_2048");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.html().text()).doesNotContain("Exception", "77777");
        assertThat(answer.html().select("main").text()).contains("Nothing was half done");
        nothingIsHalfDone();
        mend();
        assertThat(quay.issue("rec-01").state()).isEqualTo(Certificate.State.ISSUED);
    }

    @Test
    void a_batch_gives_up_each_names_each_and_can_be_done_again() {
        JobProgress failed = ended();
        assertThat(failed.done()).isZero();
        assertThat(failed.failures())
                .hasSize(4)
                .allSatisfy(one -> assertThat(one.reasons().get(0).key()).isEqualTo("store.job.defect"));
        nothingIsHalfDone();
        mend();
        assertThat(ended().done()).isEqualTo(4);
        assertThat(quay.site().certificates()).hasSize(4).allMatch(Certificate::usable);
    }

    private JobProgress ended() {
        List<UUID> all = quay.site().computers().stream().map(c -> c.id()).toList();
        IssueCertificates wish = new IssueCertificates(all, 397, KeyKind.RSA_2048, false);
        return quay.ended(quay.portal.issuing().issueAll(quay.portal.actor(), wish, Terms.NONE, quay.portal.jobs()));
    }

    @Test
    void what_was_signed_and_not_kept_is_not_signed_again() {
        SignCertificate act =
                quay.portal.issuing().reserved(quay.portal.actor().siteId(), IssueCertificate.usual(quay.id("rec-01")));
        assertThatThrownBy(() -> quay.portal.run(act)).isNotNull();
        assertThat(states()).containsOnly("SIGNING");
        mend();
        // On a server another portal may be at work: what began just now is left alone for a while.
        quay.portal.clock().advance(Duration.ofMinutes(11));
        quay.portal.issuing().abandonStale();
        assertThat(states()).containsOnly("ABANDONED");
        assertThatThrownBy(() -> quay.portal.run(act)).isInstanceOf(akashi.core.fault.Fault.Refused.class);
    }
}
