package akashi.directory;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.pki.TimedCodes;
import akashi.store.Account;
import akashi.store.Accounts;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Optional;
import java.util.UUID;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is and is not offered to and for people of the directory. */
class DirectoryPeopleTest {

    private TestPortal portal;
    private Domain domain;
    private Browser tanaka;

    @BeforeEach
    void start() throws LDAPException {
        Vouched vouched = Vouched.forHost("localhost");
        portal = TestPortal.start();
        domain = Domain.of(vouched).person("tanaka").group("vms-admins", "tanaka");
        portal.run(new SetDirectory(Asked.of(Asked.in(vouched), domain.address()), Optional.empty()));
        tanaka = portal.browser();
        tanaka.post("/sign-in", "username", "tanaka", "password", Domain.PASSWORD);
    }

    @AfterEach
    void stop() {
        portal.close();
        domain.close();
    }

    private Account account(String name) {
        return new Accounts(portal.database().db()).named(name).orElseThrow();
    }

    @Test
    void password_and_role_are_changed_in_the_directory_alone() {
        UUID id = account("tanaka").id();
        Browser.Page users = portal.admin().get("/users");
        assertThat(users.text()).contains("(directory)");
        assertThat(users.html().select("form[action='/users/" + id + "/password']"))
                .isEmpty();
        assertThat(users.html().select("form[action='/users/" + id + "/role']")).isEmpty();
        assertThat(portal.admin().post("/users/" + id + "/password").text()).contains("comes from the directory");
        assertThat(portal.admin()
                        .post("/users/" + id + "/role", "role", "TRAINEE")
                        .text())
                .contains("comes from the directory");
        assertThat(account("tanaka").passwordHash()).isEmpty();
        assertThat(tanaka.get("/account").html().select("form[action='/account/password']"))
                .isEmpty();
        String own = "four words of mine";
        Browser.Page changed =
                tanaka.post("/account/password", "present", Domain.PASSWORD, "password", own, "again", own);
        assertThat(changed.text()).contains("comes from the directory");
        assertThat(account("tanaka").passwordHash()).isEmpty();
    }

    @Test
    void no_token_outlives_the_word_of_the_directory() {
        assertThat(tanaka.get("/account").html().select("form[action='/account/tokens']"))
                .isEmpty();
        Browser.Page made = tanaka.post("/account/tokens", "name", "nightly", "days", "90");
        assertThat(made.html().select("#token")).isEmpty();
        assertThat(made.text()).contains("accounts that the portal itself keeps");
    }

    @Test
    void an_administrator_of_the_directory_is_not_the_one_who_always_stays() {
        UUID admin = account("admin").id();
        assertThat(tanaka.post("/users/" + admin + "/disable").text()).contains("without a directory");
        assertThat(account("admin").disabled()).isFalse();
    }

    @Test
    void the_name_cannot_be_given_to_somebody_local() {
        Browser.Page added = portal.admin().post("/users", "name", "tanaka", "role", "TRAINEE");
        assertThat(added.status()).isEqualTo(422);
        assertThat(account("tanaka").local()).isFalse();
    }

    private Browser.Page secondFactor(String present) {
        Browser.Page page = tanaka.get("/account/second-factor");
        String key = page.html().select("#factor-key").text().replace(" ", "");
        String code = new TimedCodes(Base32.decode(key))
                .of(TimedCodes.stepAt(portal.clock().instant()));
        String sealed = page.hidden("/account/second-factor").get("sealed");
        return tanaka.post("/account/second-factor", "sealed", sealed, "code", code, "present", present);
    }

    @Test
    void a_second_factor_is_set_up_with_the_password_of_the_directory_and_asked_for_from_then_on() {
        assertThat(secondFactor("wrong").status()).isEqualTo(422);
        assertThat(secondFactor(Domain.PASSWORD).status()).isEqualTo(200);
        Browser again = portal.browser();
        assertThat(again.post("/sign-in", "username", "tanaka", "password", Domain.PASSWORD)
                        .location())
                .startsWith("/sign-in/code");
        assertThat(again.get("/account").location()).startsWith("/sign-in");
    }
}
