package akashi.overview;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.Statements;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.ChangeSet;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverviewTest {

    private TestPortal portal;

    @BeforeEach
    void open() {
        portal = TestPortal.start();
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void an_empty_site_asks_for_its_inventory() {
        assertThat(overview()).contains("No computer is in the inventory yet.").contains("href=\"/sites/import\"");
    }

    @Test
    void a_plain_site_is_led_to_a_ca_and_a_plan() {
        portal.plant(Sites.withRecorders(3));
        assertThat(overview())
                .contains("Not everything is encrypted yet.")
                .contains("href=\"/authorities/new\"")
                .contains("href=\"/encryption\"");
    }

    @Test
    void what_is_broken_comes_first_with_what_mends_it() {
        portal.plant(Sites.withRecorders(3).encrypted().trusted("rec-02", false));
        assertThat(overview()).contains("Install the CA certificate on rec-02").contains("/facts?fact=CA_TRUSTED");
    }

    @Test
    void a_site_whose_ca_was_never_backed_up_says_so() {
        portal.plant(Sites.withRecorders(1).encrypted());
        assertThat(overview()).contains("Not backed up");
    }

    @Test
    void planned_computers_without_certificate_are_counted() {
        portal.plant(Sites.withRecorders(2).withAuthority().wantAll(Slot.SERVER));
        assertThat(overview()).contains("Issue certificates: 3 computers lack one");
    }

    @Test
    void the_helpdesk_sees_the_same_and_is_offered_no_act() {
        portal.plant(Sites.withRecorders(2).encrypted().trusted("rec-02", false));
        String seen = portal.as(Access.HELPDESK).get("/").text();
        assertThat(seen).contains("Install the CA certificate on rec-02").doesNotContain("/facts?fact=");
    }

    @Test
    void the_helpdesk_is_led_to_the_runbook_for_a_bad_night_which_it_may_read() {
        portal.plant(Sites.withRecorders(2).encrypted());
        portal.clock().advance(Duration.ofDays(3650));
        org.jsoup.nodes.Document seen =
                portal.as(Access.HELPDESK).in("en").get("/").html();
        assertThat(seen.select(".todo a[href=/runbook/everything-expired]").text())
                .isEqualTo("Open the runbook");
    }

    @Test
    void a_trainee_is_led_to_the_lessons() {
        Browser trainee = portal.as(Access.TRAINEE);
        assertThat(trainee.get("/").location()).isEqualTo("/learn");
        assertThat(trainee.get("/learn").status()).isEqualTo(200);
    }

    @Test
    void what_is_planned_already_leads_to_its_change() {
        portal.plant(Sites.withRecorders(1).wantAll(Slot.SERVER).running(planned("mgmt-01", "rec-01")));
        assertThat(overview()).contains("Go on with change 1").doesNotContain("Plan the switch");
    }

    @Test
    void a_site_that_cannot_be_read_is_a_page_that_says_so_and_asks_for_nothing_more() {
        Browser admin = portal.admin();
        portal.database().db().execute("alter table computer rename to computer_lost");
        // A job of the portal may have read the site already.
        portal.database().db().execute("update site set plan_version = plan_version + 1");
        Browser.Page page = admin.get("/");
        assertThat(page.status()).isEqualTo(500);
        assertThat(page.html().select("main h1").text()).isEqualTo("Something went wrong inside the portal");
        assertThat(page.html().select("section.state")).isEmpty();
        portal.database().db().execute("alter table computer_lost rename to computer");
        assertThat(admin.get("/").status()).isEqualTo(200);
    }

    @Test
    void a_lost_database_is_told_with_what_to_do_wherever_it_is_noticed() {
        Browser admin = portal.admin();
        portal.database().close();
        Browser.Page page = admin.get("/");
        assertThat(page.status()).as(page.text()).isEqualTo(503);
        assertThat(page.html().select("main").text()).contains("database").doesNotContain("Exception");
    }

    private static ChangeSet planned(String... hosts) {
        List<ChangeSet.Turn> turns = Arrays.stream(hosts)
                .map(host -> new ChangeSet.Turn(Sites.id("computer " + host), Slot.SERVER, true))
                .toList();
        return new ChangeSet(UUID.randomUUID(), 1, ChangeSet.State.PLANNED, turns, "admin", Sites.NOW);
    }

    @Test
    void the_line_above_every_page_says_how_the_site_is() {
        portal.plant(Sites.withRecorders(2).encrypted().trusted("rec-02", false));
        assertThat(portal.admin().get("/account").text()).contains("Connections that do not work");
    }

    @Test
    void a_page_needs_the_same_number_of_statements_however_large_the_site() {
        portal.plant(Sites.withRecorders(2).encrypted());
        long few = statements();
        try (TestPortal large = TestPortal.start().plant(Sites.withRecorders(60).encrypted())) {
            assertThat(statements(large)).isEqualTo(few);
        }
    }

    private long statements() {
        return statements(portal);
    }

    private static long statements(TestPortal portal) {
        Browser admin = portal.admin();
        admin.get("/");
        return Statements.of(portal, () -> admin.get("/"));
    }

    private String overview() {
        return portal.admin().get("/").text();
    }
}
