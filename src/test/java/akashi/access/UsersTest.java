package akashi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.AuditEntries;
import akashi.store.AuditQuery;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The people of the portal, as an administrator looks after them. */
class UsersTest {

    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    private static Account account(String name) {
        return new Accounts(portal.database().db()).named(name).orElseThrow();
    }

    private static String add(String name, String role) {
        Browser.Page answer = portal.admin().submit("/users", "/users", "name", name, "role", role);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.html().select("#first-password").text();
    }

    @Test
    void a_name_that_is_too_long_is_told_how_long_it_is_and_may_be() {
        Browser.Page refused =
                portal.admin().submit("/users", "/users", "name", "\ud842\udfb7".repeat(101), "role", "HELPDESK");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#e-name").text())
                .contains("at most 100 characters", "this one has 101")
                .doesNotContain("letters, digits");
        assertThat(add("n".repeat(100), "HELPDESK")).isNotBlank();
    }

    @Test
    void nobody_gets_a_name_that_looks_like_another_ones() {
        for (String name : List.of("\u0430dmin", "adm\u03b9n")) {
            Browser.Page mixed = portal.admin().submit("/users", "/users", "name", name, "role", "HELPDESK");
            assertThat(mixed.status()).as(name).isEqualTo(422);
            assertThat(mixed.html().select("#e-name").text()).contains("alphabets that look alike");
        }
        Browser.Page wide = portal.admin().submit("/users", "/users", "name", "ａｄｍｉｎ", "role", "HELPDESK");
        assertThat(wide.html().select("#e-name").text()).contains("admin");
        String first = add("ｉｋｕｅ", "HELPDESK");
        assertThat(portal.admin().get("/users").text()).contains("ikue").doesNotContain("ｉｋｕｅ");
        assertThat(portal.browser()
                        .post("/sign-in", "username", "ＩＫＵＥ", "password", first)
                        .location())
                .isEqualTo("/sign-in/password");
        add("иван", "HELPDESK");
        add("山田-b", "HELPDESK");
    }

    @Test
    void a_first_password_is_shown_once_and_has_to_be_changed_before_anything_else() {
        String first = add("hana", "HELPDESK");
        assertThat(portal.admin().get("/users").text()).doesNotContain(first);
        Browser hana = portal.browser();
        assertThat(hana.post("/sign-in", "username", "hana", "password", first).location())
                .isEqualTo("/sign-in/password");
        assertThat(hana.get("/account").location()).startsWith("/sign-in");
        assertThat(hana.get("/sign-in").location()).isEqualTo("/sign-in/password");
        assertThat(hana.post("/sign-in/password", "password", first, "again", first)
                        .status())
                .as("the same again")
                .isEqualTo(422);
        assertThat(hana.post("/sign-in/password", "password", "four words of hers", "again", "four words of hers")
                        .status())
                .isEqualTo(303);
        assertThat(hana.get("/account").status()).isEqualTo(200);
        assertThat(portal.browser()
                        .post("/sign-in", "username", "hana", "password", first)
                        .status())
                .isEqualTo(422);
        assertThat(hana.get("/sign-in/password").status()).isEqualTo(404);
    }

    @Test
    void a_double_click_adds_one_person_and_shows_the_same_password() {
        Browser admin = portal.admin();
        String act = admin.get("/users")
                .html()
                .select("form[action=/users] [name=act]")
                .val();
        String[] form = {"act", act, "name", "twice", "role", "TRAINEE"};
        String one = admin.post("/users", form).html().select("#first-password").text();
        String two = admin.post("/users", form).html().select("#first-password").text();
        assertThat(one).hasSizeGreaterThan(20).isEqualTo(two);
        assertThat(portal.browser()
                        .post("/sign-in", "username", "twice", "password", one)
                        .status())
                .isEqualTo(303);
    }

