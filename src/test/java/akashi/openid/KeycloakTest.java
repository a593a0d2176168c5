package akashi.openid;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.store.Account;
import akashi.store.Accounts;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Coming in by a real provider, whose pages are filled in as people do. */
class KeycloakTest {

    private static final String PASSWORD = "Wind & Wellen 7";

    private static Keycloak keycloak;

    private TestPortal portal;

    @BeforeAll
    static void startProvider() {
        keycloak = Keycloak.start();
    }

    @AfterAll
    static void stopProvider() {
        keycloak.close();
    }

    @BeforeEach
    void start() {
        portal = TestPortal.start();
        use(TinyIssuer.SECRET);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private void use(String secret) {
        Used.by(portal, Used.settings(keycloak.issuer(), "groups", Used.SYSTEM), secret);
    }

    /** To the provider, through its form, and back. */
    private Browser.Page signIn(Browser browser, Surfer surfer, String name) {
        Surfer.Stop stop = surfer.signIn(Used.begin(browser), name, PASSWORD);
        assertThat(stop.left())
                .as(stop.page() == null ? "" : stop.page().text())
                .isNotNull();
        return Used.arrive(browser, stop.left().getRawPath() + "?" + stop.left().getRawQuery());
    }

    private Browser.Page signIn(String name) {
        return signIn(portal.browser(), keycloak.surfer(), name);
    }

    private Optional<Account> account(String name) {
        return new Accounts(portal.database().db()).named(name);
    }

    @Test
    void a_try_finds_all_right_and_a_wrong_secret_wrong() {
        assertThat(portal.admin()
                        .post(OpenIdPages.HERE + "/try")
                        .html()
                        .select("#tried")
                        .text())
                .contains("It knows akashi with this client secret", "All is right")
                .doesNotContain("Wrong:");
        use("another secret");
        assertThat(portal.admin()
                        .post(OpenIdPages.HERE + "/try")
                        .html()
                        .select("#tried")
                        .text())
                .contains("Wrong: It refuses the client ID akashi or its secret");
        assertThat(Used.why(signIn("tanaka"))).contains("does not accept this portal");
    }

    @Test
    void an_administrator_and_somebody_of_the_desk_come_in_and_a_stranger_does_not() {
        Browser tanaka = portal.browser();
        assertThat(signIn(tanaka, keycloak.surfer(), "tanaka").status()).isEqualTo(303);
        assertThat(tanaka.get("/users").status()).isEqualTo(200);
        Browser mori = portal.browser();
        assertThat(signIn(mori, keycloak.surfer(), "mori").location()).isEqualTo("/");
        assertThat(mori.get("/users").status()).isEqualTo(403);
        assertThat(account("mori").orElseThrow().access()).isEqualTo(Access.HELPDESK);
        assertThat(Used.why(signIn("sato"))).contains("gives a role here");
        assertThat(account("sato")).isEmpty();
    }

    @Test
    void another_group_at_the_provider_is_followed_at_the_next_sign_in() {
        signIn("mori");
        keycloak.join("mori", "vms-admins");
        signIn("mori");
        assertThat(account("mori").orElseThrow().access()).isEqualTo(Access.ADMIN);
        keycloak.leave("mori", "vms-admins");
        signIn("mori");
        assertThat(account("mori").orElseThrow().access()).isEqualTo(Access.HELPDESK);
    }

    @Test
    void whom_the_provider_disables_does_not_come_so_far() {
        keycloak.enable("mori", false);
        Surfer.Stop stop = keycloak.surfer().signIn(Used.begin(portal.browser()), "mori", PASSWORD);
        assertThat(stop.left()).isNull();
        keycloak.enable("mori", true);
        assertThat(signIn("mori").status()).isEqualTo(303);
    }

    @Test
    void another_key_of_the_provider_is_fetched() {
        assertThat(signIn("tanaka").status()).isEqualTo(303);
        keycloak.rotate();
        assertThat(signIn("tanaka").status()).isEqualTo(303);
    }

    @Test
    void whoever_signs_out_here_can_sign_out_there_and_is_asked_again() {
        Browser tanaka = portal.browser();
        Surfer surfer = keycloak.surfer();
        signIn(tanaka, surfer, "tanaka");
        assertThat(surfer.open(Used.begin(portal.browser())).left())
                .as("signed in there still")
                .isNotNull();
        tanaka.post("/sign-out");
        String there = tanaka.get(DoorPages.LEFT).header("Refresh").replace("0; url=", "");
        Surfer.Stop asked = surfer.open(there);
        Surfer.Stop out = surfer.submit(asked.page(), "form", Map.of());
        assertThat(out.left()).isEqualTo(portal.address().resolve("/sign-in"));
        assertThat(surfer.open(Used.begin(portal.browser())).page().select("#kc-form-login"))
                .isNotEmpty();
    }
}
