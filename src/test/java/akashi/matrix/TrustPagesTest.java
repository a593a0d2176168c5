package akashi.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.ClientKind;
import akashi.core.site.Role;
import akashi.core.site.Sites;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The matrix as administrators and the helpdesk see it. */
class TrustPagesTest {

    private static final TestPortal PORTAL = TestPortal.start().plant(site());
    private static final Browser HELPDESK = PORTAL.as(Access.HELPDESK);

    @AfterAll
    static void close() {
        PORTAL.close();
    }

    private static Sites site() {
        Sites sites = Sites.withRecorders(30)
                .computer("mob-01", Role.MOBILE)
                .clients(ClientKind.DLNA, 2, "2023 R3")
                .clients(ClientKind.MOBILE_CLIENT, 40, "2023 R3");
        return sites.encrypted().trusted("rec-07", false);
    }

    @Test
    void the_worst_link_is_shown_first_and_every_cell_has_a_word_and_a_shape() {
        Document page = HELPDESK.get("/trust").html();
        assertThat(page.select(".tabs a[aria-current]").text()).contains("Management → recorders");
        assertThat(page.select("table.matrix td a.cell")).isNotEmpty().allSatisfy(cell -> {
            assertThat(cell.text()).isNotBlank();
            assertThat(cell.select("use").attr("href")).startsWith("#s-");
        });
        assertThat(page.select("caption").text()).contains("30 check it", "30 connections", "cannot connect: 1");
        assertThat(page.select(".legend li")).hasSize(7);
        assertThat(page.select("thead th[scope=col]")).isNotEmpty();
        assertThat(page.select("tbody th[scope=row]")).isNotEmpty();
    }

    @Test
    void many_are_folded_by_network_and_an_open_fold_shows_its_members_worst_first() {
        Document folded = HELPDESK.get("/trust?link=management-to-clients").html();
        assertThat(folded.select("table.matrix tbody th").text()).contains("Network 10.0.0.0/24", "31 members");
        String open =
                folded.select("table.matrix tbody th a[href*=rows]").get(0).attr("href");
        Document page = HELPDESK.get(open).html();
        assertThat(page.select("table.matrix tbody tr")).hasSizeGreaterThanOrEqualTo(1);
        assertThat(page.select(".folds").text()).contains("Fold again");
    }

    @Test
    void a_cell_of_one_connection_explains_itself_with_evidence_and_a_next_step() {
        Document page =
                PORTAL.admin().get("/trust?link=management-to-recorders").html();
        String cell = page.select("a.cell:contains(annot connect)").get(0).attr("href");
        Document explained = PORTAL.admin().get(cell).html();
        assertThat(explained.select("section[aria-labelledby=explained]").text())
                .contains("rec-07.site.example does not trust", "B7", "told · test", "record");
        assertThat(explained.select("a.cell[aria-current=true]")).hasSize(1);
        Document helpdesk = HELPDESK.get(cell).html();
        assertThat(helpdesk.select("section[aria-labelledby=explained] a[href^=/facts]"))
                .isEmpty();
    }

    @Test
    void a_part_is_sent_to_htmx_alone() {
        String part = PORTAL.as(Access.HELPDESK)
                .with("HX-Request", "true")
                .with("HX-Target", "view")
                .get("/trust?link=recorder-to-clients")
                .text();
        assertThat(part).contains("table class=\"matrix\"").doesNotContain("<html");
    }

    @Test
    void played_forward_everything_has_ended_and_evidence_has_not() {
        Document page =
                HELPDESK.get("/trust?link=recorder-to-clients&at=2035-01-01").html();
        assertThat(page.select(".note").text()).contains("As of 2035-01-01");
        assertThat(page.select("caption").text()).contains("cannot connect").doesNotContain("not confirmed");
        assertThat(page.select("a.cell").get(0).attr("href")).contains("at=");
    }

    @ParameterizedTest(name = "at={0} gets a sentence")
    @CsvSource({"soon, Give a day", "2077-03-01, at most 40 years", "2020-01-01, has passed"})
    void bad_moments(String at, String sentence) {
        Browser.Page page = HELPDESK.get("/trust?at=" + at);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains(sentence, "table class=\"matrix\"");
    }

    @ParameterizedTest(name = "{0} shows the usual matrix")
    @CsvSource({
        "/trust?link=none",
        "/trust?rows=none&columns=none&row=-1&column=999",
        "/trust?from=x&to=y",
        "/trust?from=00000000-0000-0000-0000-000000000000&to=00000000-0000-0000-0000-000000000000",
        "/trust?page=99999999999"
    })
    void what_is_unknown_asks_for_nothing(String path) {
        assertThat(HELPDESK.get(path).status()).isEqualTo(200);
    }

    @Test
    void the_task_has_tabs_and_learners_see_none() {
        assertThat(PORTAL.admin().get("/trust").html().select("main .tabs a[href=/facts]"))
                .hasSize(1);
        assertThat(PORTAL.admin().get("/facts").html().select("main .tabs a[href=/trust]"))
                .hasSize(1);
        assertThat(HELPDESK.get("/trust").html().select("main .tabs a[href=/facts]"))
                .as("the helpdesk records what clients trust")
                .hasSize(1);
        assertThat(PORTAL.as(Access.TRAINEE).get("/trust").status()).isEqualTo(403);
    }

    @Test
    void an_empty_site_says_what_is_missing() {
        try (TestPortal empty = TestPortal.start()) {
            Document page = empty.admin().get("/trust").html();
            assertThat(page.select(".empty").text()).contains("inventory");
        }
    }
}
