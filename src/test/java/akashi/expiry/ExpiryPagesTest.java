package akashi.expiry;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.ClientKind;
import akashi.core.site.Role;
import akashi.core.site.Seen;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.site.Validity;
import java.time.Duration;
import java.time.Instant;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stops when, and what if, as people see it. */
class ExpiryPagesTest {

    private static final TestPortal PORTAL = TestPortal.start().plant(site());
    private static final Browser HELPDESK = PORTAL.as(Access.HELPDESK);

    @AfterAll
    static void close() {
        PORTAL.close();
    }

    private static Sites site() {
        return Sites.withRecorders(12)
                .computer("mob-01", Role.MOBILE)
                .clients(ClientKind.MOBILE_CLIENT, 40, "2023 R3")
                .encrypted()
                .issue(
                        "rec-02",
                        c -> c.but()
                                .validity(new Validity(
                                        TestPortal.NOW.minus(Duration.ofDays(90)),
                                        TestPortal.NOW.plus(Duration.ofDays(5))))
                                .copy());
    }

    @Test
    void what_breaks_most_comes_first_in_the_terms_of_the_guide() {
        Document page = HELPDESK.get("/expiry").html();
        assertThat(page.select("table.stops tbody tr").get(0).text())
                .contains("mgmt-01.site.example", "A10", "12 recording servers no longer trust the management server");
        String recorder = page.select("table.stops tbody tr:contains(rec-02.site.example)")
                .text();
        assertThat(recorder)
                .contains("urgent", "Clients no longer trust the recording server", "by inference", "12 machines");
        assertThat(page.select("table.stops tbody tr:contains(mob-01)").text()).contains("A11", "40 devices");
        assertThat(page.select("table.stops caption").text()).contains("most connections");
    }

    @Test
    void a_cliff_is_named_and_can_be_spread() {
        Document page = PORTAL.admin().get("/expiry").html();
        assertThat(page.select(".note").text()).contains("A cliff: 11 certificates");
        assertThat(page.select(".note a").attr("href")).startsWith("/certificates/renewals?within=");
        assertThat(PORTAL.admin().get(page.select(".note a").attr("href")).status())
                .isEqualTo(200);
    }

    @Test
    void the_ca_has_a_scale_of_its_own() {
        assertThat(HELPDESK.get("/expiry")
                        .html()
                        .select("section[aria-labelledby=cas]")
                        .text())
                .contains("Site CA", "years", "left");
    }

    @Test
    void played_forward_the_difference_is_said_in_words() {
        Document page = HELPDESK.get("/expiry?at=2027-03-10").html();
        assertThat(page.select("section[aria-labelledby=changes]").text())
                .contains("What changes until 2027-03-10", "expires soon", "cannot connect", "rec-02")
                .containsPattern("\\d+ connections change; \\d+ break");
        assertThat(page.select("table.stops tbody tr")).hasSize(1);
        assertThat(page.select(".note").text()).contains("if nobody acts");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "off=rec-01, rec-01.site.example is off, no longer there",
        "drop=rec-01.site.example, the name rec-01.site.example is dropped, does not cover",
        "off=rec-01&drop=rec-02.site.example, is dropped, no longer there",
        "drop=rec-01, the name rec-01 is dropped, No connection changes"
    })
    void what_if(String asked, String supposed, String difference) {
        Document page = HELPDESK.get("/expiry?" + asked).html();
        assertThat(page.select("section[aria-labelledby=changes]").text()).contains(supposed, difference);
        assertThat(page.select("details[open] a:contains(Stop supposing)")).hasSize(1);
    }

    @Test
    void what_if_the_ca_were_removed() {
        Document page = HELPDESK.get(
                        "/expiry?without=" + PORTAL.site().authorities().get(0).id())
                .html();
        assertThat(page.select("section[aria-labelledby=changes]").text())
                .contains("the CA Site CA is removed", "cannot connect")
                .doesNotContain("no longer there");
    }

    @ParameterizedTest(name = "{0} gets a sentence")
    @CsvSource({
        "at=never, Give a day",
        "at=2080-01-01, at most 40 years",
        "off=nobody, No computer is called “nobody”",
        "drop=nobody, No certificate in use carries “nobody”",
        "without=x, f-without"
    })
    void bad_input(String asked, String sentence) {
        Browser.Page page = HELPDESK.get("/expiry?" + asked);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains(sentence, "table class=\"stops");
    }

    @Test
    void only_who_may_act_is_offered_an_act() {
        assertThat(PORTAL.admin().get("/expiry").html().select("table.stops a.btn"))
                .isNotEmpty();
        assertThat(HELPDESK.get("/expiry").html().select("table.stops a.btn")).isEmpty();
        assertThat(PORTAL.as(Access.TRAINEE).get("/expiry").status()).isEqualTo(403);
    }

    @Test
    void what_a_port_shows_besides_is_told_with_its_slot_and_not_counted_for_renewal() {
        Instant soon = TestPortal.NOW.plus(Duration.ofDays(12));
        Sites known = Sites.withRecorders(2).encrypted();
        Seen seen = Seen.on(known)
                .at(TestPortal.NOW.minusSeconds(60))
                .good(new Validity(soon.minus(Duration.ofDays(300)), soon))
                .shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, "stranger", "TLSv1.3");
        try (TestPortal portal = TestPortal.start().plant(seen.snapshot().data(), id -> new byte[] {1})) {
            Document page = portal.admin().get("/expiry").html();
            Elements row = page.select("table.stops tbody tr:contains(seen on its port)");
            assertThat(row).hasSize(1);
            assertThat(row.text())
                    .contains("rec-01.site.example", "Clients no longer trust the recording server")
                    .doesNotContain("Renew");
            assertThat(row.select(".tag").eachText()).contains("Streaming media certificate");
            assertThat(portal.as(Access.HELPDESK)
                            .get("/expiry?at=2027-03-14")
                            .html()
                            .select("section[aria-labelledby=stops] .acts"))
                    .as("the only one that ends by then is nobody's to renew")
                    .isEmpty();
        }
    }

    @Test
    void an_empty_site_has_nothing_that_ends() {
        try (TestPortal empty = TestPortal.start()) {
            Document page = empty.admin().in("ja").get("/expiry").html();
            assertThat(page.text()).contains("認証局はまだありません", "期限を迎えるものはありません");
        }
    }
}
