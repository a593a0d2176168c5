package akashi.api;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser.Page;
import akashi.TestPortal;
import akashi.core.access.Access;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every example of the description works, and what is answered fits what is described. */
class ExamplesTest {

    /** The calls with examples, in an order in which each finds what it needs. */
    private static final List<String> ORDER = List.of(
            "import-inventory",
            "create-authority",
            "plan-change",
            "issue-certificates",
            "export-bundle",
            "export-certificate",
            "tell-facts",
            "record-receipt",
            "go",
            "renew-certificates",
            "spread-renewals",
            "set-profile",
            "set-key-rule",
            "revoke-certificate");

    /** They need another CA, or an issuing CA that this site can do without: OtherCallsTest runs them. */
    private static final Set<String> ON_OTHER_SITES = Set.of("ask-authority", "revoke-authority");

    private final Map<String, JsonNode> operations = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private JsonNode document;
    private Script script;

    @Test
    void every_example_works_and_every_answer_is_as_described() {
        try (TestPortal portal = TestPortal.start()) {
            script = new Script(portal.script(Access.ADMIN));
            document = script.get("/openapi.json");
            document.get("paths")
                    .properties()
                    .forEach(path -> path.getValue().forEach(operation -> {
                        operations.put(operation.get("operationId").textValue(), operation);
                        paths.put(operation.get("operationId").textValue(), path.getKey());
                    }));
            assertThat(operations.keySet().stream().filter(id -> example(id) != null && !ON_OTHER_SITES.contains(id)))
                    .containsExactlyInAnyOrderElementsOf(ORDER);
            ORDER.forEach(this::run);
            List.of("read-site", "list-certificates", "read-trust").forEach(this::read);
            failures();
        }
    }

    private void run(String id) {
        if (id.equals("go")) {
            script.whenDone(script.post(202, "/certificates", "{\"all\": true}"));
            script.post(200, "/facts", Harbour.prepared(Set.of("SERVER")));
        }
        Map.Entry<String, JsonNode> example = example(id);
        JsonNode value = example.getValue();
        String path = paths.get(id).replace("{hostName}", "rec-01.example.com");
        String needed = path.startsWith("/changes") ? "plan-change" : "issue-certificates";
        Page page = script.rawPost(
                path.replace("{id}", ids.getOrDefault(needed, "")),
                example.getKey(),
                value.isTextual() ? value.textValue() : value.toString());
        fits(id, page);
        if (page.header("Content-Type").equals("application/json")) {
            JsonNode made = Script.parsed(page.text()).get("id");
            ids.put(id, made == null ? "" : made.textValue());
        }
    }

    private void read(String id) {
        fits(id, script.raw(paths.get(id)));
    }

    private void fits(String id, Page page) {
        JsonNode described = operations.get(id).get("responses").get(String.valueOf(page.status()));
        assertThat(described).as(id + " " + page.status() + " " + page.text()).isNotNull();
        assertThat(page.status()).as(id + page.text()).isLessThan(300);
        JsonNode media = described.get("content").get(page.header("Content-Type"));
        assertThat(media).as(id + " " + page.header("Content-Type")).isNotNull();
        if (media.has("schema")) {
            assertThat(Fit.misfits(document, media.get("schema"), Script.parsed(page.text())))
                    .as(id)
                    .isEmpty();
        }
    }

    private void failures() {
        JsonNode problem = document.at("/components/schemas/ProblemShape");
        assertThat(Fit.misfits(document, problem, script.post(422, "/changes", "{}")))
                .isEmpty();
        assertThat(Fit.misfits(document, problem, script.get(404, "/jobs/none")))
                .isEmpty();
        String alone = "{\"set\": [{\"computer\": \"rec-01\", \"slot\": \"SERVER\", \"on\": false}]}";
        assertThat(Fit.misfits(document, problem, script.post(409, "/changes", alone)))
                .isEmpty();
    }

    private Map.Entry<String, JsonNode> example(String id) {
        JsonNode content = operations.get(id).at("/requestBody/content");
        for (Map.Entry<String, JsonNode> media : content.properties()) {
            if (media.getValue().has("example")) {
                return Map.entry(media.getKey(), media.getValue().get("example"));
            }
        }
        return null;
    }

    @Test
    void each_call_answers_to_those_whose_role_covers_it() {
        try (TestPortal portal = TestPortal.start()) {
            for (akashi.web.Route route : portal.portal().routes().all()) {
                if (route.path().startsWith(Call.ROOT + "/") && !route.kind().open()) {
                    reach(portal, route);
                }
            }
        }
    }

    private static void reach(TestPortal portal, akashi.web.Route route) {
        String path =
                route.path().replace("{id}", "none").replace("{number}", "1").replace("{hostName}", "none");
        TreeSet<Access> reached = new TreeSet<>();
        for (Access access : Access.values()) {
            if (portal.script(access).send(route.method().name(), path).status() != 403) {
                reached.add(access);
            }
        }
        Access least = route.access().orElseThrow();
        assertThat(reached).as(path).allMatch(access -> access.covers(least)).contains(least);
        assertThat(portal.browser().send(route.method().name(), path).status())
                .as(path)
                .isEqualTo(401);
        assertThat(portal.admin().send(route.method().name(), path).status())
                .as("a session opens no call: " + path)
                .isEqualTo(401);
    }
}
