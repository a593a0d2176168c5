package akashi;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.access.Access;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Role;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.encryption.SaveChange;
import akashi.web.Route;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever reads a page is offered only ways that are open to them: no link and no form leads to a refusal by role. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfferedWaysTest {

    /** So many pages of one kind are read: change sets in different states, computers with different switches. */
    private static final int ALIKE = 6;

    private TestPortal portal;

    /** A link or a form on a page. */
    private record Way(String page, Route.Method method, String address) {}

    @BeforeAll
    void start() {
        // Something of everything: a CA, certificates, what is missing, what ends, a running and a planned change.
        portal = TestPortal.start()
                .plant(Sites.withRecorders(3)
                        .computer("mob-01", Role.MOBILE)
                        .computer("new-01", Role.RECORDING)
                        .withAuthority()
                        .wantAll(Slot.SERVER)
                        .issue("mgmt-01", c -> c)
                        .issue("rec-01", c -> c)
                        .issue("rec-02", c -> c));
        portal.run(new SaveChange(List.of(turn("mob-01", Slot.MOBILE)), false));
        portal.run(new SaveChange(List.of(turn("rec-01", Slot.STREAMING)), false));
    }

    private Turn turn(String host, Slot slot) {
        return new Turn(portal.site().computerCalled(host).orElseThrow().id(), slot, true);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(Access.class)
    void nothing_is_offered_that_a_role_may_not_do(Access access) {
        Browser who = portal.as(access);
        Deque<String> ahead = new ArrayDeque<>(EveryPage.of(portal));
        Set<String> seen = new HashSet<>();
        Map<Route, Integer> alike = new HashMap<>();
        List<Way> closed = new ArrayList<>(ways(who, "/no-such-page"));
        closed.addAll(ways(who, access == Access.ADMIN ? "/topology/none" : "/users"));
        while (!ahead.isEmpty()) {
            String page = ahead.remove();
            Optional<Route> route = route(Route.Method.GET, path(page));
            boolean fresh = seen.add(page) && route.isPresent() && open(access, Route.Method.GET, path(page));
            if (fresh && !page.contains(".svg") && alike.merge(route.get(), 1, Integer::sum) <= ALIKE) {
                List<Way> ways = ways(who, page);
                closed.addAll(ways);
                ways.stream().filter(way -> way.method() == Route.Method.GET).forEach(way -> ahead.add(way.address()));
            }
        }
        assertThat(alike).as("pages of a " + access).hasSizeGreaterThan(3);
        // A refusal may be read in the other language.
        closed.removeIf(way -> path(way.address()).equals(path(way.page())));
        closed.removeIf(way -> open(access, way.method(), path(way.address())));
        assertThat(closed).as("closed to a " + access).isEmpty();
    }

    private static List<Way> ways(Browser who, String page) {
        Browser.Page answer = who.get(page);
        List<Way> ways = new ArrayList<>();
        if (answer.header("Content-Type").startsWith("text/html")) {
            answer.html()
                    .select("a[href^=/]")
                    .forEach(link -> ways.add(new Way(page, Route.Method.GET, link.attr("href"))));
            answer.html()
                    .select("form[action^=/]")
                    .forEach(form -> ways.add(new Way(page, method(form), form.attr("action"))));
        }
        return ways;
    }

    private static Route.Method method(Element form) {
        return form.attr("method").equalsIgnoreCase("post") ? Route.Method.POST : Route.Method.GET;
    }

    private static String path(String address) {
        return address.split("[?#]", 2)[0];
    }

    /** Whether a way is open; what no route knows, such as a style sheet, is nobody's. */
    private boolean open(Access access, Route.Method method, String path) {
        return route(method, path)
                .flatMap(Route::access)
                .filter(least -> !access.covers(least))
                .isEmpty();
    }

    /** The route that answers; of two, the one that names the address whole. */
    private Optional<Route> route(Route.Method method, String path) {
        return portal.portal().routes().all().stream()
                .filter(r -> r.method() == method && !r.kind().api() && matches(r.path(), path))
                .min(Comparator.comparing(r -> r.path().contains("{")));
    }

    private static boolean matches(String pattern, String path) {
        String[] parts = pattern.split("\\{[^}]*}", -1);
        String each = Stream.of(parts)
                .map(Pattern::quote)
                .reduce((a, b) -> a + "[^/]+" + b)
                .orElse("");
        return path.matches(each);
    }
}
