package akashi.access;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coming in: by form, by token, by name and password; and being kept out. */
class SignInTest {

    private TestPortal portal;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private Browser.Page signIn(Browser browser, String name, String password) {
        return browser.post("/sign-in", "username", name, "password", password);
    }

    private Entrance entrance() {
        return new Entrance(
                portal.database(), portal.acts(), portal.clock(), (name, password) -> new Elsewhere.Unknown());
    }

    private static String error(Browser.Page page) {
        return page.html().select("#e-username").text();
    }

    @Test
    void an_unknown_name_and_a_wrong_password_are_told_alike() {
        Browser.Page unknown = signIn(portal.browser(), "nobody", "wrong");
        Browser.Page wrong = signIn(portal.browser(), "admin", "wrong");
        assertThat(unknown.status()).isEqualTo(wrong.status()).isEqualTo(422);
        assertThat(error(unknown)).isNotBlank().isEqualTo(error(wrong));
    }

    @Test
    void guessing_is_slowed_down_and_the_right_password_counts_again_after_the_wait() {
        for (int i = 0; i < 3; i++) {
            signIn(portal.browser(), "admin", "wrong");
        }
        Browser.Page early = signIn(portal.browser(), "admin", TestPortal.PASSWORD);
        assertThat(early.status()).isEqualTo(422);
        assertThat(error(early)).contains("wait");
        assertThat(signIn(portal.browser(), "another", "wrong").text()).doesNotContain("wait");
        portal.clock().advance(Duration.ofSeconds(3));
        assertThat(signIn(portal.browser(), "admin", TestPortal.PASSWORD).status())
                .isEqualTo(303);
    }

    @Test
    void the_reader_goes_on_to_where_the_way_was_and_never_elsewhere() {
        Browser.Page back = portal.browser()
                .post("/sign-in", "username", "admin", "password", TestPortal.PASSWORD, "next", "/users?x=1");
        assertThat(back.location()).isEqualTo("/users?x=1");
        Browser.Page elsewhere = portal.browser()
                .post("/sign-in", "username", "admin", "password", TestPortal.PASSWORD, "next", "//evil.example");
        assertThat(elsewhere.location()).isEqualTo("/");
    }

