package akashi.api;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestPortal;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.site.HostName;
import akashi.core.site.NameConstraints;
import akashi.core.site.Validity;
import akashi.pki.AuthorityCertificates;
import akashi.pki.AuthorityChain;
import akashi.pki.AuthorityName;
import akashi.pki.AuthorityRequest;
import akashi.pki.KeyKind;
import akashi.pki.LeafCertificates;
import akashi.pki.LeafRequest;
import akashi.pki.ParsedCertificate;
import akashi.pki.Password;
import akashi.pki.PfxFile;
import akashi.pki.PfxProfile;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Randoms;
import akashi.pki.SigningRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What scripts ask for besides issuing: other CAs, files with keys, the rule of keys, an issuing CA taken back. */
class OtherCallsTest {

    private static final PrivateKeyBytes CA_KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    private static final PrivateKeyBytes KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    private static final ParsedCertificate ROOT = AuthorityCertificates.selfSigned(
            AuthorityRequest.root(AuthorityName.of("Corporate Root"), days(-400, 4000), NameConstraints.NONE),
            CA_KEY,
            Randoms.serial());
    private static final String WORD = "open sesame 123";

    private Quay quay;
    private Script script;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(2).wanted().pair("FREE");
        script = new Script(quay.portal.script(Access.ADMIN));
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private static Validity days(int from, int to) {
        return new Validity(TestPortal.NOW.plus(Duration.ofDays(from)), TestPortal.NOW.plus(Duration.ofDays(to)));
    }

    private static ParsedCertificate leaf(String... names) {
        List<HostName> hosts = List.of(names).stream().map(HostName::new).toList();
        LeafRequest request = new LeafRequest(names[0], hosts, List.of(), days(-10, 300), KEY.publicKey(), false);
        return LeafCertificates.prepare(AuthorityChain.of(ROOT), request, Randoms.serial())
                .sign(CA_KEY);
    }

    private static String files(String... files) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        List.of(files).forEach(body.withArray("files")::add);
        return body.put("acknowledged", true).toString();
    }

    private void corporate() {
        script.post(201, "/authorities/import", files(base64(ROOT.pem().getBytes(StandardCharsets.US_ASCII))));
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private JsonNode ask() {
        String csr = SigningRequest.pem(KEY, "rec-01", List.of(new HostName("rec-01.example.com")), List.of());
        return script.post(
                201,
                "/requests",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("computer", "rec-01")
                        .put("authority", "Corporate Root")
                        .put("csr", csr)
                        .toString());
    }

    @Test
    void another_authority_is_asked_listed_and_its_answer_is_taken() {
        corporate();
        JsonNode asked = ask();
        assertThat(asked.get("state").textValue()).isEqualTo("REQUESTED");
        assertThat(List.of("serial", "notBefore", "notAfter", "thumbprint", "sha256"))
                .as("nothing is invented")
                .allSatisfy(field -> assertThat(asked.get(field).isNull()).isTrue());
        assertThat(script.get("/requests").get("certificates")).hasSize(1);
        String answer = "/requests/" + asked.get("id").textValue() + "/answer";
        assertThat(script.post(422, answer, files(ROOT.pem()))
                        .at("/errors/0/field")
                        .textValue())
                .isEqualTo("files");
        JsonNode taken = script.post(
                200, answer, files(leaf("rec-01.example.com", "rec-01").pem() + ROOT.pem()));
        assertThat(taken.get("state").textValue()).isEqualTo("ISSUED");
        assertThat(script.get("/requests").get("certificates")).isEmpty();
    }

    @Test
    void what_was_asked_can_be_withdrawn_once() {
        corporate();
        String path = "/requests/" + ask().get("id").textValue() + "/withdraw";
        assertThat(script.post(200, path, "").get("certificates")).isEmpty();
        assertThat(script.rawPost(path, "application/json", "").status()).isIn(404, 409);
    }

    @Test
    void the_own_authority_is_not_asked_this_way() {
        JsonNode wrong = script.post(422, "/requests", "{\"computer\": \"rec-01\", \"authority\": \"Quay Issuing\"}");
        assertThat(wrong.at("/errors/0/message").textValue()).contains("POST /certificates");
    }

    @Test
    void files_with_keys_are_taken_in_and_those_that_cannot_be_are_told() {
        byte[] good = pfx(leaf("rec-01.example.com", "rec-01"));
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("password", WORD)
                .set(
                        "files",
                        JsonNodeFactory.instance.arrayNode().add(base64(good)).add(base64(new byte[] {1, 2})))
                .toString();
        JsonNode taken = script.post(200, "/certificates/import", body);
        assertThat(taken.at("/certificates/0/computer").textValue()).isEqualTo("rec-01.example.com");
        assertThat(taken.at("/certificates/0/keyKept").booleanValue()).isTrue();
        assertThat(taken.at("/refused/0").textValue()).contains("files[1]");
        JsonNode wrong = script.post(422, "/certificates/import", body.replace(WORD, "wrong word 123"));
        assertThat(wrong.get("errors").size()).isEqualTo(2);
        assertThat(wrong.toString()).doesNotContain("wrong word 123");
    }

    private static byte[] pfx(ParsedCertificate leaf) {
        return new PfxFile("VMS", KEY, leaf, AuthorityChain.of(ROOT)).encode(PfxProfile.MODERN, Password.of(WORD));
    }

    @Test
    void the_rule_of_exported_keys_is_set_for_the_site_and_read_again() {
        assertThat(script.get("/key-rule").get("rule").textValue()).isEqualTo("KEEP");
        script.post(200, "/key-rule", "{\"rule\": \"FORGET\"}");
        assertThat(script.get("/key-rule").get("rule").textValue()).isEqualTo("FORGET");
        script.post(422, "/key-rule", "{\"rule\": \"BURN\"}");
        script.post(422, "/key-rule", "{}");
    }

    @Test
    void one_certificate_is_issued_for_the_days_and_the_key_that_are_named() {
        JsonNode one =
                script.post(201, "/certificates", "{\"computer\": \"rec-01\", \"days\": 200, \"key\": \"RSA_3072\"}");
        assertThat(one.get("key").textValue()).isEqualTo("RSA 3072");
        script.post(422, "/certificates", "{\"computer\": \"rec-02\", \"days\": 1000}");
        script.post(422, "/certificates", "{\"all\": true, \"days\": 100}");
    }

    @Test
    void an_issuing_authority_is_taken_back_by_its_root_and_a_root_is_not() {
        String root = "/authorities/" + quay.authority("Quay Root").id() + "/revoke";
        assertThat(script.post(409, root, "{\"reason\": \"SUPERSEDED\"}")
                        .at("/refusals/0/rule")
                        .textValue())
                .isEqualTo("NOT_BELOW");
        String issuing = "/authorities/" + quay.authority("Quay Issuing").id() + "/revoke";
        script.post(200, issuing, "{\"reason\": \"CA_COMPROMISE\"}");
        assertThat(quay.authority("Quay Issuing").retired()).isTrue();
        script.post(409, issuing, "{\"reason\": \"CA_COMPROMISE\"}");
    }
}
