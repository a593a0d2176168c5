package akashi.access;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.store.Accounts;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where people are signed in, and how that is ended: by themselves, by an administrator, by a change of role. */
class SessionsTest {

    private TestPortal portal;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private UUID id(String name) {
        return new Accounts(portal.database().db()).named(name).orElseThrow().id();
    }

    private static boolean out(Browser browser) {
        return browser.get("/account").location().startsWith("/sign-in");
    }

    @Test
    void one_ends_another_session_of_the_own_and_never_sees_this_one_offered() {
        Browser here = portal.admin();
        Browser elsewhere = portal.admin();
        Browser.Page page = here.get("/account");
        assertThat(page.html().select("#sessions tbody tr")).hasSize(2);
        assertThat(page.html().select("#sessions tbody tr:contains(This one) form"))
                .isEmpty();
        Element form = page.html().select("#sessions tbody form").first();
        assertThat(here.post(form.attr("action")).status()).isEqualTo(303);
        assertThat(out(elsewhere)).isTrue();
        assertThat(out(here)).isFalse();
        assertThat(here.post(form.attr("action")).status()).as("it is gone").isEqualTo(404);
        assertThat(here.get("/audit").text()).contains("ended own sessions");
    }

    @Test
    void all_others_end_at_once_and_this_one_stays() {
        Browser here = portal.admin();
        Browser second = portal.admin();
        Browser third = portal.admin();
        assertThat(here.post("/account/sessions/end").status()).isEqualTo(303);
        assertThat(out(second)).isTrue();
        assertThat(out(third)).isTrue();
        assertThat(out(here)).isFalse();
        assertThat(here.get("/account").html().select("form[action=/account/sessions/end]"))
                .as("nothing left to end")
                .isEmpty();
    }

    @Test
    void nobody_ends_a_session_of_somebody_else_without_being_an_administrator() {
        Browser helpdesk = portal.as(Access.HELPDESK);
        portal.as(Access.HELPDESK);
        String theirs =
                helpdesk.get("/account").html().select("#sessions tbody form").attr("action");
        assertThat(portal.as(Access.TRAINEE).post(theirs).status()).isEqualTo(404);
        assertThat(portal.admin().post(theirs).status())
                .as("not as if it were the own")
                .isEqualTo(404);
        assertThat(helpdesk.get("/users/" + id("admin") + "/sessions").status()).isEqualTo(403);
        assertThat(helpdesk.post("/users/" + id("admin") + "/sessions/end").status())
                .isEqualTo(403);
    }

    @Test
    void an_administrator_ends_one_or_all_of_anybody() {
        Browser admin = portal.admin();
        Browser one = portal.as(Access.HELPDESK);
        Browser two = portal.as(Access.HELPDESK);
        String page = "/users/" + id("helpdesk") + "/sessions";
        Browser.Page shown = admin.get(page);
        assertThat(shown.html().select("tbody tr")).hasSize(2);
        String session = shown.html().select("tbody [name=session]").first().val();
        assertThat(admin.post(page + "/end", "session", session).status()).isEqualTo(303);
        assertThat(out(one)).isNotEqualTo(out(two));
        assertThat(admin.post(page + "/end").status()).isEqualTo(303);
        assertThat(out(one) && out(two)).isTrue();
        assertThat(admin.get(page).text()).contains("Nowhere at the moment");
        assertThat(admin.get("/audit").text()).contains("Ended sessions of helpdesk: 1.");
        assertThat(admin.post("/users/" + id("admin") + "/sessions/end").status())
                .isEqualTo(303);
        assertThat(out(admin)).as("of the own ones this one stays").isFalse();
    }

    @Test
    void another_role_takes_a_new_sign_in() {
        Browser trainee = portal.as(Access.TRAINEE);
        String role = "/users/" + id("trainee") + "/role";
        portal.admin().post(role, "role", "TRAINEE");
        assertThat(out(trainee)).as("the same role again").isFalse();
        portal.admin().post(role, "role", "HELPDESK");
        assertThat(out(trainee)).isTrue();
    }

    @Test
    void who_gives_up_the_own_role_goes_on_with_the_new_one() {
        Browser second = portal.anotherAdmin("second");
        Browser elsewhere = portal.signedIn("second");
        Browser fresh = portal.browser();
        fresh.post("/sign-in", "username", "second", "password", TestPortal.PASSWORD);
        assertThat(fresh.post("/users/" + id("second") + "/role", "role", "TRAINEE")
                        .location())
                .isEqualTo("/learn");
        assertThat(fresh.get("/users").status()).isEqualTo(403);
        assertThat(out(second) && out(elsewhere)).isTrue();
    }

    @Test
    void what_the_list_names_a_session_by_opens_nothing() {
        Browser admin = portal.admin();
        portal.admin();
        String action =
                admin.get("/account").html().select("#sessions tbody form").attr("action");
        String name = action.split("/")[3];
        assertThat(out(portal.browser().with("Cookie", "akashi_session=" + name)))
                .isTrue();
    }

    @Test
    void setting_the_own_role_to_what_it_is_opens_no_second_session() {
        try (TestPortal portal = TestPortal.start()) {
            portal.anotherAdmin("second");
            Browser admin = portal.admin();
            String own = "/users/" + portal.actor().userId() + "/role";
            assertThat(admin.post(own, "role", "ADMIN").location()).isEqualTo("/users");
            assertThat(admin.get("/account").html().select("#sessions tbody tr"))
                    .hasSize(1);
        }
    }

    @Test
    void ending_all_of_a_person_says_so_and_counts_what_the_page_showed() {
        Browser admin = portal.admin();
        Phone.setUp(portal, portal.as(Access.HELPDESK));
        Browser waiting = portal.browser();
        waiting.post("/sign-in", "username", "helpdesk", "password", TestPortal.PASSWORD);
        String sessions = "/users/"
                + new Accounts(portal.database().db())
                        .named("helpdesk")
                        .orElseThrow()
                        .id() + "/sessions";
        assertThat(admin.post(sessions + "/end").status()).isEqualTo(303);
        assertThat(admin.get(sessions).text()).contains("All sessions of this person are ended.");
        assertThat(admin.get("/audit?lang=en").text()).contains("Ended sessions of helpdesk: 1.");
        assertThat(waiting.get("/sign-in/code").status()).isEqualTo(404);
    }
}