    static Stream<Arguments> hostileNames() {
        return Stream.of(
                arguments("markup", "<script>alert(1)</script>"),
                arguments("a quote", "o'brien\""),
                arguments("a blank inside", "two words"),
                arguments("right-to-left override", "\u202Eadmin"),
                arguments("an emoji", "👮"),
                arguments("a line break", "a\nb"),
                arguments("beyond all measure", "x".repeat(101)),
                arguments("nothing", " "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileNames")
    void a_name_that_could_deceive_is_refused_beside_the_field(String what, String name) {
        Browser.Page answer = portal.admin().submit("/users", "/users", "name", name, "role", "HELPDESK");
        assertThat(answer.status()).as(what).isEqualTo(422);
        assertThat(answer.html().select("#e-name").text()).isNotBlank();
        assertThat(answer.text()).doesNotContain("<script>alert");
    }

    @Test
    void a_taken_name_is_told_however_it_is_written() {
        add("kenji", "TRAINEE");
        Browser.Page answer = portal.admin().submit("/users", "/users", "name", "KENJI", "role", "ADMIN");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#e-name").text()).contains("kenji");
        assertThat(account("kenji").access()).isEqualTo(Access.TRAINEE);
    }

    @Test
    void somebody_kept_out_is_out_at_once() {
        add("leaving", "HELPDESK");
        Browser leaving = portal.as(Access.HELPDESK);
        Account helpdesk = account("helpdesk");
        assertThat(leaving.get("/account").status()).isEqualTo(200);
        portal.admin().post("/users/" + helpdesk.id() + "/disable");
        assertThat(leaving.get("/account").location()).startsWith("/sign-in");
        assertThat(portal.browser()
                        .post("/sign-in", "username", "helpdesk", "password", TestPortal.PASSWORD)
                        .status())
                .isEqualTo(422);
        portal.admin().post("/users/" + helpdesk.id() + "/enable");
        assertThat(portal.as(Access.HELPDESK).get("/account").status()).isEqualTo(200);
    }

    @Test
    void the_last_administrator_stays_one() {
        String admin = "/users/" + account("admin").id();
        assertThat(portal.admin().get("/users").html().select("form[action^=" + admin + "]"))
                .as("nothing is offered that would be refused")
                .isEmpty();
        assertThat(portal.admin().post(admin + "/disable").status()).isEqualTo(409);
        Browser.Page answer = portal.admin().post(admin + "/role", "role", "HELPDESK");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.text()).contains("last administrator");
        assertThat(account("admin").access()).isEqualTo(Access.ADMIN);
        assertThat(account("admin").disabled()).isFalse();
    }

    @Test
    void a_new_first_password_ends_sessions_and_voids_the_old_one() {
        String first = add("mari", "HELPDESK");
        Browser mari = portal.browser();
        mari.post("/sign-in", "username", "mari", "password", first);
        mari.post("/sign-in/password", "password", "something of mine", "again", "something of mine");
        String path = "/users/" + account("mari").id() + "/password";
        String second = portal.admin()
                .submit("/users", path)
                .html()
                .select("#first-password")
                .text();
        assertThat(mari.get("/account").location()).startsWith("/sign-in");
        assertThat(second).isNotBlank().isNotEqualTo(first);
        assertThat(account("mari").mustChange()).isTrue();
    }

    @Test
    void every_act_leaves_an_entry_without_a_secret() {
        String first = add("noted", "TRAINEE");
        portal.admin().submit("/users", "/users/" + account("noted").id() + "/role", "role", "HELPDESK");
        List<String> acts = new AuditEntries(
                        portal.database().db(), portal.actor().siteId())
                .page(AuditQuery.newest(50).about("noted")).stream()
                        .map(entry -> entry.act() + entry.args() + entry.before() + entry.after())
                        .toList();
        assertThat(acts).hasSize(2).noneMatch(text -> text.contains(first) || text.contains("argon2"));
        assertThat(acts.get(0)).startsWith("change-role").contains("TRAINEE", "HELPDESK");
    }

    @Test
    void who_is_unknown_is_not_found() {
        assertThat(portal.admin()
                        .post("/users/" + java.util.UUID.randomUUID() + "/disable")
                        .status())
                .isEqualTo(404);
        assertThat(portal.admin().post("/users/none/disable").status()).isEqualTo(404);
    }
}