    @Test
    void whoever_must_choose_a_password_goes_on_to_where_the_way_was() {
        Browser.Page made = portal.admin().submit("/users", "/users", "name", "hana", "role", "ADMIN");
        String first = made.html().select("#first-password").text();
        Browser hana = portal.browser();
        String change = hana.post("/sign-in", "username", "hana", "password", first, "next", "/users?x=1")
                .location();
        assertThat(change).startsWith("/sign-in/password?next=");
        Browser.Page again = hana.submit(change, "/sign-in/password", "password", "short", "again", "other");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.html().select("#e-password").text()).contains("at least");
        assertThat(again.html().select("#e-again").text()).isNotBlank();
        assertThat(again.hidden("/sign-in/password")).containsEntry("next", "/users?x=1");
        String phrase = "a phrase of my own";
        assertThat(hana.submit(change, "/sign-in/password", "password", phrase, "again", phrase)
                        .location())
                .isEqualTo("/users?x=1");
    }

    @Test
    void on_a_shared_browser_everybody_reads_the_language_of_the_own_account() {
        portal.admin().post("/account/language", "lang", "ja");
        Browser shared = portal.browser();
        shared.get("/sign-in?lang=en");
        signIn(shared, "admin", TestPortal.PASSWORD);
        assertThat(shared.get("/account").html().select("html").attr("lang")).isEqualTo("ja");
        shared.get("/account?lang=en");
        assertThat(shared.get("/account").html().select("html").attr("lang"))
                .as("chosen in this session")
                .isEqualTo("en");
        shared.post("/sign-out");
        signIn(shared, "admin", TestPortal.PASSWORD);
        assertThat(shared.get("/account").html().select("html").attr("lang")).isEqualTo("ja");
    }

    @Test
    void a_session_ends_for_good_after_twelve_hours_however_busy() {
        Browser admin = portal.admin();
        for (int hour = 0; hour < 11; hour++) {
            portal.clock().advance(Duration.ofHours(1));
            assertThat(admin.get("/account").status()).isEqualTo(200);
        }
        portal.clock().advance(Duration.ofMinutes(61));
        assertThat(admin.get("/account").location()).startsWith("/sign-in");
    }

    @Test
    void a_token_lets_a_script_in_until_it_ends_or_is_withdrawn() {
        Browser admin = portal.admin();
        Browser.Page made = admin.submit("/account", "/account/tokens", "name", "nightly", "days", "90");
        String token = made.html().select("#token").text();
        assertThat(admin.get("/account").text()).contains("nightly").doesNotContain(token);
        assertThat(entrance().bearer(token, "127.0.0.1")).isPresent();
        portal.clock().advance(Duration.ofDays(91));
        assertThat(entrance().bearer(token, "127.0.0.1")).isEmpty();
    }

    @Test
    void a_withdrawn_token_is_worth_nothing() {
        Browser admin = portal.admin();
        String token = admin.submit("/account", "/account/tokens", "name", "nightly", "days", "0")
                .html()
                .select("#token")
                .text();
        String path =
                admin.get("/account").html().select("form[action$=/withdraw]").attr("action");
        assertThat(portal.as(Access.HELPDESK).post(path).status())
                .as("of another person")
                .isEqualTo(404);
        assertThat(admin.post(path).status()).isEqualTo(303);
        assertThat(entrance().bearer(token, "127.0.0.1")).isEmpty();
    }

    @Test
    void one_changes_the_password_with_the_present_one_and_other_sessions_end() {
        Browser here = portal.admin();
        Browser elsewhere = portal.admin();
        String next = "an entirely new phrase";
        assertThat(here.post("/account/password", "present", "wrong", "password", next, "again", next)
                        .status())
                .isEqualTo(422);
        Browser fresh = portal.browser();
        signIn(fresh, "admin", TestPortal.PASSWORD);
        assertThat(fresh.post("/account/password", "present", TestPortal.PASSWORD, "password", next, "again", next)
                        .status())
                .isEqualTo(303);
        assertThat(fresh.get("/account").status()).isEqualTo(200);
        assertThat(elsewhere.get("/account").location()).startsWith("/sign-in");
        assertThat(signIn(portal.browser(), "admin", next).status()).isEqualTo(303);
    }

    @Test
    void the_present_password_is_no_new_one() {
        Browser.Page answer = portal.admin()
                .post(
                        "/account/password?lang=en",
                        "present",
                        TestPortal.PASSWORD,
                        "password",
                        TestPortal.PASSWORD,
                        "again",
                        TestPortal.PASSWORD);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#e-password").text()).contains("This is your present password");
    }

    @Test
    void basic_is_taken_from_the_computer_itself() {
        String right =
                Base64.getEncoder().encodeToString(("admin:" + TestPortal.PASSWORD).getBytes(StandardCharsets.UTF_8));
        assertThat(entrance().basic("admin", TestPortal.PASSWORD, "127.0.0.1")).isPresent();
        assertThat(entrance().basic("admin", "wrong", "127.0.0.1")).isEmpty();
        assertThat(portal.browser()
                        .with("Authorization", "Basic " + right)
                        .get("/account")
                        .location())
                .as("pages take sessions only")
                .startsWith("/sign-in");
    }

    @Test
    void the_chosen_language_is_kept() {
        portal.admin().get("/account?lang=ja");
        assertThat(portal.admin().get("/account").html().select("html").attr("lang"))
                .as("looking at a page changes nothing for the account")
                .isEqualTo("en");
        assertThat(portal.admin().post("/account/language", "lang", "ja").location())
                .isEqualTo("/account?lang=ja");
        assertThat(portal.admin().get("/account").html().select("html").attr("lang"))
                .isEqualTo("ja");
        Browser other = portal.admin();
        other.get("/?lang=en");
        assertThat(other.get("/account").html().select("html").attr("lang"))
                .as("what is chosen in a browser goes first there")
                .isEqualTo("en");
    }
}
