package akashi.access;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.store.Accounts;
import akashi.store.SecondFactors;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody who knows the password and tries codes for days. */
class WornDownTest {

    private TestPortal portal;
    private Phone phone;
    private UUID helpdesk;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
        phone = Phone.setUp(portal, portal.as(Access.HELPDESK));
        helpdesk = new Accounts(portal.database().db())
                .named("helpdesk")
                .orElseThrow()
                .id();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private Browser.Page enter(String code) {
        Browser browser = portal.browser();
        browser.post("/sign-in", "username", "helpdesk", "password", TestPortal.PASSWORD);
        return browser.post("/sign-in/code", "code", code);
    }

    private static String error(Browser.Page page) {
        return page.html().select("#e-code").text();
    }

    /** The last one through the door, those before as they were counted. */
    private void wornDown() {
        for (int i = 1; i < SecondFactors.MOST_WRONG; i++) {
            new SecondFactors(portal.database().db()).tries(helpdesk);
        }
        assertThat(error(enter("000000"))).contains("not right");
        portal.clock().advance(Duration.ofHours(1));
    }

    @Test
    void a_hundred_wrong_codes_in_a_row_shut_it_even_for_the_right_one() {
        wornDown();
        assertThat(error(enter(phone.next()))).contains("100 codes in a row", "administrator");
        assertThat(portal.admin().get("/users").text()).contains("Shut after wrong codes");
    }

    @Test
    void a_recovery_code_lets_in_and_the_app_counts_again() {
        wornDown();
        assertThat(enter(phone.recovery().get(0)).status()).isEqualTo(303);
        assertThat(enter(phone.next()).status()).isEqualTo(303);
    }

    @Test
    void an_administrator_takes_it_away_and_a_new_one_counts_from_nothing() {
        wornDown();
        assertThat(portal.admin().post("/users/" + helpdesk + "/second-factor").status())
                .isEqualTo(303);
        phone = Phone.setUp(portal, portal.as(Access.HELPDESK));
        assertThat(enter(phone.next()).status()).isEqualTo(303);
    }

    @Test
    void a_right_code_makes_the_wrong_ones_before_forgotten() {
        assertThat(error(enter("000000"))).contains("not right");
        assertThat(enter(phone.next()).status()).isEqualTo(303);
        assertThat(new SecondFactors(portal.database().db())
                        .find(helpdesk)
                        .orElseThrow()
                        .wrong())
                .isZero();
    }

    @Test
    void without_the_password_nobody_counts_anything() {
        Browser stranger = portal.browser();
        for (int i = 0; i < 5; i++) {
            stranger.post("/sign-in", "username", "helpdesk", "password", "wrong");
            stranger.post("/sign-in/code", "code", "000000");
        }
        assertThat(new SecondFactors(portal.database().db())
                        .find(helpdesk)
                        .orElseThrow()
                        .wrong())
                .isZero();
    }
}
