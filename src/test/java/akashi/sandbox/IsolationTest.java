package akashi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Sites;
import akashi.store.tables.DefaultSchema;
import akashi.web.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Walks every route, read and sent, with the ids of other sites: nothing of them is shown, nothing of them changes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationTest {

    /** Where a session ends or moves, so that the walk would go on elsewhere. */
    private static final Set<String> TURNS = Set.of(
            "/sign-in", "/sign-in/password", "/sign-out", "/setup", "/account/password", "/account/sessions/end");

    /** Tables of the portal that change by themselves, or belong to the one who walks. */
    private static final Set<String> MOVING = Set.of(
            "scheduled_tasks", "ready_key", "learner_deed", "lesson_step", "lesson_mark", "scene_round", "scene_said");

    private static final List<String> FIELDS = List.of(
            "computer",
            "certificate",
            "authority",
            "group",
            "change",
            "item",
            "thing",
            "id",
            "from",
            "to",
            "by",
            "many",
            "trusts",
            "page",
            "key",
            "subject",
            "source");

    private TestPortal portal;
    private Marked real;
    private Marked others;
    private Marked own;

    @BeforeAll
    void fill() {
        portal = TestPortal.start();
        real = new Marked(portal, portal.actor(), "realmark").filled();
        others = sandbox("helpdesk", Access.HELPDESK, "othermark");
        own = sandbox("trainee", Access.TRAINEE, "ownmark");
        portal.portal().lookAfterRevocation();
        portal.portal().lookForWarnings();
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    private Marked sandbox(String name, Access access, String word) {
        Browser browser = portal.as(access);
        browser.post("/training/enter", "to", "/");
        Account account = new Accounts(portal.database().db()).named(name).orElseThrow();
        UUID site = new Sites(portal.database().db())
                .sandboxOf(account.id())
                .orElseThrow()
                .id();
        return new Marked(portal, new Actor(account.id(), name, Access.ADMIN, site, "127.0.0.1"), word).filled();
    }

    private Browser inside(Access access) {
        Browser browser = portal.as(access);
        browser.post("/training/enter", "to", "/");
        return browser;
    }

    private List<String> portalRows() {
        List<String> rows = new ArrayList<>();
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            boolean moving = MOVING.contains(table.getName()) || table.field("site_id") != null;
            if (!moving) {
                portal.database().db().selectFrom(table).fetch().stream()
                        .filter(row -> !row.intoMap().containsValue(own.owner.siteId()))
                        .map(row -> Marked.told(table, row))
                        .forEach(rows::add);
            }
        }
        return rows;
    }

    /** Every address of every route, its gaps filled with each of these. */
    private Stream<String> addresses(Route.Method method, List<String> ids) {
        return portal.portal().routes().all().stream()
                .filter(route -> route.method() == method)
                .map(Route::path)
                .filter(path -> !TURNS.contains(path) && !path.startsWith("/training/"))
                .flatMap(path -> path.contains("{")
                        ? ids.stream().map(id -> path.replaceAll("\\{[a-zA-Z]+}", id))
                        : Stream.of(path));
    }

    private static String query(String id) {
        StringBuilder query = new StringBuilder("?slot=SERVER&retired=true&state=all");
        FIELDS.stream()
                .filter(name -> !name.equals("page"))
                .forEach(name -> query.append('&').append(name).append('=').append(id));
        return query.toString();
    }

    private static String[] fields(String id) {
        List<String> fields = new ArrayList<>(List.of("slot", "SERVER", "fact", "IN_EFFECT", "value", "true"));
        fields.addAll(List.of("sure", "true", "on", "true", "days", "30", "reason", "KEY_COMPROMISE", "why", "x"));
        fields.addAll(List.of("act", UUID.randomUUID().toString(), "count", "1", "name", "walker", "years", "15"));
        FIELDS.forEach(name -> fields.addAll(List.of(name, id)));
        return fields.toArray(String[]::new);
    }

    private void walk(Browser browser, List<String> ids, List<String> words) {
        List<String> seen = new ArrayList<>();
        addresses(Route.Method.GET, ids).forEach(path -> {
            note(seen, path, browser.get(path), words);
            if (!path.contains("-")) {
                ids.stream().limit(12).forEach(id -> note(seen, path, browser.get(path + query(id)), words));
            }
        });
        addresses(Route.Method.POST, ids)
                .forEach(path -> ids.stream()
                        .limit(path.matches(".*[0-9a-f]{8}-.*") ? 2 : 8)
                        .forEach(id -> note(seen, path, post(browser, path, id), words)));
        assertThat(seen).isEmpty();
    }

    /** With a pause, so that none is refused only because there are many. */
    private Browser.Page post(Browser browser, String path, String id) {
        portal.clock().advance(Duration.ofSeconds(4));
        return browser.post(path, fields(id));
    }

    /** How many addresses with these ids are answered by a page or lead on to one. */
    private long answered(Route.Method method, Function<String, Browser.Page> ask, List<String> ids) {
        return addresses(method, ids)
                .filter(path -> path.matches(".*[0-9a-f]{8}-.*"))
                .map(ask)
                .filter(answer -> Set.of(200, 303).contains(answer.status()))
                .filter(answer -> !answer.location().startsWith("/sign-in"))
                .count();
    }

    private void stillAt(Browser browser, String word) {
        assertThat(browser.get("/servers").status()).isEqualTo(200);
        assertThat(browser.get("/servers").text()).contains(word);
    }

    private static void note(List<String> seen, String path, Browser.Page answer, List<String> words) {
        String text = answer.text().toLowerCase(Locale.ROOT);
        words.stream().filter(text::contains).forEach(word -> seen.add(word + " at " + path));
        boolean found = answer.status() == 200 && path.matches("/(?!api/).*[0-9a-f]{8}-.*");
        if (found) {
            seen.add("found " + path);
        }
        if (answer.status() >= 500) {
            seen.add(answer.status() + " at " + path);
        }
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    @Test
    void a_learner_sees_and_changes_nothing_but_the_own_site() {
        List<String> realBefore = real.rows();
        List<String> othersBefore = others.rows();
        List<String> portalBefore = portalRows();
        assertThat(realBefore).anyMatch(row -> row.contains("realmark")).hasSizeGreaterThan(30);
        Browser learner = inside(Access.TRAINEE);
        walk(learner, both(real.ids(), others.ids()), List.of("realmark", "othermark"));
        stillAt(learner, "ownmark");
        assertThat(learner.get("/servers").text()).contains("training-band");
        assertThat(real.rows()).isEqualTo(realBefore);
        assertThat(others.rows()).isEqualTo(othersBefore);
        assertThat(portalRows()).isEqualTo(portalBefore);
        theSameAddressesAnswerForTheOwnSite(learner);
    }

    /** Else the walk could be refused everywhere and find nothing. */
    private void theSameAddressesAnswerForTheOwnSite(Browser learner) {
        List<String> ids = own.ids();
        assertThat(answered(Route.Method.GET, learner::get, ids)).isGreaterThan(20);
        assertThat(answered(Route.Method.POST, path -> post(learner, path, ids.get(0)), ids))
                .isGreaterThan(5);
        assertThat(learner.get("/servers").text()).contains("training-band");
    }

    @Test
    void an_administrator_sees_and_changes_nothing_of_a_learners_site() {
        List<String> before = others.rows();
        Browser admin = portal.admin();
        walk(admin, others.ids(), List.of("othermark"));
        stillAt(admin, "realmark");
        walk(portal.script(Access.ADMIN), others.ids(), List.of("othermark"));
        assertThat(others.rows()).isEqualTo(before);
    }
}
