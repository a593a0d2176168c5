package akashi.handout;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.certificates.Quay;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody without an account reads where a link or a receipt is wrong: what to do, and no way to a sign-in. */
class HandoutFaultTest {

    private Quay quay;
    private String link;

    @BeforeEach
    void start() {
        quay = Quay.withRecorders(1).ca().wanted();
        quay.issue("rec-01");
        String page = "/servers/" + quay.id("rec-01") + "/handouts";
        link = URI.create(quay.portal
                        .admin()
                        .submit(page, page)
                        .html()
                        .select("#link")
                        .text())
                .getPath();
    }

    @AfterEach
    void stop() {
        quay.close();
    }

    @ParameterizedTest(name = "“{0}”")
    @ValueSource(strings = {"/handout", "/handout/", "/handout/cut", "/handout/cut/into/parts"})
    void a_link_that_is_not_whole_sends_to_who_made_it(String path) {
        Browser.Page answer = quay.portal.browser().get(path);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.html().select("main").text())
                .contains("to its last character", "ask the administrator who sent it for a new link");
        leadsNowhere(answer);
    }

    @Test
    void a_link_that_ended_meanwhile_does_too() {
        Browser admin = quay.portal.admin();
        String page = "/servers/" + quay.id("rec-01") + "/handouts";
        admin.post(admin.get(page).html().select("form[action$=/revoke]").attr("action"));
        Browser.Page answer = quay.portal.browser().post(link);
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.html().select("main").text()).contains("for a new link");
        leadsNowhere(answer);
    }

    @Test
    void a_file_that_is_too_large_is_not_the_receipt() {
        Browser.Page answer = quay.portal.browser().upload(link + "/receipt", "receipt", "r.json", new byte[2 << 20]);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.html().select("main").text()).contains("a small file named akashi-receipt_*.json");
        leadsNowhere(answer);
    }

    @Test
    void other_addresses_lead_on_as_ever() {
        Browser.Page answer = quay.portal.browser().get("/handouts-of-old");
        assertThat(answer.html().select("main").text()).contains("has been removed", "To the overview");
    }

    private static void leadsNowhere(Browser.Page answer) {
        assertThat(answer.html().select("main a, main button")).isEmpty();
    }
}
