package akashi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.store.Accounts;
import akashi.store.ApiTokens;
import akashi.web.Route;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token may do: never more than its scope, and never more than its owner. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenScopeTest {

    private TestPortal portal;
    private Browser lower;
    private Browser reader;

    @BeforeAll
    void start() {
        portal = TestPortal.start();
        lower = script("admin", Optional.of(Access.HELPDESK), false);
        reader = script("admin", Optional.empty(), true);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    private Browser script(String owner, Optional<Access> access, boolean readOnly) {
        String token = "scoped-" + UUID.randomUUID();
        UUID id =
                new Accounts(portal.database().db()).named(owner).orElseThrow().id();
        new ApiTokens(portal.database().db())
                .insert(
                        token,
                        id,
                        portal.actor().siteId(),
                        "test",
                        portal.clock().instant(),
                        Optional.empty(),
                        new ApiTokens.Scope(access, readOnly));
        return bearing(token);
    }

    private Browser bearing(String token) {
        return new Browser(portal.address()).in("en").with("Authorization", "Bearer " + token);
    }

    Stream<Arguments> calls() {
        return portal.portal().routes().all().stream()
                .filter(route -> route.kind() == Route.Kind.API)
                .map(route -> arguments(route.method() + " " + route.path(), route));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void no_call_of_the_api_is_wider_than_the_token(String name, Route route) {
        String path = route.path().replaceAll("\\{[^}]*}|<[^>]*>", "00000000-0000-0000-0000-000000000000");
        boolean beyond = !Access.HELPDESK.covers(route.access().orElseThrow());
        int answer = lower.send(route.method().name(), path).status();
        assertThat(answer == 403)
                .as("%s with the scope of the helpdesk: %s", name, answer)
                .isEqualTo(beyond);
        int read = reader.send(route.method().name(), path).status();
        boolean changes = route.method() != Route.Method.GET;
        assertThat(read == 403)
                .as("%s with a token that reads only: %s", name, read)
                .isEqualTo(changes);
    }

    @ParameterizedTest(name = "“{0}” days")
    @ValueSource(strings = {"-5", "99999", "abc"})
    void a_term_that_cannot_be_read_makes_no_token(String days) {
        Browser.Page answer = portal.admin().post("/account/tokens", "name", "quay monitor", "days", days);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#e-days").text()).contains("a whole number from 0 to 3,660");
        assertThat(portal.admin().get("/account").html().text()).doesNotContain("quay monitor");
    }

    @Test
    void a_refusal_says_that_it_is_the_token() {
        assertThat(reader.body("/api/v1/facts", "application/json", "{}").text())
                .contains("may only read");
        assertThat(lower.body("/api/v1/authorities", "application/json", "{}").text())
                .contains("scope");
    }

    @Test
    void a_token_follows_its_owner_down_and_not_beyond_its_scope_up() {
        portal.as(Access.HELPDESK);
        Browser wide = script("helpdesk", Optional.of(Access.ADMIN), false);
        assertThat(wide.body("/api/v1/authorities", "application/json", "{}").status())
                .isEqualTo(403);
        assertThat(wide.get("/api/v1/site").status()).isEqualTo(200);
    }

    @Test
    void it_is_made_with_a_scope_and_says_when_it_ends() {
        Browser admin = portal.admin();
        Browser.Page made = admin.submit(
                "/account",
                "/account/tokens",
                "name",
                "dashboard",
                "role",
                "HELPDESK",
                "read-only",
                "true",
                "days",
                "90");
        assertThat(made.html().select("p.lead").text())
                .contains("may see what this role may see, and change nothing: Helpdesk.")
                .doesNotContain("you may do");
        assertThat(made.html().select("#token-ends time").attr("datetime")).startsWith("2027-05-30");
        Browser script = bearing(made.html().select("#token.to-copy").text());
        assertThat(script.get("/api/v1/site").status()).isEqualTo(200);
        assertThat(script.body("/api/v1/facts", "application/json", "{}").status())
                .isEqualTo(403);
        assertThat(admin.get("/account")
                        .html()
                        .select("#tokens tr:contains(dashboard)")
                        .text())
                .contains("Helpdesk", "reads only");
        assertThat(admin.get("/account?lang=en")
                        .html()
                        .select("#tokens tr:contains(dashboard) td")
                        .eachAttr("data-label"))
                .as("what its dates are where a phone has no room for the head of the table")
                .containsExactly("May do what", "Made", "Last used", "Ends");
    }

    @Test
    void nobody_makes_a_token_above_the_own_role() {
        Browser helpdesk = portal.as(Access.HELPDESK);
        Browser.Page page = helpdesk.get("/account");
        assertThat(page.html().select("#tokens select[name=role] option").eachAttr("value"))
                .containsExactly("HELPDESK");
        Browser.Page answer = helpdesk.post("/account/tokens", "name", "mine", "role", "ADMIN", "days", "90");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#e-role").text()).contains("cannot do more");
    }
}
