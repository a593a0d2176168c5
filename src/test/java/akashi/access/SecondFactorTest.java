package akashi.access;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second factor: setting it up, signing in with it, and the ways out when it is lost. */
class SecondFactorTest {

    private static final String PAGE = "/account/second-factor";

    private TestPortal portal;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private Browser.Page password(Browser browser, String name) {
        return browser.post("/sign-in", "username", name, "password", TestPortal.PASSWORD, "next", "/users");
    }

    private Browser afterPassword() {
        Browser browser = portal.browser();
        assertThat(password(browser, "admin").location()).isEqualTo("/sign-in/code?next=%2Fusers");
        return browser;
    }

    private static Browser.Page code(Browser browser, String code) {
        return browser.post("/sign-in/code", "code", code, "next", "/users");
    }

    private static String error(Browser.Page page) {
        return page.html().select("#e-code").text();
    }

    @Test
    void without_it_the_password_lets_in_as_ever() {
        assertThat(password(portal.browser(), "admin").location()).isEqualTo("/users");
    }

    @Test
    void it_is_turned_on_by_a_code_of_the_app_and_the_password() {
        Browser admin = portal.admin();
        Browser.Page page = admin.get(PAGE);
        Phone phone = Phone.reading(portal, page);
        assertThat(page.html().select("svg.qr path").attr("d")).hasSizeGreaterThan(1000);
        Browser.Page wrong = admin.submit(PAGE, PAGE, "code", "000000", "present", TestPortal.PASSWORD);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(error(wrong)).contains("not right");
        String sealed = page.hidden(PAGE).get("sealed");
        Browser.Page nobody = admin.post(PAGE, "sealed", sealed, "code", phone.code(), "present", "wrong");
        assertThat(nobody.status()).isEqualTo(422);
        assertThat(nobody.html().select("#factor-key").text())
                .as("the key in the app still is the one of the form")
                .isEqualTo(page.html().select("#factor-key").text());
        Browser.Page done = admin.post(PAGE, "sealed", sealed, "code", phone.code(), "present", TestPortal.PASSWORD);
        assertThat(done.html().select(".recovery-code").eachText()).hasSize(10).doesNotHaveDuplicates();
        assertThat(admin.get(PAGE).html().select("#recovery-left").text()).contains("10");
        assertThat(admin.get("/audit").text()).contains("turned on a second factor");
    }

    @Test
    void a_key_sealed_for_somebody_else_is_not_taken() {
        Browser helpdesk = portal.as(Access.HELPDESK);
        Browser.Page theirs = helpdesk.get(PAGE);
        Phone phone = Phone.reading(portal, theirs);
        Browser.Page answer = portal.admin()
                .post(
                        PAGE,
                        "sealed",
                        theirs.hidden(PAGE).get("sealed"),
                        "code",
                        phone.code(),
                        "present",
                        TestPortal.PASSWORD);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(error(answer)).contains("too old");
    }

    @Test
    void the_password_alone_opens_nothing_any_more() {
        Phone.setUp(portal, portal.admin());
        Browser half = afterPassword();
        assertThat(half.get("/users").location()).startsWith("/sign-in");
        assertThat(half.get("/sign-in/password").status()).isEqualTo(404);
        assertThat(half.get("/sign-in/second-factor").status()).isEqualTo(404);
        assertThat(half.post("/account/language", "lang", "ja").location()).startsWith("/sign-in");
    }

    @Test
    void a_code_lets_in_once_and_goes_on_to_where_the_way_was() {
        Phone phone = Phone.setUp(portal, portal.admin());
        Browser browser = afterPassword();
        String code = phone.next();
        assertThat(code(browser, code).location()).isEqualTo("/users");
        assertThat(browser.get("/users").status()).isEqualTo(200);
        assertThat(browser.get("/sign-in/code").status()).isEqualTo(404);
        Browser.Page again = code(afterPassword(), code);
        assertThat(again.status()).isEqualTo(422);
        assertThat(error(again)).contains("used already");
        assertThat(code(afterPassword(), phone.next()).status()).isEqualTo(303);
    }

    @Test
    void the_code_that_turned_it_on_is_used_up() {
        Phone phone = Phone.setUp(portal, portal.admin());
        assertThat(code(afterPassword(), phone.code()).status()).isEqualTo(422);
    }

    @Test
    void a_recovery_code_lets_in_once_however_it_is_written() {
        Phone phone = Phone.setUp(portal, portal.admin());
        String paper = phone.recovery().get(3);
        assertThat(code(
                                afterPassword(),
                                " " + paper.toUpperCase(java.util.Locale.ROOT).replace("-", " "))
                        .status())
                .isEqualTo(303);
        assertThat(code(afterPassword(), paper).status()).isEqualTo(422);
        assertThat(portal.admin().get(PAGE).html().select("#recovery-left").text())
                .contains("9");
    }

    @Test
    void of_two_who_come_with_one_code_at_once_one_gets_in() throws Exception {
        Phone phone = Phone.setUp(portal, portal.admin());
        for (String code : List.of(phone.next(), phone.recovery().get(0))) {
            Browser one = afterPassword();
            Browser two = afterPassword();
            ExecutorService both = Executors.newFixedThreadPool(2);
            try {
                List<Future<Integer>> answers = both.invokeAll(List.<Callable<Integer>>of(
                        () -> code(one, code).status(), () -> code(two, code).status()));
                assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(303, 422);
            } finally {
                both.shutdownNow();
            }
        }
    }

