package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.web.Visitor.Seen;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The JSON API as a script meets it. */
class ApiTest {

    private static Web web;

    @BeforeAll
    static void start() {
        web = Demo.web(0, Demo::routes);
    }

    @AfterAll
    static void stop() {
        web.stop();
    }

    private static Visitor script(String token) {
        return Visitor.of(web).with("Authorization", "Bearer " + token);
    }

    private static JsonNode problem(Seen seen) throws IOException {
        assertThat(seen.header("Content-Type")).startsWith("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(seen.body());
        assertThat(problem.get("status").intValue()).isEqualTo(seen.status());
        assertThat(problem.get("title").textValue()).isNotBlank();
        assertThat(problem.get("request").textValue()).isEqualTo(seen.header("X-Request-Id"));
        return problem;
    }

    @Test
    void a_token_opens_what_its_owner_may_do() throws IOException {
        Seen seen = script("helpdesk").get("/api/v1/demo");
        assertThat(seen.body()).contains("\"at\":\"2026-11-24T00:05:00Z\"");
        assertThat(problem(script("helpdesk").body("POST", "/api/v1/demo", "application/json", "{}"))
                        .get("status")
                        .intValue())
                .isEqualTo(403);
    }

    @Test
    void a_charset_that_nobody_knows_is_another_media_type_and_no_defect() throws IOException {
        Seen seen = script("admin").body("POST", "/api/v1/demo", "text/zqx; charset=zqx", "{}");
        assertThat(problem(seen).get("status").intValue()).isEqualTo(415);
        seen = script("admin").body("POST", "/api/v1/demo", "application/json; charset=zqx", "{}");
        assertThat(seen.status()).as("JSON is UTF-8 whatever is said").isEqualTo(201);
    }

    @Test
    void without_a_token_it_says_how_to_come_in() throws IOException {
        Seen seen = Visitor.as("admin", web).get("/api/v1/demo");
        assertThat(problem(seen).get("status").intValue()).isEqualTo(401);
        assertThat(seen.header("WWW-Authenticate")).contains("Bearer").contains("Basic");
        assertThat(script("wrong").get("/api/v1/demo").status()).isEqualTo(401);
    }

    @ParameterizedTest(name = "basic {0}, forwarded {1}: {2}")
    @CsvSource({"admin:right,,200", "admin:wrong,,401", "admin,,401", "admin:right,10.1.1.1,401"})
    void a_password_is_heard_from_this_computer_only(String pair, String forwarded, int status) {
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        Visitor visitor = Visitor.of(web).with("Authorization", "Basic " + basic);
        if (forwarded != null) {
            visitor.with("X-Forwarded-For", forwarded);
        }
        assertThat(visitor.get("/api/v1/demo").status()).isEqualTo(status);
    }

    @Test
    void a_refusal_lists_its_reasons() throws IOException {
        JsonNode reason = problem(script("admin").body("POST", "/api/v1/refuse", "application/json", "{}"))
                .get("refusals")
                .get(0);
        assertThat(reason.get("rule").textValue()).isEqualTo("PAIRED");
        assertThat(reason.get("clause").textValue()).isEqualTo("B3 C1");
        assertThat(reason.get("message").textValue()).startsWith("rec-03 cannot be switched on alone");
        assertThat(reason.get("involved")).hasSize(2);
    }

    @Test
    void bad_input_names_its_fields() throws IOException {
        Seen seen = script("admin").body("POST", "/api/v1/demo", "application/json", "{\"days\":\"x\"}");
        assertThat(seen.status()).isEqualTo(422);
        assertThat(problem(seen).get("errors").get(0).get("field").textValue()).isEqualTo("days");
    }

    @ParameterizedTest(name = "{0} {1} as {2}: {3}")
    @CsvSource({
        "POST,/api/v1/demo,text/plain,415",
        "PUT,/api/v1/demo,application/json,405",
        "POST,/api/v1/nothing,application/json,404",
        "GET,/api/v1/boom,application/json,500"
    })
    void everything_else_is_a_problem_too(String method, String path, String type, int status) throws IOException {
        Seen seen = script("admin").body(method, path, type, "{}");
        assertThat(seen.status()).isEqualTo(status);
        assertThat(problem(seen).toString()).doesNotContain("secret detail");
    }

    @Test
    void needs_no_cross_site_guard_since_it_reads_no_cookie() {
        Seen seen = script("admin")
                .with("Sec-Fetch-Site", "cross-site")
                .body("POST", "/api/v1/demo", "application/json", "{\"computer\":\"a\"}");
        assertThat(seen.status()).isEqualTo(201);
    }

    @Test
    void some_calls_are_open_to_anybody() {
        assertThat(Visitor.of(web).get("/crl/demo.crl").header("Content-Type")).isEqualTo("application/pkix-crl");
    }
}
