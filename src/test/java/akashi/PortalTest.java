package akashi;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.access.Access;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A portal as a whole: it starts, knows people, and ends. */
class PortalTest {

    @Test
    void it_says_that_it_is_ready_to_anybody() {
        try (TestPortal portal = TestPortal.start()) {
            assertThat(portal.browser().get("/healthz").status()).isEqualTo(200);
            assertThat(portal.browser().get("/healthz/live").text()).isEqualTo("{\"status\":\"live\"}");
        }
    }

    @Test
    void one_that_cannot_work_still_lives_so_that_nobody_starts_it_anew_for_nothing() {
        try (TestPortal portal = TestPortal.start()) {
            Browser signedIn = portal.admin();
            portal.database().close();
            assertThat(portal.browser().get("/healthz").status()).isEqualTo(503);
            assertThat(signedIn.get("/healthz").text()).isEqualTo("{\"status\":\"unavailable\",\"why\":\"database\"}");
            assertThat(portal.browser().get("/healthz/live").status()).isEqualTo(200);
        }
    }

    @Test
    void every_page_of_the_settings_is_marked_as_one_in_the_navigation() {
        try (TestPortal portal = TestPortal.start()) {
            Browser admin = portal.admin();
            List<String> tabs =
                    admin.get("/settings").html().select("main nav .tabs a").eachAttr("href");
            assertThat(tabs).hasSizeGreaterThan(12);
            for (String tab : tabs) {
                assertThat(admin.get(tab)
                                .html()
                                .select(".tasks a[aria-current=page]")
                                .eachAttr("href"))
                        .as(tab)
                        .containsExactly("/settings");
            }
        }
    }

    @Test
    void a_person_signs_in_with_the_form_and_out_again() {
        try (TestPortal portal = TestPortal.start()) {
            Browser browser = portal.browser();
            assertThat(browser.get("/").location()).startsWith("/sign-in");
            assertThat(browser.post("/sign-in", "username", "admin", "password", "wrong")
                            .status())
                    .isEqualTo(422);
            Browser.Page answer = browser.post("/sign-in", "username", "Admin", "password", TestPortal.PASSWORD);
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.header("Set-Cookie")).contains("akashi_session=", "HttpOnly");
            assertThat(browser.get("/").location()).doesNotStartWith("/sign-in");
            assertThat(browser.post("/sign-out").status()).isEqualTo(303);
            assertThat(browser.get("/").location()).startsWith("/sign-in");
        }
    }

    @Test
    void a_session_ends_after_two_idle_hours() {
        try (TestPortal portal = TestPortal.start()) {
            Browser admin = portal.as(Access.ADMIN);
            portal.clock().advance(Duration.ofMinutes(110));
            assertThat(admin.get("/").location()).doesNotStartWith("/sign-in");
            portal.clock().advance(Duration.ofMinutes(119));
            assertThat(admin.get("/").location()).doesNotStartWith("/sign-in");
            portal.clock().advance(Duration.ofMinutes(121));
            assertThat(admin.get("/").location()).startsWith("/sign-in");
        }
    }
}
