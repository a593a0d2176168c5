package akashi.api;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser.Page;
import akashi.TestPortal;
import akashi.core.access.Access;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole main job by the API alone: from an inventory file to connections of which all is recorded. */
class JourneyTest {

    private static final String CHANGE = """
            {"set": [{"computer": "rec-01.example.com", "slot": "SERVER", "on": true},
                     {"computer": "rec-01", "slot": "STREAMING", "on": true},
                     {"computer": "rec-02", "slot": "STREAMING", "on": true},
                     {"computer": "MOB-01", "slot": "MOBILE", "on": true}], "completePair": %s}""";

    private final TestPortal portal = TestPortal.start();

    @ParameterizedTest(name = "in {0}")
    @ValueSource(strings = {"en", "ja"})
    void from_an_inventory_to_links_that_hold(String lang) throws IOException {
        try (portal) {
            Script script = new Script(portal.script(Access.ADMIN)).in(lang);
            script.csv(200, "/site/import", Harbour.CSV);
            String root = script.post(201, "/authorities", "{\"name\": \"Harbour Root CA\"}")
                    .get("id")
                    .textValue();
            certificateOf(root);

            JsonNode refusal = script.post(409, "/changes", CHANGE.formatted(false));
            assertThat(refusal.at("/refusals/0/rule").textValue()).isEqualTo("PAIRED");
            assertThat(refusal.at("/refusals/0/clause").textValue()).contains("B3");
            JsonNode change = script.post(201, "/changes", CHANGE.formatted(true));
            assertThat(outcomes(change)).containsEntry("PAIRED", "met").containsEntry("INSTALLED", "broken");

            everybodyHasACertificate(script);
            String going = "/changes/" + change.get("id").textValue() + "/go";
            assertThat(script.post(409, going, "{}").get("refusals")).isNotEmpty();

            script.post(200, "/facts", Harbour.prepared());
            JsonNode gone = script.post(200, going, acknowledged(change));
            assertThat(gone.get("state").textValue()).isEqualTo("RUNNING");
            assertThat(statuses(script)).contains("CHANGING");

            script.post(200, "/facts", inEffect());
            assertThat(statuses(script)).containsOnly("RECORDED");
            assertThat(script.get("/site")
                            .at("/computers/0/switches/0/inEffect")
                            .booleanValue())
                    .isTrue();
            laterAndNarrower(script);
            bundleOf(script, "rec-01");
            bundleOf(script, "rec-02.example.com");
        }
    }

    private void certificateOf(String root) {
        String path = Call.ROOT + "/authorities/" + root + "/certificate";
        Page pem = portal.script(Access.HELPDESK).get(path);
        assertThat(pem.text()).startsWith("-----BEGIN CERTIFICATE-----\n");
        assertThat(pem.header("Content-Type")).isEqualTo("application/x-pem-file");
        Page der = portal.script(Access.HELPDESK)
                .with("Accept", "application/pkix-cert")
                .get(path);
        assertThat(der.header("Content-Type")).isEqualTo("application/pkix-cert");
        assertThat(der.bytes()[0]).isEqualTo((byte) 0x30);
    }

    private static void everybodyHasACertificate(Script script) {
        JsonNode job = script.whenDone(script.post(202, "/certificates", "{\"all\": true}"));
        assertThat(job.get("failures")).isEmpty();
        assertThat(job.get("done").intValue()).isEqualTo(Harbour.SLOTS.size());
        JsonNode first = script.get("/certificates?limit=3");
        JsonNode second =
                script.get("/certificates?limit=3&after=" + first.get("next").textValue());
        assertThat(first.get("certificates")).hasSize(3);
        assertThat(second.get("certificates")).hasSize(1);
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(script.post(200, "/certificates", "{\"all\": true}").get("certificates"))
                .isEmpty();
    }

    private static Map<String, String> outcomes(JsonNode change) {
        Map<String, String> outcomes = new TreeMap<>();
        change.get("checks")
                .forEach(check -> outcomes.put(
                        check.get("rule").textValue(), check.get("outcome").textValue()));
        return outcomes;
    }

    private static String inEffect() {
        List<String> facts = new ArrayList<>();
        Harbour.SLOTS.forEach(
                (computer, slots) -> slots.forEach(slot -> facts.add(Harbour.fact("IN_EFFECT", computer, slot))));
        return "{\"facts\": [" + String.join(",", facts) + "]}";
    }

