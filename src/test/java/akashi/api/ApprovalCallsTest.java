package akashi.api;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.approval.TwoAdministrators;
import akashi.core.access.Access;
import akashi.core.site.Slot;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two administrators by scripts: the refusal names the request, and turning encryption off is one of the acts. */
class ApprovalCallsTest {

    private static final String NOTE = "{\"note\": \"ticket 4711\"}";

    private TwoAdministrators two;
    private Script script;

    @BeforeEach
    void start() {
        two = new TwoAdministrators().needed();
        script = new Script(two.script());
    }

    @AfterEach
    void stop() {
        two.close();
    }

    private String approved(JsonNode problem) {
        JsonNode refusal = problem.at("/refusals/0");
        assertThat(refusal.get("rule").textValue()).isEqualTo("FOUR_EYES");
        String path = refusal.get("page").textValue();
        assertThat(script.post(200, path + "/ask", NOTE).get("state").textValue())
                .isEqualTo("ASKED");
        assertThat(two.other.post(path + "/approve").status()).isEqualTo(303);
        return path;
    }

    @Test
    void a_script_asks_and_sends_the_same_call_again() {
        String wish = "{\"computer\": \"mob-01\", \"days\": 200}";
        String path = approved(script.post(409, "/certificates", wish));
        script.post(201, "/certificates", wish);
        JsonNode used = script.get(path);
        assertThat(used.get("state").textValue()).isEqualTo("USED");
        assertThat(used.get("askedBy").textValue()).isEqualTo("admin");
        assertThat(used.get("answeredBy").textValue()).isEqualTo(TwoAdministrators.OTHER);
        assertThat(script.get("/approvals").get("approvals")).hasSize(1);
        script.post(409, path + "/ask", NOTE);
        script.post(409, path + "/withdraw", "");
    }

    @Test
    void everything_that_lacks_one_is_one_request() {
        JsonNode refused = script.post(409, "/certificates", "{\"all\": true}");
        String path = approved(refused);
        script.whenDone(script.post(202, "/certificates", "{\"all\": true}"));
        assertThat(script.get(path).get("state").textValue()).isEqualTo("USED");
    }

    @Test
    void turning_encryption_off_needs_approval_and_planning_it_does_not() {
        List<String> facts = new ArrayList<>();
        List.of("mgmt-01", "mob-01", "rec-01")
                .forEach(host -> facts.add("{\"fact\": \"CA_TRUSTED\", \"computer\": \"" + host + "\"}"));
        facts.add(Harbour.fact("CERTIFICATE_INSTALLED", "rec-01", "STREAMING"));
        facts.add(Harbour.fact("KEY_READABLE", "rec-01", "STREAMING"));
        script.post(200, "/facts", "{\"facts\": [" + String.join(",", facts) + "]}");
        script.post(200, "/facts", "{\"facts\": [" + Harbour.fact("IN_EFFECT", "rec-01", "STREAMING") + "]}");
        String off = "{\"set\": [{\"computer\": \"rec-01\", \"slot\": \"STREAMING\", \"on\": false}]}";
        String id = script.post(201, "/changes", off).get("id").textValue();
        String go = "/changes/" + id + "/go";
        String path = approved(script.post(409, go, "{}"));
        JsonNode what = script.get(path).get("what");
        assertThat(what.toString()).contains("rec-01.example.com", "is turned OFF");
        script.post(200, go, "{}");
        assertThat(script.get(path).get("state").textValue()).isEqualTo("USED");
    }

    @Test
    void turning_encryption_on_is_not_asked_about() {
        two.quay.unwanted("mob-01", Slot.MOBILE);
        String on = "{\"set\": [{\"computer\": \"mob-01\", \"slot\": \"MOBILE\", \"on\": true}]}";
        String id = script.post(201, "/changes", on).get("id").textValue();
        JsonNode refused = script.post(409, "/changes/" + id + "/go", "{}");
        assertThat(refused.toString()).doesNotContain("FOUR_EYES");
    }

    @Test
    void the_helpdesk_and_the_one_who_asked_cannot_answer() {
        JsonNode problem = script.post(409, "/certificates", "{\"computer\": \"mob-01\"}");
        String path = problem.at("/refusals/0/page").textValue();
        script.post(422, path + "/ask", "{}");
        script.post(200, path + "/ask", NOTE);
        script.post(409, path + "/approve", "{}");
        Script helpdesk = new Script(two.portal.script(Access.HELPDESK));
        helpdesk.post(403, path + "/approve", "{}");
        helpdesk.get(403, "/approvals");
        assertThat(script.get(path).get("state").textValue()).isEqualTo("ASKED");
    }
}
