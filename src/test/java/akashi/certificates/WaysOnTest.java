package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.core.site.Certificate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pages of certificates lead on to: other ways, a replacement, the choices that are known. */
class WaysOnTest {

    private static Quay quay;
    private static Browser admin;

    @BeforeAll
    static void open() {
        quay = Quay.withRecorders(2).wanted().ca();
        admin = quay.admin();
    }

    @AfterAll
    static void close() {
        quay.close();
    }

    @Test
    void the_list_leads_to_every_way_to_a_certificate() {
        quay.issue("mob-01");
        Document page = admin.get("/certificates").html();
        assertThat(page.select("details.card a").eachAttr("href")).contains("/certificates/pfx", "/certificates/adopt");
        assertThat(page.select("details.card form").attr("action")).isEqualTo("/certificates/sign");
        assertThat(page.select("details.card button[formaction]").eachAttr("formaction"))
                .containsExactly("/certificates/ask", "/enrolment");
        String computer = "?computer=" + quay.id("rec-01");
        for (String way : page.select("details.card button[formaction]").eachAttr("formaction")) {
            assertThat(admin.get(way + computer).status()).as(way).isEqualTo(200);
        }
    }

    @Test
    void a_filter_that_nobody_knows_is_told() {
        quay.issue("rec-02");
        Document page = admin.get("/certificates?state=BOGUS&slot=SERVER").html();
        assertThat(page.select(".note").text())
                .contains("Nothing is filtered by state=BOGUS")
                .doesNotContain("SERVER");
        assertThat(admin.get("/certificates?state=ISSUED").html().select(".note"))
                .isEmpty();
    }

    @Test
    void a_revoked_certificate_offers_the_one_in_its_place() {
        Certificate revoked = quay.issue("rec-01");
        String path = "/certificates/" + revoked.id();
        admin.submit(path + "/revoke", path + "/revoke", "reason", "KEY_COMPROMISE");
        assertThat(admin.get(path)
                        .html()
                        .select("section[aria-labelledby=instead] a")
                        .attr("href"))
                .isEqualTo("/certificates/issue?computer=" + quay.id("rec-01"));
    }

    @Test
    void the_pages_of_a_server_and_of_its_certificate_lead_to_the_other_ways() {
        Certificate certificate = quay.issue("rec-02");
        String computer = "?computer=" + quay.id("rec-02");
        for (String page : List.of("/servers/" + quay.id("rec-02"), "/certificates/" + certificate.id())) {
            assertThat(admin.get(page).html().select("main a.btn").eachAttr("href"))
                    .as(page)
                    .contains("/certificates/sign" + computer, "/certificates/ask" + computer);
        }
    }

    @Test
    void several_open_codes_of_one_computer_are_one_row() {
        String computer = quay.id("rec-01").toString();
        for (int i = 0; i < 4; i++) {
            assertThat(admin.post("/enrolment/codes", "computer", computer).status())
                    .isEqualTo(200);
        }
        Document all = admin.get("/enrolment").html();
        assertThat(all.select("tbody tr:contains(rec-01)")).hasSize(1);
        assertThat(all.select("tbody tr:contains(rec-01)").text()).contains("and 3 more open");
        assertThat(admin.get("/enrolment?computer=" + computer).html().select("tbody tr:contains(rec-01)"))
                .hasSize(4);
    }

    @Test
    void a_wrong_password_of_a_key_file_is_one_error_at_its_field() {
        byte[] nothing = "no pfx at all".getBytes(StandardCharsets.UTF_8);
        Browser.Page page = admin.upload("/certificates/pfx", "files", "a.pfx", nothing, "password", "x");
        assertThat(page.status())
                .as("another fault is not taken for a wrong password")
                .isEqualTo(303);
    }
}
