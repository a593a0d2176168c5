package akashi.access;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.store.AuditEntries;
import akashi.store.AuditEntry;
import akashi.store.AuditQuery;
import akashi.store.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who came, who left and who was turned away stands in the trail, and no flood does. */
class SignInTrailTest {

    private TestPortal portal;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private List<AuditEntry> entries(String act) {
        return new AuditEntries(portal.database().db(), portal.actor().siteId())
                .page(AuditQuery.newest(500).ofAct(act));
    }

    private Browser.Page signIn(Browser browser, String name, String password) {
        return browser.post("/sign-in", "username", name, "password", password);
    }

    @Test
    void coming_and_leaving_are_read_with_name_and_address() {
        Browser browser = portal.browser();
        assertThat(signIn(browser, "admin", TestPortal.PASSWORD).status()).isEqualTo(303);
        assertThat(browser.post("/sign-out").status()).isEqualTo(303);
        assertThat(entries("sign-in")).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("admin");
            assertThat(entry.origin()).isEqualTo("127.0.0.1");
        });
        assertThat(entries("sign-out")).hasSize(1);
        assertThat(portal.admin().get("/audit?lang=en").text()).contains("admin signed in.", "admin signed out.");
        assertThat(portal.admin().get("/audit?lang=ja").text()).contains("admin がサインインしました。");
    }

    @Test
    void nobody_comes_in_whose_entry_cannot_be_written() {
        portal.database().db().execute("alter table audit_entry add constraint nobody check (act <> 'sign-in')");
        assertThat(signIn(portal.browser(), "admin", TestPortal.PASSWORD).status())
                .isEqualTo(500);
        assertThat(new Sessions(portal.database().db())
                        .of(portal.actor().userId(), portal.clock().instant()))
                .isEmpty();
    }

    @Test
    void a_failure_is_told_with_the_name_that_somebody_has_and_without_any_other() {
        signIn(portal.browser(), "admin", "wrong");
        signIn(portal.browser(), "my secret passphrase", "wrong");
        assertThat(entries("sign-in-failed")).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.accountId()).isEmpty();
            assertThat(entry.origin()).isEqualTo("127.0.0.1");
        });
        assertThat(portal.admin().get("/audit?lang=en").text())
                .contains("A sign-in failed: admin.", "A sign-in failed: a name that nobody has.")
                .doesNotContain("my secret");
    }

    @Test
    void a_code_that_nobody_looked_at_is_no_failed_sign_in_and_a_wrong_one_always_is() {
        Browser admin = portal.admin();
        Phone phone = Phone.setUp(portal, admin);
        Browser browser = portal.browser();
        signIn(browser, "admin", TestPortal.PASSWORD);
        for (int wrong = 0; wrong < 3; wrong++) {
            browser.post("/sign-in/code", "code", "000000");
        }
        for (int early = 0; early < 12; early++) {
            browser.post("/sign-in/code", "code", "000000");
        }
        assertThat(entries("sign-in-failed")).as("the tenth is told").hasSize(1);
        phone.next();
        String change = "/account/second-factor/change";
        for (int wrong = 0; wrong < 7; wrong++) {
            portal.clock().advance(Duration.ofMinutes(2));
            admin.post(change, "do", "off", "present", TestPortal.PASSWORD, "code", "000000");
        }
        assertThat(entries("sign-in-failed"))
                .as("who is signed in fails at no door")
                .hasSize(1);
        assertThat(told("code-unconfirmed"))
                .containsExactly("admin is signed in and gave a wrong code to change the second factor:"
                        + " the six digits of the app. Such tries within the hour: 1.");
    }

    @Test
    void a_wrong_present_password_of_somebody_who_is_signed_in_is_no_failed_sign_in() {
        Browser admin = portal.admin();
        String next = "gulls over the north pier";
        admin.post("/account/password", "present", "wrong", "password", next, "again", next);
        Phone.setUp(portal, admin);
        admin.post("/account/second-factor/change", "do", "off", "present", "wrong", "code", "000000");
        assertThat(entries("sign-in-failed")).isEmpty();
        assertThat(entries("password-unconfirmed")).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo("admin");
            assertThat(entry.origin()).isEqualTo("127.0.0.1");
        });
        assertThat(told("password-unconfirmed"))
                .containsExactlyInAnyOrder(
                        "admin is signed in and gave a wrong present password. For: second factor."
                                + " Such tries within the hour: 1.",
                        "admin is signed in and gave a wrong present password. For: change of the password."
                                + " Such tries within the hour: 1.");
    }

    private List<String> told(String act) {
        return portal.admin()
                .get("/audit?lang=en&act=" + act)
                .html()
                .select("tbody tr td:nth-child(3) > span")
                .eachText();
    }

    @Test
    void an_entry_says_whether_a_password_a_code_of_the_app_or_a_recovery_code_let_in() {
        Browser browser = portal.browser();
        signIn(browser, "admin", TestPortal.PASSWORD);
        assertThat(told("sign-in")).first().isEqualTo("admin signed in. How: password.");
        Phone phone = Phone.setUp(portal, browser);
        signIn(portal.browser(), "admin", TestPortal.PASSWORD);
        Browser withApp = portal.browser();
        signIn(withApp, "admin", TestPortal.PASSWORD);
        assertThat(withApp.post("/sign-in/code", "code", phone.next()).status()).isEqualTo(303);
        assertThat(told("sign-in"))
                .as("the password alone is no sign-in")
                .containsSubsequence(
                        "admin signed in. How: password, then a code of the authenticator app.",
                        "admin signed in. How: password.");
        Browser withPaper = portal.browser();
        signIn(withPaper, "admin", TestPortal.PASSWORD);
        withPaper.post("/sign-in/code", "code", phone.recovery().get(0));
        assertThat(told("sign-in")).first().isEqualTo("admin signed in. How: password, then a recovery code (9 left).");
        assertThat(portal.admin().get("/audit?lang=ja&act=sign-in").text()).contains("回復コード(残り 9 個)");
    }

    @Test
    void a_recovery_code_that_let_in_is_counted_on_the_page_that_follows() {
        Phone phone = Phone.setUp(portal, portal.admin());
        Browser browser = portal.browser();
        for (int left = 9; left >= 0; left--) {
            signIn(browser, "admin", TestPortal.PASSWORD);
            browser.post("/sign-in/code", "code", phone.recovery().get(left), "next", "/users");
            assertThat(browser.get("/users?lang=en").html().select("#flash").text())
                    .contains(
                            "recovery code",
                            left == 0 ? "None is left" : left == 1 ? "One is left" : left + " are left");
        }
    }

    private static String failed(String who, String why) {
        return "A sign-in failed: " + who + ". Why: " + why + ". Such tries within the hour: 1.";
    }

    @Test
    void a_failure_says_what_was_wrong_and_that_the_password_was_right_though_it_failed_before() {
        Phone phone = Phone.setUp(portal, portal.admin());
        Browser browser = portal.browser();
        signIn(browser, "admin", "wrong");
        signIn(browser, "nobody", "wrong");
        signIn(browser, "admin", TestPortal.PASSWORD);
        browser.post("/sign-in/code", "code", "000000");
        browser.post("/sign-in/code", "code", "aaaa-bbbb-cccc");
        browser.post("/sign-in/code", "code", phone.recovery().get(0));
        assertThat(told("sign-in-failed"))
                .containsExactly(
                        failed("admin", "right so far (password), but the recovery code was wrong"),
                        failed("admin", "right so far (password), but the six digits of the second factor were wrong"),
                        failed("a name that nobody has", "nobody has this name with this password"),
                        failed("admin", "the password was wrong"));
        assertThat(portal.admin().get("/audit?lang=ja&act=sign-in-failed").text())
                .contains("理由:パスワードの誤り。", "回復コードの誤り。");
    }

    @Test
    void an_entry_from_before_keeps_the_sentence_that_it_fills() {
        signIn(portal.browser(), "admin", "wrong");
        portal.database().db().execute("update audit_entry set args = '[\"admin\",1]' where act = 'sign-in-failed'");
        assertThat(told("sign-in-failed")).containsExactly("A sign-in failed: admin. Tries within the hour: 1.");
    }

    @Test
    void that_somebody_has_to_wait_is_told_once_and_without_a_name_that_nobody_has() {
        for (int i = 0; i < 6; i++) {
            signIn(portal.browser(), "admin", "wrong");
            signIn(portal.browser(), "my secret passphrase", "wrong");
        }
        assertThat(entries("sign-in-slowed"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.origin()).isEqualTo("127.0.0.1"));
        assertThat(portal.admin().get("/audit?lang=en&act=sign-in-slowed").text())
                .contains("further tries from there have to wait: admin.")
                .doesNotContain("my secret");
    }

    @Test
    void guessing_for_an_hour_leaves_a_handful_of_entries() {
        for (int i = 0; i < 12; i++) {
            signIn(portal.browser(), "admin", "wrong");
            portal.clock().advance(Duration.ofMinutes(2));
        }
        assertThat(entries("sign-in-failed")).hasSize(2);
        assertThat(portal.admin().get("/audit?lang=en").text()).contains("Such tries within the hour: 10");
    }

    @Test
    void many_names_from_many_places_fill_the_hour_and_then_are_only_counted() {
        FailedTries tries = new FailedTries();
        Instant now = TestPortal.NOW;
        List<FailedTries.Due> due = IntStream.range(0, 5000)
                .mapToObj(i -> tries.count("address " + i, now.plusMillis(i)))
                .flatMap(java.util.Optional::stream)
                .toList();
        assertThat(due).hasSize(FailedTries.HOURLY);
        assertThat(due.stream().filter(FailedTries.Due::last)).hasSize(1);
        assertThat(tries.count("one more", now.plus(Duration.ofHours(2)))).isPresent();
    }
}
