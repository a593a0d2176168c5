package akashi.lab;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.lesson.Deed;
import akashi.store.LearnerDeeds;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakePagesTest {

    private static final TestPortal PORTAL = TestPortal.start();

    @AfterAll
    static void end() {
        PORTAL.close();
    }

    @Test
    void a_trainee_sees_a_handshake_and_what_was_done_is_noted() {
        Browser trainee = PORTAL.as(Access.TRAINEE).in("en");
        assertThat(trainee.get("/learn/lab/handshake").html().select(".lab-wire"))
                .isEmpty();
        Document page = trainee.get("/learn/lab/handshake?tls=TLS12&fault=EXPIRED&lesson=handshake/2")
                .html();
        assertThat(page.select(".lab-wire li").size()).isEqualTo(3);
        assertThat(page.select(".chip").text()).contains("refused");
        assertThat(page.text())
                .contains("certificate_expired", "CertificateExpiredException", "time is over by my clock");
        assertThat(page.select(".crumbs a[href=/learn/handshake/2]")).hasSize(1);
        assertThat(noted()).contains(Deed.REFUSED_EXPIRED);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "fault=NONE&days=800|Compare the clock of this computer|Renew",
                "fault=NONE&days=-800|Compare the clock of this computer|begins later",
                "fault=OTHER_NAME&days=800|That is not all: The certificate is for another name|Leave the cert",
                "fault=OTHER_NAME&days=800|Since the server was renamed|on all the others",
                "fault=EXPIRED&days=-800|That is not all: The certificate has expired|valid already",
                "fault=NOT_YET_VALID&days=-800|By my clock the certificate’s time has not begun|My clock is right",
                "fault=OTHER_NAME&days=5|made out to somebody else|Compare the clock",
                "fault=NOT_YET_VALID&days=0|begins later|Compare the clock",
                "fault=EXPIRED&days=0|Renew the certificate|Compare the clock"
            })
    void a_clock_that_is_wrong_and_a_date_that_is_have_their_own_next_step(String asked, String next, String not) {
        Browser clockmaker = PORTAL.as(Access.TRAINEE).in("en");
        String voices = clockmaker
                .get("/learn/lab/handshake?tls=TLS12&" + asked)
                .html()
                .select("section[aria-labelledby=voices]")
                .text();
        assertThat(voices).contains(next).doesNotContain(not);
    }

    @Test
    void the_part_that_htmx_asks_for_is_the_result_alone() {
        Browser trainee =
                PORTAL.as(Access.TRAINEE).in("ja").with("HX-Request", "true").with("HX-Target", "played");
        String part = trainee.get("/learn/lab/handshake?tls=TLS13&fault=NONE").text();
        assertThat(part).contains("三者の声").doesNotContain("<form", "<head");
    }

    @Test
    void what_cannot_be_read_is_as_if_it_had_not_been_said() {
        Browser trainee = PORTAL.as(Access.TRAINEE).in("en");
        Browser.Page page = trainee.get("/learn/lab/handshake?tls=SSL2&fault=ALL&days=many&lesson=//evil");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select(".chip").text()).contains("accepted");
        assertThat(page.text()).doesNotContain("/learn//evil");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"days=99999, 1", "days=abc, 1", "tls=XX, 1", "fault=NOPE, 1", "tls=TLS13&fault=NONE&days=-7, 0"})
    void what_was_taken_instead_is_said(String asked, int sentences) {
        Browser trainee = PORTAL.as(Access.TRAINEE).in("en");
        assertThat(trainee.get("/learn/lab/handshake?" + asked).html().select("#differs"))
                .hasSize(sentences);
    }

    @Test
    void too_many_handshakes_have_to_wait() {
        Browser somebody = PORTAL.anotherAdmin("hasty").in("en");
        for (int i = 0; i < 60; i++) {
            assertThat(somebody.get("/learn/lab/handshake?tls=TLS13").status()).isEqualTo(200);
        }
        Browser.Page refused = somebody.get("/learn/lab/handshake?tls=TLS13");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.text()).contains("60 times a minute");
    }

    private static Set<Deed> noted() {
        return new LearnerDeeds(PORTAL.database())
                .of(PORTAL.database()
                        .db()
                        .select(akashi.store.tables.Tables.LEARNER_DEED.ACCOUNT_ID)
                        .from(akashi.store.tables.Tables.LEARNER_DEED)
                        .where(akashi.store.tables.Tables.LEARNER_DEED.DEED.eq(Deed.REFUSED_EXPIRED.name()))
                        .fetchOne(0, java.util.UUID.class));
    }
}
