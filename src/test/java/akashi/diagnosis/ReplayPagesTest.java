package akashi.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.site.Slot;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayPagesTest {

    private static final String PATH = "/diagnose/replay?link=recorder-to-management&from=mgmt-01&to=rec-01";

    private Quay quay;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(1).wanted();
    }

    @AfterEach
    void close() {
        quay.close();
    }

    @Test
    void without_a_certificate_nothing_is_played_and_that_is_said() {
        assertThat(played(PATH)).contains("no certificate of this server");
    }

    @Test
    void the_kept_key_plays_a_real_handshake_now_and_an_expired_one_later() {
        quay.ca().issue("rec-01");
        assertThat(quay.site()
                        .certificateIn(quay.site().computerCalled("rec-01").orElseThrow(), Slot.SERVER))
                .isPresent();
        assertThat(played(PATH))
                .contains("accepted")
                .contains("real TLS handshake in memory")
                .contains("TLSv1.3");
        assertThat(played(PATH + "&at=2032-01-01T00:00:00Z"))
                .contains("refused")
                .contains("has expired")
                .contains("CertificateExpiredException");
    }

    @org.junit.jupiter.params.ParameterizedTest(name = "{0}: {1}")
    @org.junit.jupiter.params.provider.CsvSource({
        "+1000000000-12-31T23:59:59Z, Give a day as",
        "soon, Give a day as",
        "2999-01-01, years ahead"
    })
    void a_moment_that_is_none_is_told(String at, String sentence) {
        quay.ca().issue("rec-01");
        akashi.Browser.Page page = quay.portal
                .as(Access.HELPDESK)
                .in("en")
                .get(PATH + "&at=" + java.net.URLEncoder.encode(at, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("#e-at").text()).contains(sentence);
    }

    @Test
    void near_the_last_moment_no_later_one_is_offered() {
        quay.ca().issue("rec-01");
        akashi.Browser.Page page = quay.portal.as(Access.HELPDESK).get(PATH + "&at=2066-01-01");
        assertThat(page.html().select("nav a[href*=at=]")).hasSizeLessThan(2);
    }

    private String played(String path) {
        Document page = quay.portal.as(Access.HELPDESK).in("en").get(path).html();
        return page.select("#played").text();
    }
}
