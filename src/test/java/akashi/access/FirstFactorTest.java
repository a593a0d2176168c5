package akashi.access;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Setting up a required second factor at the sign-in: whoever knows the password alone gets nothing by old forms. */
class FirstFactorTest {

    private static final String SETUP = "/sign-in/second-factor";

    private TestPortal portal;
    private Browser second;

    @BeforeEach
    void required() {
        portal = TestPortal.start();
        Browser admin = portal.admin();
        second = portal.anotherAdmin("second");
        Phone.setUp(portal, admin);
        admin.submit("/users", "/users/second-factor");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private Browser afterPassword() {
        Browser browser = portal.browser();
        assertThat(browser.post("/sign-in", "username", "second", "password", TestPortal.PASSWORD)
                        .location())
                .startsWith("/sign-in/");
        return browser;
    }

    private static String[] form(Browser.Page page, String code) {
        return new String[] {
            "act", page.hidden(SETUP).get("act"), "sealed", page.hidden(SETUP).get("sealed"), "code", code
        };
    }

    @Test
    void whoever_waited_to_set_it_up_as_well_is_out_once_it_is_set_up() {
        Browser thief = afterPassword();
        Browser.Page theirs = thief.get(SETUP);
        Phone wrong = Phone.reading(portal, theirs);
        Browser owner = afterPassword();
        Browser.Page page = owner.get(SETUP);
        assertThat(owner.post(SETUP, form(page, Phone.reading(portal, page).code()))
                        .status())
                .isEqualTo(200);
        assertThat(thief.post(SETUP, form(theirs, wrong.code())).status()).isEqualTo(404);
        assertThat(thief.get("/account").location()).startsWith("/sign-in");
        assertThat(owner.get("/account").status()).isEqualTo(200);
    }

    @Test
    void an_old_form_of_somebody_else_lets_nobody_in() {
        Browser trainee = portal.as(akashi.core.access.Access.TRAINEE);
        Browser.Page page = trainee.get("/account/second-factor");
        String act = page.hidden("/account/second-factor").get("act");
        Phone phone = Phone.reading(portal, page);
        trainee.post(
                "/account/second-factor",
                "act",
                act,
                "sealed",
                page.hidden("/account/second-factor").get("sealed"),
                "code",
                phone.code(),
                "present",
                TestPortal.PASSWORD);
        Browser thief = afterPassword();
        Browser.Page own = thief.get(SETUP);
        Phone fresh = Phone.reading(portal, own);
        Browser.Page done =
                thief.post(SETUP, "act", act, "sealed", own.hidden(SETUP).get("sealed"), "code", fresh.code());
        assertThat(done.status()).isEqualTo(200);
        assertThat(afterPassword().get("/sign-in/code").status())
                .as("the act was done, not taken for the other one")
                .isEqualTo(200);
    }

    @Test
    void the_form_sent_again_shows_the_same_codes_and_lets_nobody_in() {
        Browser owner = afterPassword();
        Browser twice = owner.twin();
        Browser.Page page = owner.get(SETUP);
        Phone phone = Phone.reading(portal, page);
        String[] form = form(page, phone.code());
        List<String> codes = phone.with(owner.post(SETUP, form)).recovery();
        assertThat(phone.with(twice.post(SETUP, form)).recovery()).hasSize(10).isEqualTo(codes);
        assertThat(twice.get("/account").location()).startsWith("/sign-in");
        assertThat(phone.with(owner.post(SETUP, form)).recovery()).isEqualTo(codes);
        portal.clock().advance(Duration.ofSeconds(1));
        Browser thief = afterPassword();
        Browser.Page told = thief.post(SETUP, form);
        assertThat(told.status()).as("the password does not show them").isEqualTo(404);
        assertThat(told.html().select(".recovery-code")).isEmpty();
    }

    @Test
    void of_one_form_sent_twice_at_once_one_session_comes() {
        Browser owner = afterPassword();
        Browser.Page page = owner.get(SETUP);
        String[] form = form(page, Phone.reading(portal, page).code());
        owner.post(SETUP, form);
        owner.post(SETUP, form);
        assertThat(owner.get("/account").html().select("#sessions tbody tr")).hasSize(1);
    }
}
