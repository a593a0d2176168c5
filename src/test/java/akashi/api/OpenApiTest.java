package akashi.api;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.web.Route;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The description of the API: it is well formed and says what the routes are. */
class OpenApiTest {

    private static final Set<String> TYPES =
            Set.of("string", "integer", "number", "boolean", "object", "array", "null");

    private static TestPortal portal;
    private static JsonNode document;

    @BeforeAll
    static void read() {
        portal = TestPortal.start();
        document = new Script(portal.script(Access.HELPDESK)).get("/openapi.json");
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void it_describes_every_route_of_the_api_and_no_other() {
        Map<String, String> routes = new TreeMap<>();
        portal.portal().routes().all().stream()
                .filter(route -> route.path().startsWith(Call.ROOT + "/"))
                .forEach(route -> routes.put(
                        route.method() + " " + route.path().substring(Call.ROOT.length()),
                        route.access().map(Enum::name).orElse("anybody")));
        Map<String, String> described = new TreeMap<>();
        each((name, operation) ->
                described.put(name, operation.get("x-akashi-access").textValue()));
        assertThat(described).isEqualTo(routes).hasSizeGreaterThan(5);
    }

    @Test
    void only_reading_receipts_probes_and_facts_of_clients_are_open_to_the_helpdesk() {
        assertThat(portal.portal().routes().all())
                .filteredOn(route -> route.path().startsWith(Call.ROOT + "/") && route.method() == Route.Method.POST)
                .filteredOn(route -> !route.kind().open())
                .filteredOn(route -> !Set.of("/api/v1/receipts", "/api/v1/probes", "/api/v1/facts")
                        .contains(route.path()))
                .isNotEmpty()
                .allMatch(route -> route.access().orElseThrow() == Access.ADMIN);
    }

    @Test
    void it_is_a_document_of_openapi_3_1() {
        assertThat(document.get("openapi").textValue()).isEqualTo("3.1.0");
        assertThat(document.at("/info/title").textValue()).isNotBlank();
        assertThat(document.at("/info/version").textValue()).isNotBlank();
        assertThat(document.at("/servers/0/url").textValue()).isEqualTo("/api/v1");
        Set<String> ids = new TreeSet<>();
        each((name, operation) -> {
            assertThat(ids.add(operation.get("operationId").textValue()))
                    .as(name)
                    .isTrue();
            assertThat(operation.get("summary").textValue()).as(name).isNotBlank();
            assertThat(parameters(operation, "path")).as(name).isEqualTo(inBraces(name));
            assertThat(operation.get("responses").fieldNames()).toIterable().allMatch(s -> s.matches("[245]\\d\\d"));
            operation
                    .get("responses")
                    .forEach(answer -> assertThat(answer.has("$ref") || answer.has("description"))
                            .as(name)
                            .isTrue());
        });
    }

    @Test
    void every_reference_leads_somewhere_and_every_schema_is_one() {
        document.findValues("$ref")
                .forEach(ref -> assertThat(
                                document.at(ref.textValue().substring(1)).isMissingNode())
                        .as(ref.textValue())
                        .isFalse());
        document.findValues("schema").forEach(OpenApiTest::schema);
        document.at("/components/schemas").forEach(OpenApiTest::schema);
        assertThat(document.at("/components/schemas").size()).isGreaterThan(10);
    }

    @Test
    void it_speaks_both_languages() {
        JsonNode japanese = new Script(portal.script(Access.ADMIN)).in("ja").get("/openapi.json");
        assertThat(japanese.at("/paths/~1site/get/summary").textValue()).contains("サイト");
        assertThat(document.at("/paths/~1site/get/summary").textValue()).contains("site");
    }

    private static void schema(JsonNode schema) {
        if (schema.has("type")) {
            assertThat(TYPES).contains(schema.get("type").textValue());
        }
        schema.path("required")
                .forEach(name -> assertThat(schema.get("properties").has(name.textValue()))
                        .isTrue());
        schema.path("properties").forEach(OpenApiTest::schema);
        schema.path("anyOf").forEach(OpenApiTest::schema);
        if (schema.has("items")) {
            schema(schema.get("items"));
        }
    }

    private static List<String> parameters(JsonNode operation, String in) {
        List<String> names = new ArrayList<>();
        operation.path("parameters").forEach(parameter -> {
            assertThat(parameter.get("description").textValue()).isNotBlank();
            if (parameter.get("in").textValue().equals(in)) {
                assertThat(parameter.get("required").booleanValue()).isTrue();
                names.add(parameter.get("name").textValue());
            }
        });
        return names;
    }

    private static List<String> inBraces(String name) {
        List<String> found = new ArrayList<>();
        java.util.regex.Pattern.compile("\\{(\\w+)}").matcher(name).results().forEach(r -> found.add(r.group(1)));
        return found;
    }

    private interface Each {
        void of(String name, JsonNode operation);
    }

    private static void each(Each each) {
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> each.of(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
    }
}
