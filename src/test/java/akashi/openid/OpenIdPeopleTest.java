package akashi.openid;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.PortalSettings;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is and is not offered to and for people of a provider. */
class OpenIdPeopleTest {

    private TestPortal portal;
    private TinyIssuer issuer;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
        issuer = TinyIssuer.start().is("s-1", "tanaka", "vms-desk");
        Used.by(portal, Used.settings(issuer), TinyIssuer.SECRET);
    }

    @AfterEach
    void stop() {
        portal.close();
        issuer.close();
    }

    private Optional<Account> account(String name) {
        return new Accounts(portal.database().db()).named(name);
    }

    @Test
    void a_session_ends_after_twelve_hours_however_it_is_used() {
        Browser tanaka = portal.browser();
        Used.signIn(tanaka, issuer);
        for (int hour = 0; hour < 11; hour++) {
            portal.clock().advance(Duration.ofHours(1));
            assertThat(tanaka.get("/account").status()).isEqualTo(200);
        }
        portal.clock().advance(Duration.ofMinutes(61));
        assertThat(tanaka.get("/account").location()).startsWith("/sign-in");
    }

    @Test
    void signing_out_here_leads_on_to_signing_out_there() {
        Browser tanaka = portal.browser();
        Used.signIn(tanaka, issuer);
        assertThat(tanaka.post("/sign-out").location()).isEqualTo(DoorPages.LEFT);
        assertThat(tanaka.get("/account").location()).startsWith("/sign-in");
        Browser.Page left = tanaka.get(DoorPages.LEFT);
        assertThat(left.header("Refresh"))
                .startsWith("0; url=" + issuer.issuer() + "/logout?")
                .contains("client_id=akashi", "post_logout_redirect_uri=");
        Browser local = portal.browser();
        local.post("/sign-in", "username", "admin", "password", TestPortal.PASSWORD);
        assertThat(local.post("/sign-out").location()).isEqualTo("/sign-in");
    }

    @Test
    void there_are_no_tokens_passwords_and_roles_to_give_for_people_of_a_provider() {
        issuer.is("s-1", "tanaka", "vms-admins");
        Browser tanaka = portal.browser();
        Used.signIn(tanaka, issuer);
        Account account = account("tanaka").orElseThrow();
        assertThat(tanaka.get("/account").text()).contains("The provider at which you sign in keeps your password");
        assertThat(tanaka.post("/account/tokens", "name", "script", "days", "90", "role", "ADMIN")
                        .status())
                .isEqualTo(409);
        assertThat(portal.admin().post("/users/" + account.id() + "/password").text())
                .contains("signs in at the provider");
        assertThat(portal.admin()
                        .post("/users/" + account.id() + "/role", "role", "TRAINEE")
                        .status())
                .isEqualTo(409);
        assertThat(portal.browser()
                        .post("/sign-in", "username", "tanaka", "password", "")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void administrators_set_up_a_second_factor_where_the_portal_requires_one() {
        new PortalSettings(portal.database().db()).set("second-factor.administrators", "true");
        issuer.is("s-1", "tanaka", "vms-admins");
        Browser tanaka = portal.browser();
        assertThat(Used.signIn(tanaka, issuer).location()).isEqualTo("/sign-in/second-factor");
        assertThat(tanaka.get("/account").location()).startsWith("/sign-in");
    }
}
