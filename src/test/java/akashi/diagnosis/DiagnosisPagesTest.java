package akashi.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.ClientKind;
import akashi.core.site.Sites;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiagnosisPagesTest {

    private TestPortal portal;
    private Browser helpdesk;

    @BeforeAll
    void open() {
        portal = TestPortal.start().plant(Sites.withRecorders(3).encrypted().trusted(ClientKind.SMART_CLIENT, 0));
        helpdesk = portal.as(Access.HELPDESK).in("en");
    }

    @AfterAll
    void close() {
        portal.close();
    }

    @Test
    void without_names_it_asks_with_all_of_them_to_choose_from() {
        Document page = helpdesk.get("/diagnose").html();
        assertThat(page.select("#names-to option").eachAttr("value")).contains("rec-01.site.example");
        assertThat(page.select("#names-from option").eachAttr("value")).contains("SMART_CLIENT");
        assertThat(page.select("#result")).isEmpty();
    }

    @Test
    void of_very_many_names_only_some_are_offered_and_that_is_said() {
        try (TestPortal big = TestPortal.start().plant(Sites.withRecorders(501))) {
            Document page = big.as(Access.HELPDESK).in("en").get("/diagnose").html();
            assertThat(page.select("#names-to option")).hasSize(500);
            assertThat(page.select("#names-cut").text()).contains("first 500 names");
            assertThat(helpdesk.get("/diagnose").html().select("#names-cut")).isEmpty();
        }
    }

    @Test
    void a_fault_is_told_with_who_mends_it_the_next_step_and_the_ticket_in_both_languages() {
        Document page = helpdesk.get("/diagnose?from=SMART_CLIENT&to=rec-01").html();
        assertThat(page.select("#result").text())
                .contains("SMART_CLIENT cannot connect to rec-01.site.example")
                .contains("does not trust the CA certificate")
                .contains("Who mends it: helpdesk");
        assertThat(page.select("#result a.btn").attr("href")).endsWith("/clients");
        assertThat(page.select("#ticket-ja").text()).contains("接続できません").contains("対応する人:ヘルプデスク");
        assertThat(page.select("#ticket-en").text()).contains("Cause:").contains("Next step: Hand out the CA");
        assertThat(page.select("a[href^=/topology/recorder-to-clients], a[href^=/learn/]"))
                .isNotEmpty();
    }

    @Test
    void an_unknown_name_is_answered_with_those_that_are_like_it() {
        Document page = helpdesk.get("/diagnose?from=SMART_CLIENT&to=rec-010").html();
        assertThat(page.select("main").text()).contains("No server is called “rec-010” here");
        assertThat(page.select(".note a").eachAttr("href"))
                .contains("/diagnose?from=SMART_CLIENT&to=rec-01.site.example");
    }

    @Test
    void an_address_that_is_no_servers_asks_for_the_clients() {
        Document page = helpdesk.get("/diagnose?from=192.168.7.7&to=rec-01").html();
        assertThat(page.select(".note").text()).contains("192.168.7.7").contains("Which clients");
        assertThat(page.select(".note a").text()).isEqualTo("SMART_CLIENT");
    }

    @Test
    void an_address_in_the_network_of_one_group_is_that_groups() {
        Browser admin = portal.admin();
        assertThat(network(admin, "not a network").status()).isEqualTo(422);
        assertThat(network(admin, "10.77.0.0/16 2001:db8:77::/48").status()).isEqualTo(303);
        for (String caller : List.of("10.77.3.4", "2001:db8:77:1::5")) {
            Document page =
                    helpdesk.get("/diagnose?from=" + caller + "&to=rec-01").html();
            assertThat(page.select("main").text()).contains("SMART_CLIENT cannot connect to rec-01.site.example");
        }
        assertThat(helpdesk.get("/search?q=10.77.3.4").text()).contains("SMART_CLIENT");
        assertThat(network(admin, "").status()).isEqualTo(303);
    }

    private Browser.Page network(Browser admin, String networks) {
        String path = "/clients/" + Sites.id("group SMART_CLIENT");
        return admin.submit(
                path, path, "kind", "SMART_CLIENT", "name", "SMART_CLIENT", "count", "50", "networks", networks);
    }

    @Test
    void hostile_names_are_shown_as_text() {
        Browser.Page page = helpdesk.get("/diagnose?from=%3Cscript%3Ealert(1)%3C/script%3E&to=%22%3E%3Cb%3E");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select("main script, main b")).isEmpty();
        assertThat(page.text()).doesNotContain("<script>alert");
    }

    @Test
    void a_pasted_message_is_explained_and_long_ones_are_not_put_into_an_address() {
        Document page = helpdesk.post("/search", "q", "<b>log</b> ".repeat(5_000) + "0x800B0109 at rec-02")
                .html();
        assertThat(page.select("#errors").text()).contains("does not trust the CA");
        assertThat(page.select("#computers a.btn").attr("href")).isEqualTo("/diagnose?to=rec-02.site.example");
        assertThat(page.select("#search-q b")).isEmpty();
        assertThat(helpdesk.post("/search", "q", "rec-02").location()).isEqualTo("/search?q=rec-02");
    }

    @Test
    void a_text_that_is_too_long_says_that_only_its_beginning_was_read() {
        String text = "line ".repeat(20_000);
        assertThat(helpdesk.post("/search", "q", text + "end")
                        .html()
                        .select("#cut")
                        .text())
                .contains("longer than 100,000 characters");
        assertThat(helpdesk.post("/search", "q", "line ").html().select("#cut")).isEmpty();
    }

    @Test
    void nothing_found_says_what_to_try() {
        assertThat(helpdesk.get("/search?q=zzz-99").html().select("#nothing").text())
                .contains("Nothing was found");
    }

    @Test
    void the_overview_of_the_helpdesk_is_a_search_and_a_list_with_ways_to_the_cause() {
        Document page = helpdesk.get("/").html();
        assertThat(page.select("form[action=/search] textarea")).hasSize(1);
        assertThat(page.select(".todo a[href^=/diagnose?from=]")).isNotEmpty();
        assertThat(page.select("main .switch, main a[href*=/key]")).isEmpty();
        String why = page.select(".todo a[href^=/diagnose?from=]").first().attr("href");
        assertThat(helpdesk.get(why).html().select("#result .verdict").text()).contains("cannot connect");
    }

    @Test
    void rows_of_a_diagram_and_the_page_of_a_server_lead_to_the_cause() {
        assertThat(helpdesk.get("/topology/recorder-to-clients").html().select("td a[href^=/diagnose?from=]"))
                .isNotEmpty();
        String server = "/servers/" + Sites.id("computer rec-01");
        assertThat(helpdesk.get(server).html().select("a[href=/diagnose?to=rec-01.site.example]"))
                .hasSize(1);
    }

    @Test
    void a_replay_of_more_than_an_address_holds_leads_back_to_the_question() {
        assertThat(helpdesk.get("/diagnose/replay?from=" + "z".repeat(5000)).location())
                .isEqualTo("/diagnose");
    }

    @Test
    void a_replay_of_nothing_leads_back_to_the_question() {
        assertThat(helpdesk.get("/diagnose/replay").location()).startsWith("/diagnose?");
    }
}
