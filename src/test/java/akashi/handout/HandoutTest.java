package akashi.handout;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.store.Accounts;
import akashi.store.Handouts;
import akashi.store.Routine;
import akashi.store.Secrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One-time links: what they open, once, and what they do not. */
class HandoutTest {

    private static final String OWN = "four plain words here";

    private Quay quay;
    private TestPortal portal;

    @BeforeEach
    void start() {
        quay = Quay.withRecorders(2).ca().wanted();
        portal = quay.portal;
        quay.issue("rec-01");
    }

    @AfterEach
    void stop() {
        quay.close();
    }

    private String page() {
        return "/servers/" + quay.id("rec-01") + "/handouts";
    }

    private Browser.Page make(String... more) {
        Browser.Page made = portal.admin().submit(page(), page(), more);
        assertThat(made.status()).as(made.html().text()).isEqualTo(200);
        return made;
    }

    private static String path(Browser.Page made) {
        return URI.create(made.html().select("#link.to-copy").text()).getPath();
    }

    private Browser.Page receipt(String link, String computer) {
        String json = """
                {"receipt": "akashi-receipt 1", "verb": "Check", "computer": "%s", "at": "%s", "outcome": 0,
                 "certificates": [], "authorities": [], "intermediates": [], "switches": [], "connections": []}
                """.formatted(computer, portal.clock().instant());
        return portal.browser().upload(link + "/receipt", "receipt", "r.json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_technician_gets_the_bundle_once_without_signing_in() {
        Browser.Page made = make();
        String password = made.html().select("#password").text();
        String link = path(made);
        assertThat(password).hasSizeGreaterThan(20);
        assertThat(link).doesNotContain(password);
        Browser technician = portal.browser();
        for (int preview = 0; preview < 3; preview++) {
            Browser.Page seen = technician.get(link);
            assertThat(seen.text()).contains("rec-01").doesNotContain(password);
        }
        Browser.Page zip = technician.post(link);
        assertThat(zip.header("Content-Type")).startsWith("application/zip");
        assertThat(zip.bytes()).hasSizeGreaterThan(2000);
        Browser.Page again = technician.post(link);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("fetched already");
        assertThat(technician.get("/servers").location()).as("and nothing else").startsWith("/sign-in");
        assertThat(portal.admin().get("/audit").text()).contains("Handed out the bundle of rec-01");
        assertThat(portal.admin().get(page()).html().select("#links").text())
                .contains("Fetched", "127.0.0.1")
                .doesNotContain(link.substring("/handout/".length()));
    }

    @Test
    void of_two_who_come_at_once_one_gets_it() throws Exception {
        String link = path(make());
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Callable<Integer> one = () -> portal.browser().post(link).status();
            List<Future<Integer>> answers = both.invokeAll(List.of(one, one));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 409);
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void a_chosen_password_is_asked_for_and_guessing_it_is_slowed_down() {
        String link = path(make("source", "typed", "password", OWN));
        Browser technician = portal.browser();
        assertThat(technician.get(link).html().select("#f-password")).hasSize(1);
        for (int i = 0; i < 3; i++) {
            assertThat(technician.post(link, "password", "wrong").status()).isEqualTo(422);
        }
        assertThat(technician.post(link, "password", OWN).status()).isEqualTo(429);
        portal.clock().advance(Duration.ofSeconds(3));
        assertThat(technician.post(link, "password", OWN).status()).isEqualTo(200);
    }

    @Test
    void a_wrong_password_of_one_link_slows_down_that_link_alone_from_wherever_it_is_tried() {
        String guessed = path(make("source", "typed", "password", OWN));
        String other = path(make("source", "typed", "password", OWN));
        for (int i = 0; i < 3; i++) {
            portal.browser().post(guessed, "password", "wrong");
        }
        assertThat(portal.browser().post(guessed, "password", OWN).status()).isEqualTo(429);
        assertThat(portal.browser().post(other, "password", OWN).status()).isEqualTo(200);
    }

    @Test
    void a_link_ends_by_time_or_when_it_is_taken_back() {
        String short1 = path(make("hours", "1"));
        String taken = path(make());
        portal.clock().advance(Duration.ofMinutes(61));
        assertThat(portal.browser().get(short1).text()).contains("This link is over");
        assertThat(portal.browser().post(short1).status()).isEqualTo(404);
        Browser admin = portal.admin();
        String revoke = admin.get(page()).html().select("form[action$=/revoke]").attr("action");
        assertThat(admin.post(revoke).status()).isEqualTo(303);
        assertThat(portal.browser().get(taken).text()).contains("This link is over");
        assertThat(portal.browser().post(taken).status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "“{0}” hours")
    @ValueSource(strings = {"9999", "0", "-1", "abc", "4.5"})
    void a_term_that_is_not_offered_makes_no_link(String hours) {
        Browser.Page answer = portal.admin().submit(page(), page(), "hours", hours);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#e-hours").text()).contains("a whole number from 1 to 168");
        assertThat(portal.admin().get(page()).html().select("form[action$=/revoke]"))
                .isEmpty();
    }

    @Test
    void a_password_that_is_soon_guessed_makes_no_link() {
        Browser.Page answer = portal.admin().submit(page(), page(), "source", "typed", "password", "password1234");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#e-password").text()).contains("could guess this", "four longer words");
        assertThat(portal.admin().get(page()).html().select("form[action$=/revoke]"))
                .isEmpty();
    }

    @Test
    void the_password_behind_a_link_does_not_outlast_it() {
        make("hours", "1");
        Handouts.Handout handout = new Handouts(portal.database().db())
                .of(portal.actor().siteId(), quay.id("rec-01"))
                .get(0);
        Routine tidy = Routine.tidy(portal.database(), portal.clock());
        tidy.work().run();
        assertThat(sealed(handout)).isPresent();
        portal.clock().advance(Duration.ofMinutes(61));
        tidy.work().run();
        assertThat(sealed(handout)).isEmpty();
    }

    private Optional<Secrets.Sealed> sealed(Handouts.Handout handout) {
        return new Secrets(portal.database().db()).find(handout.siteId(), Handouts.owner(handout.id()));
    }

    @Test
    void guessing_links_is_slowed_down() {
        for (int i = 0; i < 3; i++) {
            assertThat(portal.browser().get("/handout/guess-" + i).status()).isEqualTo(404);
        }
        assertThat(portal.browser().get("/handout/guess-4").status()).isEqualTo(429);
    }

    @Test
    void the_gates_of_an_export_hold_when_it_is_fetched() {
        String link = path(make());
        quay.unwanted("rec-01", akashi.core.site.Slot.SERVER);
        Browser.Page answer = portal.browser().post(link);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("cannot be given now");
        quay.wanted();
        assertThat(portal.browser().post(link).status())
                .as("it was not used up")
                .isEqualTo(200);
    }

    @Test
    void a_link_is_worth_no_more_than_who_made_it() {
        Browser second = portal.anotherAdmin("second");
        String link = path(second.submit(page(), page()));
        String id = new Accounts(portal.database().db())
                .named("second")
                .orElseThrow()
                .id()
                .toString();
        portal.admin().post("/users/" + id + "/disable");
        assertThat(portal.browser().post(link).status()).isEqualTo(409);
    }

    @Test
    void it_takes_the_receipt_of_its_computer_and_of_no_other() {
        String link = path(make());
        Browser.Page other = receipt(link, "rec-02");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text()).contains("not from this computer");
        assertThat(receipt(link, "rec-01").status()).isEqualTo(303);
        assertThat(portal.browser().get(link).text()).contains("A receipt came");
    }

    @Test
    void the_list_names_every_date_and_tells_which_links_ask_for_a_password() {
        make();
        portal.clock().advance(Duration.ofMinutes(1));
        make("source", "typed", "password", OWN);
        Elements rows = portal.admin().get(page()).html().select("#links tbody tr");
        assertThat(rows).hasSize(2);
        for (Element row : rows) {
            assertThat(row.select("td:has(time)"))
                    .isNotEmpty()
                    .allMatch(cell -> !cell.attr("data-label").isBlank());
        }
        assertThat(rows.first().select("td[data-label=Password]").text()).isEqualTo("chosen, asked for");
        assertThat(rows.last().select("td[data-label=Password]").text()).contains("not asked for");
    }

    @Test
    void only_administrators_make_and_see_links() {
        make();
        assertThat(portal.as(Access.HELPDESK).get(page()).status()).isEqualTo(403);
        assertThat(portal.as(Access.HELPDESK).post(page()).status()).isEqualTo(403);
        assertThat(portal.browser().get(page()).location()).startsWith("/sign-in");
    }

    @Test
    void none_is_made_where_no_bundle_could_leave() {
        String other = "/servers/" + quay.id("rec-02") + "/handouts";
        Browser.Page page = portal.admin().get(other);
        assertThat(page.html().select("form[action=" + other + "]")).isEmpty();
        assertThat(page.html().select(".refuse .reasons li")).isNotEmpty();
        assertThat(portal.admin().post(other, "hours", "24").status()).isEqualTo(409);
    }
}
