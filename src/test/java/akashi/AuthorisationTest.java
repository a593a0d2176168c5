package akashi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.access.Access;
import akashi.web.Route;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: every route with every role and with nobody signed in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorisationTest {

    /** Open on purpose; anything else that opens has to be added here by somebody who thought about it. */
    private static final Set<String> OPEN = Set.of(
            "GET /healthz",
            "GET /healthz/live",
            "GET /sign-in",
            "POST /sign-in",
            "GET /sign-in/password",
            "POST /sign-in/password",
            // Behind a session that waits for its second factor.
            "GET /sign-in/code",
            "POST /sign-in/code",
            "GET /sign-in/second-factor",
            "POST /sign-in/second-factor",
            "POST /sign-out",
            // The way to the provider and back; nothing but a proved answer opens a session.
            "GET /sign-in/openid",
            "GET /sign-in/openid/back",
            "GET /sign-in/openid/refused",
            "GET /sign-in/openid/left",
            // Says whether it came over HTTPS, and nothing of the site.
            "GET /check",
            "GET /setup",
            "POST /setup",
            // Behind a one-time code or the key of a certificate.
            "POST /api/v1/enroll",
            "POST /api/v1/enroll/nonce",
            "POST /api/v1/enroll/renew",
            "POST /api/v1/enroll/receipt",
            // Behind a secret address.
            "GET /calendar/{token}",
            // Behind a one-time link for one computer.
            "GET /handout/{token}",
            "POST /handout/{token}",
            "POST /handout/{token}/receipt",
            // Behind the secret of the run file, on this computer only.
            "GET /internal/alive",
            "POST /internal/import",
            "POST /internal/check",
            "POST /internal/token",
            "POST /internal/remove-factor",
            "POST /internal/backup");

    private TestPortal portal;

    @BeforeAll
    void start() {
        portal = TestPortal.start();
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    Stream<Arguments> closed() {
        return portal.portal().routes().all().stream()
                .filter(route -> !route.kind().open())
                .map(route -> arguments(named(route), route));
    }

    private static String named(Route route) {
        return route.method() + " " + route.path();
    }

    private static String path(Route route) {
        return route.path().replaceAll("\\{[^}]*}|<[^>]*>", "00000000-0000-0000-0000-000000000000");
    }

    @Test
    void only_what_is_listed_is_open() {
        assertThat(portal.portal().routes().all().stream()
                        .filter(route -> route.kind().open())
                        .map(AuthorisationTest::named))
                .allMatch(OPEN::contains, "is open on purpose");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("closed")
    void nobody_gets_in_without_signing_in(String name, Route route) {
        Browser.Page answer = portal.browser().send(route.method().name(), path(route));
        if (route.kind().api()) {
            assertThat(answer.status()).isEqualTo(401);
        } else {
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.location()).startsWith("/sign-in");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("closed")
    void a_role_that_does_not_cover_it_is_refused(String name, Route route) {
        Access least = route.access().orElseThrow();
        for (Access access : Access.values()) {
            if (!access.covers(least)) {
                Browser who = route.kind().api() ? portal.script(access) : portal.as(access);
                assertThat(who.send(route.method().name(), path(route)).status())
                        .as("%s as %s", name, access)
                        .isEqualTo(403);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("closed")
    void a_page_that_may_be_read_is_read(String name, Route route) {
        if (route.method() != Route.Method.GET) {
            return;
        }
        Access least = route.access().orElseThrow();
        Browser who = route.kind().api() ? portal.script(least) : portal.as(least);
        assertThat(who.get(path(route)).status())
                .as("%s as %s", name, least)
                .isNotIn(401, 403, 405)
                .isLessThan(500);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("closed")
    void a_part_of_a_page_is_refused_as_the_page_is(String name, Route route) {
        if (route.kind().api()) {
            return;
        }
        Browser.Page unknown =
                portal.browser().with("HX-Request", "true").send(route.method().name(), path(route));
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(unknown.header("HX-Redirect")).startsWith("/sign-in");
        assertThat(unknown.text()).isEmpty();
        Access least = route.access().orElseThrow();
        for (Access access : Access.values()) {
            if (!access.covers(least)) {
                Browser who = portal.as(access).with("HX-Request", "true");
                assertThat(who.send(route.method().name(), path(route)).status())
                        .as("%s as %s", name, access)
                        .isEqualTo(403);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("closed")
    void every_role_that_covers_an_act_gets_as_far_as_what_it_says(String name, Route route) {
        if (route.method() == Route.Method.GET) {
            return;
        }
        Access least = route.access().orElseThrow();
        for (Access access : Access.values()) {
            if (access.covers(least)) {
                Browser who = route.kind().api() ? portal.script(access) : portal.as(access);
                Browser.Page answer = route.kind().api() ? who.json(path(route), "{}") : who.post(path(route));
                assertThat(answer.status())
                        .as("%s as %s", name, access)
                        .isNotIn(401, 403, 405)
                        .isLessThan(500);
                assertThat(answer.location()).doesNotStartWith("/sign-in?");
            }
        }
    }

    @Test
    void a_session_opens_no_call_and_a_token_no_page() {
        Browser session = portal.admin();
        Browser token = portal.script(Access.ADMIN);
        portal.portal().routes().all().stream()
                .filter(route -> !route.kind().open())
                .forEach(route -> {
                    Browser other = route.kind().api() ? session : token;
                    int status = other.send(route.method().name(), path(route)).status();
                    assertThat(status).as(named(route)).isEqualTo(route.kind().api() ? 401 : 303);
                });
    }
}
