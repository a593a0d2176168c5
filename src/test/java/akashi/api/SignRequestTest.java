package akashi.api;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.HostName;
import akashi.core.site.NameConstraints;
import akashi.core.site.Validity;
import akashi.pki.AuthorityCertificates;
import akashi.pki.AuthorityName;
import akashi.pki.AuthorityRequest;
import akashi.pki.CertificateReader;
import akashi.pki.KeyKind;
import akashi.pki.ParsedCertificate;
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

/** A script sends the request of a server whose key stays there. */
class SignRequestTest {

    private static final PrivateKeyBytes KEY = PrivateKeyBytes.generate(KeyKind.EC_P256);
    private static final String PATH = "/certificates/sign";

    /** Made by OpenSSL for rec-01: wants to be a client too, and to carry an e-mail address. */
    private static final String GREEDY = """
            -----BEGIN CERTIFICATE REQUEST-----
            MIIBNzCB3wIBADAdMRswGQYDVQQDDBJyZWMtMDEuZXhhbXBsZS5jb20wWTATBgcq
            hkjOPQIBBggqhkjOPQMBBwNCAAQRjxlcrj1GRGWlUJb2/VJRERCxvsRCa5XwBc0I
            j4UDClGD+oBZ/eK5ol/nr9svd2aaDA0maHjwefebWvrk92iIoGAwXgYJKoZIhvcN
            AQkOMVEwTzAuBgNVHREEJzAlghJyZWMtMDEuZXhhbXBsZS5jb22BD29wc0BleGFt
            cGxlLmNvbTAdBgNVHSUEFjAUBggrBgEFBQcDAQYIKwYBBQUHAwIwCgYIKoZIzj0E
            AwIDRwAwRAIgaH5EMTXOGvexQJYef9zwUVTLK8YUytt1WCdc9bUhOlgCIFz2L3gG
            +RH/jJ6N4Gd+AkC78A2xYMq/ENpxfarfK9Yw
            -----END CERTIFICATE REQUEST-----
            """;

    private TestPortal portal;
    private Script script;

    @BeforeEach
    void prepare() {
        portal = TestPortal.start();
        script = new Script(portal.script(Access.ADMIN));
        script.csv(200, "/site/import", Harbour.CSV);
        script.post(201, "/authorities", "{\"name\": \"Harbour CA\"}");
        portal.admin()
                .post(
                        "/encryption/turn",
                        "computer",
                        computerId("mgmt-01"),
                        "slot",
                        "SERVER",
                        "on",
                        "true",
                        "pair",
                        "true");
    }

    private String computerId(String host) {
        return portal.site().computerCalled(host).orElseThrow().id().toString();
    }

    @AfterEach
    void close() {
        portal.close();
    }

    private static String body(String computer, String csr) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("computer", computer)
                .put("csr", csr)
                .toString();
    }

    private static String csr(PrivateKeyBytes key, String name) {
        return SigningRequest.pem(key, name, List.of(new HostName(name)), List.of());
    }

    @Test
    void the_request_comes_back_as_the_chain_and_is_in_the_list_and_the_trail() {
        JsonNode signed = script.post(201, PATH, body("rec-01", csr(KEY, "rec-01.example.com")));
        List<ParsedCertificate> chain =
                CertificateReader.readAll(signed.get("pem").textValue().getBytes(StandardCharsets.UTF_8));
        assertThat(chain).hasSize(2);
        assertThat(chain.get(0).publicKey()).isEqualTo(KEY.publicKey());
        assertThat(chain.get(0).dnsNames()).contains("rec-01.example.com");
        assertThat(chain.get(1).issued(chain.get(0))).isTrue();
        JsonNode read = script.get(200, "/certificates/" + signed.get("id").textValue());
        assertThat(read.get("keyKept").booleanValue()).isFalse();
        assertThat(read.get("serial")).isEqualTo(signed.get("serial"));
        assertThat(portal.admin().get("/audit").text())
                .contains(signed.get("serial").textValue());
    }

    @Test
    void names_and_keys_of_others_are_refused_with_the_reason() {
        assertThat(script.post(409, PATH, body("rec-01", csr(KEY, "rec-02.example.com")))
                        .toString())
                .contains("FOREIGN_NAMES", "rec-02.example.com");
        script.post(201, PATH, body("rec-02", csr(KEY, "rec-02.example.com")));
        assertThat(script.post(409, PATH, body("rec-01", csr(KEY, "rec-01.example.com")))
                        .toString())
                .contains("KEY_KNOWN", "rec-02");
        assertThat(portal.site().certificates()).hasSize(1);
    }

    /** A CA with its key, as a program hands it in. */
    private static String authority(PrivateKeyBytes key, boolean acknowledged) {
        Validity validity = new Validity(TestPortal.NOW, TestPortal.NOW.plus(Duration.ofDays(4000)));
        ParsedCertificate root = AuthorityCertificates.selfSigned(
                AuthorityRequest.root(AuthorityName.of("Old Root"), validity, NameConstraints.NONE),
                key,
                Randoms.serial());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        Base64.Encoder base64 = Base64.getEncoder();
        body.putArray("files")
                .add(base64.encodeToString(root.der().toArray()))
                .add(base64.encodeToString(key.reveal()));
        return body.put("acknowledged", acknowledged).toString();
    }

    @Test
    void the_key_of_a_ca_is_signed_for_no_server() {
        script.post(201, "/authorities/import", authority(KEY, false));
        assertThat(script.post(409, PATH, body("rec-01", csr(KEY, "rec-01.example.com")))
                        .toString())
                .contains("KEY_KNOWN", "Old Root");
        assertThat(portal.site().certificates()).isEmpty();
    }

    @Test
    void a_ca_with_the_key_of_a_server_is_taken_in_by_those_who_were_told() {
        script.post(201, PATH, body("rec-01", csr(KEY, "rec-01.example.com")));
        assertThat(script.post(422, "/authorities/import", authority(KEY, false))
                        .toString())
                .contains("rec-01", "could sign in the name of this CA");
        script.post(201, "/authorities/import", authority(KEY, true));
    }

    @Test
    void what_was_asked_for_beside_that_and_not_given_is_told() {
        JsonNode signed = script.post(201, PATH, body("rec-01", GREEDY));
        assertThat(signed.get("notGranted").toString()).contains("ops@example.com", "1.3.6.1.5.5.7.3.2");
        assertThat(script.post(201, PATH, body("rec-02", csr(KEY, "rec-02.example.com")))
                        .get("notGranted"))
                .isEmpty();
    }

    @Test
    void what_cannot_be_read_is_bad_input() {
        script.post(422, PATH, body("rec-01", "no request at all"));
        assertThat(script.post(
                                422,
                                PATH,
                                body("rec-01", "-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----"))
                        .toString())
                .contains("must never leave its server");
        script.post(422, PATH, body("nobody", csr(KEY, "rec-01.example.com")));
        script.post(422, PATH, "{\"computer\": \"rec-01\"}");
        assertThat(portal.site().certificates()).isEmpty();
    }
}