    /** A word for everything that was recommended and not met. */
    private static String acknowledged(JsonNode change) {
        List<String> words = new ArrayList<>();
        outcomes(change).keySet().forEach(rule -> words.add("{\"rule\": \"%s\", \"note\": \"seen\"}".formatted(rule)));
        return "{\"acknowledge\": [" + String.join(",", words) + "]}";
    }

    private static List<String> statuses(Script script) {
        List<String> statuses = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = script.get("/trust?limit=5" + after);
            page.get("assessments").forEach(each -> {
                statuses.add(each.get("status").textValue());
                assertThat(each.at("/reasons/0/message").textValue()).isNotBlank();
            });
            after = page.get("next").isNull()
                    ? ""
                    : "&after=" + page.get("next").textValue();
        } while (!after.isEmpty());
        assertThat(statuses).hasSizeGreaterThan(10);
        return statuses;
    }

    private static void laterAndNarrower(Script script) {
        JsonNode later = script.get("/trust?at=2029-01-01T09:00:00%2B09:00");
        assertThat(later.get("at").textValue()).isEqualTo("2029-01-01T00:00:00Z");
        assertThat(later.at("/assessments/0/reasons/0/code").textValue()).isEqualTo("EXPIRED");
        assertThat(later.at("/assessments/0/reasons/0/mend/path").textValue()).startsWith("/certificates/");
        JsonNode one = script.get("/trust?link=recorder-to-management&from=mgmt-01&to=rec-02.example.com");
        assertThat(one.get("assessments")).hasSize(1);
        JsonNode evidence = one.at("/assessments/0/reasons/0/evidence");
        assertThat(evidence.get("source").textValue()).isEqualTo("TOLD");
        assertThat(evidence.get("by").textValue()).isEqualTo("admin");
        assertThat(script.get("/trust?from=Control%20room&link=RECORDER_TO_CLIENTS")
                        .get("assessments"))
                .hasSize(2);
    }

    private static void bundleOf(Script script, String host) throws IOException {
        Page bundle = script.rawPost("/computers/" + host + "/bundle", "application/json", "{}");
        assertThat(bundle.status()).as(bundle.text()).isEqualTo(200);
        assertThat(bundle.header("Content-Type")).isEqualTo("application/zip");
        assertThat(bundle.header("Cache-Control")).isEqualTo("no-store");
        assertThat(bundle.header("X-Bundle-Password")).hasSizeGreaterThanOrEqualTo(12);
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        assertThat(names).anyMatch(name -> name.endsWith(".pfx")).anyMatch(name -> name.endsWith("install.ps1"));
        String typed = "{\"password\": \"a typed pass phrase\", \"profile\": \"compatible\"}";
        Page locked = script.rawPost("/computers/" + host + "/bundle", "application/json", typed);
        assertThat(locked.status()).isEqualTo(200);
        assertThat(locked.header("X-Bundle-Password")).isEmpty();
    }

    @Test
    void a_certificate_is_renewed_and_revoked() {
        try (portal) {
            Script script = new Script(portal.script(Access.ADMIN));
            script.csv(200, "/site/import", Harbour.CSV);
            String one = "{\"computer\": \"mob-01\", \"slots\": [\"MOBILE\"]}";
            assertThat(script.post(409, "/certificates", one)
                            .at("/refusals/0/rule")
                            .textValue())
                    .isIn("AUTHORITY", "PLANNED_FIRST");
            script.post(201, "/authorities", "{\"name\": \"Harbour Root CA\"}");
            assertThat(script.post(409, "/certificates", one)
                            .at("/refusals/0/rule")
                            .textValue())
                    .isEqualTo("PLANNED_FIRST");
            script.post(201, "/changes", "{\"set\": [{\"computer\": \"mob-01\", \"slot\": \"MOBILE\", \"on\": true}]}");
            JsonNode first = script.post(201, "/certificates", one);
            String path = "/certificates/" + first.get("id").textValue();
            assertThat(script.get(path)).isEqualTo(first);
            JsonNode second = script.post(201, path + "/renew", "");
            assertThat(second.get("subject")).isEqualTo(first.get("subject"));
            assertThat(second.get("predecessor")).isEqualTo(first.get("id"));
            assertThat(second.get("thumbprint")).isNotEqualTo(first.get("thumbprint"));
            script.post(409, path + "/renew", "");
            script.post(422, path + "/revoke", "{}");
            assertThat(script.post(200, path + "/revoke", "{\"reason\": \"SUPERSEDED\"}")
                            .get("state")
                            .textValue())
                    .isEqualTo("REVOKED");
        }
    }
}
