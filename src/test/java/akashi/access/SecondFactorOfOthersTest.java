package akashi.access;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.pki.Password;
import akashi.store.Accounts;
import akashi.vault.Protection;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What administrators do about second factors of others, and what a locked portal does about all of them. */
class SecondFactorOfOthersTest {

    private static String path(TestPortal portal, String name) {
        return "/users/"
                + new Accounts(portal.database().db()).named(name).orElseThrow().id() + "/second-factor";
    }

    private static Browser.Page password(Browser browser, String name) {
        return browser.post("/sign-in", "username", name, "password", TestPortal.PASSWORD);
    }

    @Test
    void an_administrator_removes_the_one_that_somebody_lost() {
        try (TestPortal portal = TestPortal.start()) {
            Browser helpdesk = portal.as(Access.HELPDESK);
            Phone.setUp(portal, helpdesk);
            Browser admin = portal.admin();
            assertThat(admin.get("/users").html().select("form[action=" + path(portal, "helpdesk") + "]"))
                    .hasSize(1);
            assertThat(helpdesk.post(path(portal, "helpdesk")).status()).isEqualTo(403);
            assertThat(admin.post(path(portal, "helpdesk")).status()).isEqualTo(303);
            assertThat(helpdesk.get("/account").location()).startsWith("/sign-in");
            assertThat(password(portal.browser(), "helpdesk").location()).isEqualTo("/");
            assertThat(admin.get("/audit").text()).contains("Removed the second factor of helpdesk");
            assertThat(admin.post(path(portal, "helpdesk")).status()).isEqualTo(404);
        }
    }

    @Test
    void nobody_removes_the_own_one_without_a_code() {
        try (TestPortal portal = TestPortal.start()) {
            Browser admin = portal.admin();
            Phone.setUp(portal, admin);
            assertThat(admin.post(path(portal, "admin")).status()).isEqualTo(409);
        }
    }

    @Test
    void where_it_is_required_administrators_set_it_up_at_the_next_sign_in() {
        try (TestPortal portal = TestPortal.start()) {
            Browser admin = portal.admin();
            Browser second = portal.anotherAdmin("second");
            assertThat(admin.post("/users/second-factor", "required", "true").status())
                    .as("not before the own one")
                    .isEqualTo(409);
            Phone.setUp(portal, admin);
            assertThat(admin.submit("/users", "/users/second-factor").status()).isEqualTo(303);
            assertThat(second.get("/account").location()).startsWith("/sign-in");
            Browser again = portal.browser();
            assertThat(password(again, "second").location()).isEqualTo("/sign-in/second-factor");
            assertThat(again.get("/account").location()).startsWith("/sign-in");
            assertThat(again.get("/sign-in/code").status()).isEqualTo(404);
            Browser.Page page = again.get("/sign-in/second-factor");
            Phone phone = Phone.reading(portal, page);
            Browser.Page done =
                    again.submit("/sign-in/second-factor", "/sign-in/second-factor", "code", "1", "act", "");
            assertThat(done.status()).isEqualTo(422);
            String sealed = page.hidden("/sign-in/second-factor").get("sealed");
            done = again.post("/sign-in/second-factor", "sealed", sealed, "code", phone.code());
            assertThat(done.html().select(".recovery-code")).hasSize(10);
            assertThat(again.get("/account").status()).isEqualTo(200);
            Browser.Page off = again.post(
                    "/account/second-factor/change", "do", "off", "present", TestPortal.PASSWORD, "code", phone.next());
            assertThat(off.status()).isEqualTo(409);
            assertThat(password(portal.browser(), "helpdesk").status()).isEqualTo(422);
            portal.as(Access.HELPDESK);
            assertThat(password(portal.browser(), "helpdesk").location())
                    .as("of others not")
                    .isEqualTo("/");
        }
    }

    @Test
    void a_locked_portal_says_so_and_takes_recovery_codes(@TempDir Path home) {
        Phone phone;
        try (TestPortal open = TestPortal.in(home, Protection.by(Password.of("a passphrase of the portal")))) {
            phone = Phone.setUp(open, open.admin());
        }
        try (TestPortal locked = TestPortal.in(home, Protection.by(home.resolve("akashi.key")))) {
            Browser browser = locked.browser();
            assertThat(password(browser, "admin").location()).isEqualTo("/sign-in/code");
            Browser.Page told = browser.post("/sign-in/code", "code", "123456");
            assertThat(told.status()).isEqualTo(422);
            assertThat(told.html().select("#e-code").text()).contains("recovery code");
            assertThat(browser.post("/sign-in/code", "code", phone.recovery().get(0))
                            .status())
                    .isEqualTo(303);
            assertThat(browser.get("/users").status()).isEqualTo(200);
            assertThat(locked.as(Access.HELPDESK).get("/account/second-factor").text())
                    .contains("waits for its passphrase");
        }
    }

    @Test
    void what_is_said_after_it_was_taken_away_is_so() {
        try (TestPortal portal = TestPortal.start()) {
            Browser admin = portal.admin();
            Phone.setUp(portal, admin);
            Phone.setUp(portal, portal.anotherAdmin("second"));
            Phone.setUp(portal, portal.as(Access.HELPDESK));
            admin.submit("/users", "/users/second-factor");
            admin.post(path(portal, "helpdesk"));
            assertThat(admin.get("/users").text()).contains("The password alone lets this person in");
            admin.post(path(portal, "second"));
            assertThat(admin.get("/users").text())
                    .contains("a new one is set up at the next sign-in")
                    .doesNotContain("The password alone lets this person in");
        }
    }
}
