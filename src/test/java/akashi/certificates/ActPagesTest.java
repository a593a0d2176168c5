package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.Browser.Page;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.core.site.Observation;
import java.util.List;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pages say before, while and after an administrator renews, revokes, issues for many and backs up. */
class ActPagesTest {

    private static Quay quay;
    private static Browser admin;

    @BeforeAll
    static void open() {
        quay = Quay.withRecorders(3).wanted().ca();
        admin = quay.admin();
    }

    @AfterAll
    static void close() {
        quay.close();
    }

    @Test
    void renewing_by_the_page_leads_to_the_new_certificate_and_keeps_the_old_one_in_use() {
        Certificate old = quay.issue("rec-01");
        String path = "/certificates/" + old.id();
        assertThat(section(admin.get(path).html(), "renew")).contains("Same subject and names, new key");

        Page tooLong = admin.submit(path, path + "/renew", "days", "5000");
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.html().select("#e-days").text()).isNotBlank();
        assertThat(tooLong.html().select("#f-days").val()).isEqualTo("5000");

        Page renewed = admin.submit(path, path + "/renew", "days", "200");
        assertThat(renewed.location()).startsWith("/certificates/").isNotEqualTo(path);
        Document fresh = admin.get(renewed.location()).html();
        assertThat(fresh.text()).contains("The old certificate keeps working until the new one is installed", "rec-01");
        assertThat(admin.get(path).html().select("form[action$=/renew]"))
                .as("an old one is not renewed twice")
                .isEmpty();
        assertThat(quay.portal
                        .as(Access.HELPDESK)
                        .get(renewed.location())
                        .html()
                        .select("#main form"))
                .isEmpty();
    }

    @Test
    void revoking_by_the_page_says_what_it_means_and_then_that_it_is_done() {
        Certificate certificate = quay.issue("rec-02");
        String path = "/certificates/" + certificate.id();
        assertThat(section(admin.get(path).html(), "revoke"))
                .contains("For a stolen key or a computer that left", "See what stops, then revoke");

        Page revoked = admin.submit(path + "/revoke", path + "/revoke", "reason", "KEY_COMPROMISE");
        assertThat(revoked.status()).isEqualTo(303);
        Document after = admin.get(path).html();
        assertThat(after.text()).contains("Revoked.", "revocation list");
        assertThat(after.select("a[href$=/revoke], form[action$=/renew]")).isEmpty();
        assertThat(admin.get("/audit?act=revoke-certificate").text()).contains("Revoked the certificate of rec-02");
        assertThat(admin.post(path + "/revoke", "reason", "KEY_COMPROMISE").status())
                .as("a second press")
                .isEqualTo(409);
    }

    @Test
    void before_a_certificate_is_revoked_the_page_shows_who_serves_it_and_what_stops() {
        Certificate certificate = quay.issue("rec-02");
        String path = "/certificates/" + certificate.id();
        Document unused = admin.get(path + "/revoke").html();
        assertThat(section(unused, "serving")).contains("No computer is known to serve it");
        Evidenced.installed(quay, certificate, Observation.Source.TOLD);
        Evidenced.inEffect(quay, certificate);
        Document used = admin.get(
                        admin.get(path).html().select("a[href$=/revoke]").attr("href"))
                .html();
        assertThat(section(used, "serving")).contains("rec-02", "Install another certificate there first");
        assertThat(section(used, "changes"))
                .contains("this certificate is revoked", "rec-02 →")
                .doesNotContain("No connection changes");
        assertThat(section(used, "sure")).contains("cannot be taken back", "Revoke this certificate for good");
        assertThat(quay.site().certificate(certificate.id()).orElseThrow().state())
                .as("looking revokes nothing")
                .isEqualTo(Certificate.State.ISSUED);
        assertThat(quay.portal.as(Access.HELPDESK).get(path + "/revoke").status())
                .isEqualTo(403);
    }

    @Test
    void whoever_presses_renew_or_revoke_twice_gets_the_first_answer_again() {
        String path = "/certificates/" + quay.issue("rec-01").id();
        String act = admin.get(path)
                .html()
                .select("form[action$=/renew] input[name=act]")
                .val();
        Page first = admin.post(path + "/renew", "act", act, "days", "200");
        Page second = admin.post(path + "/renew", "act", act, "days", "200");
        assertThat(first.location()).startsWith("/certificates/");
        assertThat(second.location()).isEqualTo(first.location());
        assertThat(quay.site().certificates())
                .filteredOn(certificate -> certificate.subject().contains("rec-01"))
                .hasSize(2);

        String gone = first.location();
        String revoke = admin.get(gone + "/revoke")
                .html()
                .select("form[action$=/revoke] input[name=act]")
                .val();
        for (String press : List.of("first", "second")) {
            Page revoked = admin.post(gone + "/revoke", "act", revoke, "reason", "KEY_COMPROMISE");
            assertThat(revoked.location()).as(press).isEqualTo(gone);
        }
    }

    @Test
    void the_page_of_a_batch_counts_names_who_asked_and_leads_on() {
        Page begun = admin.post(
                "/certificates/issue",
                "many",
                "true",
                "days",
                "397",
                "key",
                "RSA_2048",
                "computer",
                quay.id("rec-03").toString(),
                "computer",
                quay.id("mob-01").toString());
        assertThat(begun.location()).startsWith("/certificates/jobs/");
        quay.ended(UUID.fromString(begun.location().replaceFirst(".*/", "")));
        Document page = admin.get(begun.location()).html();
        assertThat(page.select("#progress").text())
                .contains("Finished", "2 of 2", "Asked for by admin")
                .doesNotContain("You may leave this page");
        assertThat(page.select("#progress a").eachAttr("href")).containsExactly("/certificates/bundles");
        assertThat(page.select("#progress").hasAttr("hx-get"))
                .as("asks no more")
                .isFalse();
        assertThat(quay.portal.as(Access.HELPDESK).get(begun.location()).status())
                .isEqualTo(403);
    }

    @Test
    void a_token_is_shown_once_with_what_it_may_do_and_its_end_is_listed() {
        Page nameless = admin.submit("/account", "/account/tokens", "name", "", "days", "365");
        assertThat(nameless.status()).isEqualTo(422);
        assertThat(nameless.html().select("#e-name").text()).isNotBlank();
        assertThat(nameless.html().select("#f-days option[selected]").val()).isEqualTo("365");

        Document made = admin.submit("/account", "/account/tokens", "name", "nightly check", "days", "365")
                .html();
        assertThat(made.text()).contains("shown on this page only", "Token for nightly check");
        Document account = admin.get("/account").html();
        assertThat(account.select("#tokens tbody tr").eachText())
                .anySatisfy(row -> assertThat(row).contains("nightly check", "never", "in 365 days"));
        assertThat(account.text()).doesNotContain(made.select("#token").text());
    }

    @Test
    void a_backup_by_the_page_is_a_file_and_then_stands_in_the_list() {
        assertThat(admin.get("/backup").text()).contains("If this computer is lost");
        String phrase = "paper kept in another building";
        Page file = admin.submit("/backup", "/backup", "passphrase", phrase, "again", phrase);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).contains("attachment", ".backup");
        Document after = admin.get("/backup").html();
        assertThat(after.select("tbody tr").eachText())
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsPattern("akashi-2027-03-01-\\d{6}\\.backup")
                        .contains("admin"));
        assertThat(after.html()).doesNotContain(phrase);
        assertThat(quay.portal.as(Access.HELPDESK).get("/backup").status()).isEqualTo(403);
    }

    @Test
    void the_page_of_users_says_what_each_role_may_do_and_offers_nothing_that_would_be_refused() {
        assertThat(admin.submit("/users", "/users", "name", "hana", "role", "HELPDESK")
                        .html()
                        .select("#first-password")
                        .text())
                .hasSizeGreaterThan(10);
        Document users = admin.get("/users").html();
        assertThat(users.select("dl.facts dt").eachText()).isEqualTo(List.of("Administrator", "Helpdesk", "Trainee"));
        assertThat(users.select("tr:contains(hana)").text()).contains("Has to choose a password");
        assertThat(users.select("tr:contains(hana) form").eachAttr("action")).hasSize(3);
        assertThat(users.select("tr:has(b:containsOwn(admin)) form"))
                .as("the last administrator")
                .isEmpty();
    }

    private static String section(Document page, String id) {
        return page.select("section[aria-labelledby=" + id + "]").text();
    }
}
