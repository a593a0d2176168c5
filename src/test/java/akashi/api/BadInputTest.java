package akashi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser.Page;
import akashi.TestPortal;
import akashi.core.access.Access;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What scripts send by mistake gets a clear answer, in their language, and changes nothing. */
class BadInputTest {

    private static TestPortal portal;
    private static Script admin;

    @BeforeAll
    static void start() {
        portal = TestPortal.start();
        admin = new Script(portal.script(Access.ADMIN));
        admin.csv(200, "/site/import", Harbour.CSV);
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    static Stream<Arguments> wrongBodies() {
        String rec = "\"computer\": \"rec-01.example.com\"";
        return Stream.of(
                arguments("no JSON", "/changes", "switch it on", "body", "not valid JSON"),
                arguments("nothing at all", "/changes", "", "body", "one JSON object"),
                arguments("null", "/changes", "null", "body", "not valid JSON"),
                arguments("a list for an object", "/changes", "[]", "body", "one JSON object"),
                arguments("two bodies", "/changes", "{\"set\": []} {}", "body", "one JSON object"),
                arguments("a key twice", "/changes", "{\"set\": [], \"set\": []}", "body", "not valid JSON"),
                arguments("deep nesting", "/changes", "[".repeat(2000), "body", "one JSON object"),
                arguments("an unknown field", "/changes", "{\"set\": [], \"all\": true}", "all", "unknown"),
                arguments("no switches", "/changes", "{}", "set", "fill in"),
                arguments("an empty list of switches", "/changes", "{\"set\": []}", "set", "fill in"),
                arguments("a null switch", "/changes", "{\"set\": [null]}", "set[0]", "fill in"),
                arguments(
                        "a null file",
                        "/certificates/import",
                        "{\"files\": [null], \"password\": \"x\"}",
                        "files[0]",
                        "fill in"),
                arguments(
                        "a switch without a direction",
                        "/changes",
                        "{\"set\": [{" + rec + ", \"slot\": \"SERVER\"}]}",
                        "set[0].on",
                        "fill in"),
                arguments(
                        "a word for a truth value",
                        "/changes",
                        "{\"set\": [{" + rec + ", \"slot\": \"SERVER\", \"on\": \"yes\"}]}",
                        "set[0].on",
                        "wrong kind"),
                arguments(
                        "a number for a truth value",
                        "/changes",
                        "{\"set\": [{" + rec + ", \"slot\": \"SERVER\", \"on\": 1}]}",
                        "set[0].on",
                        "wrong kind"),
                arguments(
                        "a number for a slot",
                        "/changes",
                        "{\"set\": [{" + rec + ", \"slot\": 0, \"on\": true}]}",
                        "set[0].slot",
                        "SERVER, STREAMING, MOBILE, EVENT"),
                arguments(
                        "an unknown slot",
                        "/changes",
                        "{\"set\": [{" + rec + ", \"slot\": \"FAX\", \"on\": true}]}",
                        "set[0].slot",
                        "SERVER, STREAMING, MOBILE, EVENT"),
                arguments(
                        "a slot the computer lacks",
                        "/changes",
                        "{\"set\": [{" + rec + ", \"slot\": \"MOBILE\", \"on\": true}]}",
                        "set[0].slot",
                        "rec-01.example.com has no slot"),
                arguments(
                        "a number for a name",
                        "/changes",
                        "{\"set\": [{\"computer\": 5, \"slot\": \"SERVER\", \"on\": true}]}",
                        "set[0].computer",
                        "wrong kind"),
                arguments(
                        "an unknown computer",
                        "/changes",
                        "{\"set\": [{\"computer\": \"rec-99\", \"slot\": \"SERVER\", \"on\": true}]}",
                        "set[0].computer",
                        "“rec-99”"),
                arguments(
                        "a hostile name",
                        "/changes",
                        "{\"set\": [{\"computer\": \"{0}<script>' or 1=1 --\\u202e\", \"slot\": \"SERVER\","
                                + " \"on\": true}]}",
                        "set[0].computer",
                        "“{0}<script>' or 1=1 --[U+202E]”"),
                arguments("no facts", "/facts", "{\"facts\": []}", "facts", "fill in"),
                arguments("no fact", "/facts", "{\"facts\": [{" + rec + "}]}", "facts[0].fact", "fill in"),
                arguments(
                        "a fact about nobody",
                        "/facts",
                        "{\"facts\": [{\"fact\": \"CA_TRUSTED\"}]}",
                        "facts[0].computer",
                        "either a computer or a client group"),
                arguments(
                        "a fact about two",
                        "/facts",
                        "{\"facts\": [{\"fact\": \"CA_TRUSTED\", " + rec + ", \"clientGroup\": \"Control room\"}]}",
                        "facts[0].computer",
                        "either a computer or a client group"),
                arguments(
                        "a fact without its slot",
                        "/facts",
                        "{\"facts\": [{\"fact\": \"IN_EFFECT\", " + rec + "}]}",
                        "facts[0].slot",
                        "fill in"),
                arguments(
                        "more clients than there are",
                        "/facts",
                        "{\"facts\": [{\"fact\": \"CA_TRUSTED\", \"clientGroup\": \"Control room\", \"count\": 13}]}",
                        "facts[0].count",
                        "from 0 to 12"),
                arguments(
                        "an unknown client group",
                        "/facts",
                        "{\"facts\": [{\"fact\": \"CA_TRUSTED\", \"clientGroup\": \"Lobby\"}]}",
                        "facts[0].clientGroup",
                        "“Lobby”"),
                arguments(
                        "a slot told of a client group",
                        "/facts",
                        "{\"facts\": [{\"fact\": \"IN_EFFECT\", \"clientGroup\": \"Control room\"}]}",
                        "facts[0].fact",
                        "only CA_TRUSTED"),
                arguments(
                        "an unknown CA",
                        "/facts",
                        "{\"facts\": [{\"fact\": \"CA_TRUSTED\", " + rec + ", \"authority\": \"No CA\"}]}",
                        "facts[0].authority",
                        "“No CA”"),
                arguments(
                        "a receipt of an unknown verb",
                        "/receipts",
                        "{\"receipt\": \"akashi-receipt 1\", \"verb\": \"Dance\", " + rec + ","
                                + " \"at\": \"2027-03-01T09:00:00Z\"}",
                        "receipt",
                        "not a receipt"),
                arguments("a receipt of nobody", "/receipts", "{\"verb\": \"Check\"}", "receipt", "receipt"),
                arguments(
                        "a receipt at no time",
                        "/receipts",
                        "{\"receipt\": \"akashi-receipt 1\", \"at\": \"yesterday\"}",
                        "at",
                        "wrong kind"),
                arguments(
                        "a receipt of a stranger",
                        "/receipts",
                        "{\"receipt\": \"akashi-receipt 1\", \"verb\": \"Check\", \"computer\": \"rec-99\","
                                + " \"at\": \"2027-03-01T09:00:00Z\"}",
                        "computer",
                        "rec-99"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongBodies")
    void a_wrong_body_is_told_by_its_field(String what, String path, String body, String field, String said) {
        long before = portal.site().site().planVersion();
        JsonNode error = admin.in("en").post(422, path, body).get("errors").get(0);
        assertThat(error.get("field").textValue()).as(what).isEqualTo(field);
        assertThat(error.get("message").textValue()).as(what).contains(said);
        assertThat(admin.in("ja").post(422, path, body).at("/errors/0/message").textValue())
                .as(what)
                .matches("(?s).*[\\u3040-\\u30ff\\u4e00-\\u9fff].*");
        assertThat(portal.site().site().planVersion()).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "/trust?at=tomorrow,at",
        "/trust?at=2027-13-01T00:00:00Z,at",
        "/trust?link=cable,link",
        "/trust?from=nobody,from",
        "/trust?to=nobody,to",
        "/trust?limit=0,limit",
        "/trust?limit=1001,limit",
        "/trust?limit=many,limit",
        "/certificates?after=%3F%3F,after",
        "/certificates?limit=-1,limit",
    })
    void a_wrong_question_is_told_by_its_field(String path, String field) {
        assertThat(admin.get(422, path).at("/errors/0/field").textValue()).isEqualTo(field);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        String body = "{\"set\": [{\"computer\": \"x\", \"slot\": \"SERVER\", \"on\": true},"
                + " {\"computer\": \"y\", \"slot\": \"SERVER\", \"on\": true}]}";
        assertThat(admin.post(422, "/changes", body).get("errors")).hasSize(2);
        assertThat(admin.post(422, "/facts", "{\"facts\": [{}, {}]}").get("errors"))
                .hasSize(2);
    }

    @Test
    void a_word_that_does_not_fit_is_answered_with_those_that_do() {
        String body = "{\"facts\": [{\"fact\": \"BOGUS\", \"computer\": \"rec-01\"}]}";
        JsonNode error = admin.in("en").post(422, "/facts", body).get("errors").get(0);
        assertThat(error.get("field").textValue()).isEqualTo("facts[0].fact");
        assertThat(error.get("message").textValue()).contains("CA_TRUSTED", "KEY_READABLE");
    }

    @Test
    void too_many_facts_are_refused_with_the_limit() {
        String fact = "{\"fact\":\"CA_TRUSTED\",\"computer\":\"rec-01\"}";
        String body = "{\"facts\":[" + (fact + ",").repeat(Input.MOST) + fact + "]}";
        JsonNode error = admin.in("en").post(422, "/facts", body).get("errors").get(0);
        assertThat(error.get("message").textValue()).contains("At most 10,000 entries");
    }

    @Test
    void a_body_beyond_the_limit_is_too_large() {
        String body = "{\"set\": [], \"x\": \"" + "x".repeat(1 << 20) + "\"}";
        Script.json(413, admin.rawPost("/changes", "application/json", body));
    }

    @ParameterizedTest(name = "POST {0} with {1}: {2}")
    @CsvSource({
        "/changes,text/plain,415",
        "/changes,text/csv,415",
        "/site/import,application/json,415",
        "/site/import,,415",
        "/nothing,application/json,404",
        "/trust,application/json,405",
        "/changes/5/go,application/json,404",
        "/changes/6f2d9a3e-2222-4d61-9d6f-3a2b8f9f0c11/go,application/json,404",
    })
    void other_slips_have_their_status(String path, String type, int status) {
        Page page = admin.rawPost(path, type == null ? "application/octet-stream" : type, "{}");
        assertThat(Script.json(status, page).get("title").textValue()).isNotBlank();
    }

    @Test
    void an_unknown_certificate_is_not_found() {
        admin.get(404, "/certificates/" + UUID.randomUUID());
        admin.get(404, "/certificates/first");
    }

    @Test
    void a_bad_row_refuses_the_whole_file_and_is_told_by_its_line() {
        String csv = "computer,role\nrec-07,RECORDING\nrec 08,RECORDING\n";
        JsonNode error =
                admin.in("en").csv(422, "/site/import", csv).get("errors").get(0);
        assertThat(error.get("field").textValue()).isEqualTo("3 computer");
        assertThat(error.get("message").textValue()).contains("rec 08");
        assertThat(admin.get("/site").toString()).doesNotContain("rec-07");
        JsonNode preview = admin.csv(200, "/site/import?dryRun=true", csv);
        assertThat(preview.at("/problems/0/line").intValue()).isEqualTo(3);
        assertThat(preview.at("/computers/added/0").textValue()).isEqualTo("rec-07");
        assertThat(admin.csv(422, "/site/import?dryRun=perhaps", csv)
                        .at("/errors/0/field")
                        .textValue())
                .isEqualTo("dryRun");
    }

    @Test
    void a_key_names_a_request_once() {
        Script once = new Script(portal.script(Access.ADMIN)).with("Idempotency-Key", "evening-1");
        String body = "{\"set\": [{\"computer\": \"mob-01\", \"slot\": \"MOBILE\", \"on\": true}]}";
        JsonNode first = once.post(201, "/changes", body);
        assertThat(once.post(201, "/changes", body)).isEqualTo(first);
        Script other = new Script(portal.script(Access.ADMIN)).with("Idempotency-Key", "k".repeat(201));
        assertThat(other.post(422, "/changes", body).at("/errors/0/field").textValue())
                .isEqualTo("Idempotency-Key");
    }
}