    @Test
    void guessing_codes_is_slowed_down_even_by_somebody_who_knows_the_password() {
        Phone phone = Phone.setUp(portal, portal.admin());
        for (int i = 0; i < 3; i++) {
            assertThat(error(code(afterPassword(), "000000"))).contains("not right");
        }
        Browser browser = afterPassword();
        String right = phone.code();
        assertThat(error(code(browser, right)))
                .as("the password does not start anew")
                .contains("wait");
        assertThat(code(browser, phone.next()).status()).isEqualTo(303);
    }

    @Test
    void a_session_that_waits_does_not_wait_for_long() {
        Phone phone = Phone.setUp(portal, portal.admin());
        Browser browser = afterPassword();
        portal.clock().advance(Duration.ofMinutes(11));
        assertThat(code(browser, phone.code()).status()).isEqualTo(404);
    }

    @Test
    void basic_is_not_enough_any_more_and_a_token_still_is() {
        Entrance entrance = new Entrance(
                portal.database(), portal.acts(), portal.clock(), (name, password) -> new Elsewhere.Unknown());
        assertThat(entrance.basic("admin", TestPortal.PASSWORD, "127.0.0.1")).isPresent();
        Phone.setUp(portal, portal.admin());
        assertThat(entrance.basic("admin", TestPortal.PASSWORD, "127.0.0.1")).isEmpty();
        assertThat(portal.script(Access.ADMIN).get("/api/v1/site").status()).isEqualTo(200);
    }

    @Test
    void turning_it_off_takes_password_and_code() {
        Browser admin = portal.admin();
        Phone phone = Phone.setUp(portal, admin);
        assertThat(admin.post(PAGE + "/change", "do", "off", "present", "wrong", "code", phone.next())
                        .status())
                .isEqualTo(422);
        assertThat(admin.post(PAGE + "/change", "do", "off", "present", TestPortal.PASSWORD, "code", "000000")
                        .status())
                .isEqualTo(422);
        assertThat(admin.post(PAGE + "/change", "do", "off", "present", TestPortal.PASSWORD, "code", phone.next())
                        .status())
                .isEqualTo(303);
        assertThat(password(portal.browser(), "admin").location()).isEqualTo("/users");
    }

    @Test
    void new_recovery_codes_void_the_old_ones() {
        Browser admin = portal.admin();
        Phone phone = Phone.setUp(portal, admin);
        String old = phone.recovery().get(0);
        Browser.Page made =
                admin.post(PAGE + "/change", "do", "codes", "present", TestPortal.PASSWORD, "code", phone.next());
        phone.with(made);
        assertThat(code(afterPassword(), old).status()).isEqualTo(422);
        assertThat(code(afterPassword(), phone.recovery().get(0)).status()).isEqualTo(303);
    }

    @Test
    void turning_it_on_ends_every_other_session() {
        Browser here = portal.admin();
        Browser elsewhere = portal.admin();
        Phone.setUp(portal, here);
        assertThat(here.get("/account").status()).isEqualTo(200);
        assertThat(elsewhere.get("/account").location()).startsWith("/sign-in");
    }

    @Test
    void the_form_that_turned_it_on_shows_the_same_codes_when_it_is_sent_again() {
        Browser admin = portal.admin();
        Browser.Page page = admin.get(PAGE);
        Phone phone = Phone.reading(portal, page);
        String[] form = form(page, phone.code(), "present", TestPortal.PASSWORD);
        List<String> first = phone.with(admin.post(PAGE, form)).recovery();
        portal.clock().advance(Duration.ofMinutes(5));
        assertThat(phone.with(admin.post(PAGE, form)).recovery()).hasSize(10).isEqualTo(first);
    }

    @Test
    void the_form_for_other_codes_sent_twice_at_once_shows_the_same_ones_twice() throws Exception {
        Browser admin = portal.admin();
        Phone phone = Phone.setUp(portal, admin);
        String change = PAGE + "/change";
        String act = admin.get(PAGE).hidden(change).get("act");
        String code = phone.next();
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Callable<List<String>> send =
                    () -> admin.post(change, "act", act, "do", "codes", "present", TestPortal.PASSWORD, "code", code)
                            .html()
                            .select(".recovery-code")
                            .eachText();
            List<Future<List<String>>> shown = both.invokeAll(List.of(send, send));
            List<String> codes = shown.get(0).get();
            assertThat(codes).hasSize(10).isEqualTo(shown.get(1).get());
            assertThat(code(afterPassword(), codes.get(0)).status()).isEqualTo(303);
        } finally {
            both.shutdownNow();
        }
    }

    @Test
    void the_form_that_turns_it_off_may_be_sent_twice() {
        Browser admin = portal.admin();
        Phone phone = Phone.setUp(portal, admin);
        String change = PAGE + "/change";
        String act = admin.get(PAGE).hidden(change).get("act");
        String code = phone.next();
        for (int sending = 0; sending < 2; sending++) {
            assertThat(admin.post(change, "act", act, "do", "off", "present", TestPortal.PASSWORD, "code", code)
                            .status())
                    .isEqualTo(303);
        }
    }

    private static String[] form(Browser.Page page, String code, String... more) {
        String path = page.html().select("form.form").attr("action");
        return Stream.concat(
                        Stream.of(
                                "act",
                                page.hidden(path).get("act"),
                                "sealed",
                                page.hidden(path).get("sealed"),
                                "code",
                                code),
                        Stream.of(more))
                .toArray(String[]::new);
    }
}
