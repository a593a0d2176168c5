package akashi.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.core.site.Certificate;
import akashi.core.site.Slot;
import akashi.pki.KeyKind;
import akashi.pki.PrivateKeyBytes;
import akashi.store.Enrolments;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a code and a key do not bring; nothing is signed, and each refusal is a sentence with its next step. */
class EnrolmentRefusalsTest {

    private static final PrivateKeyBytes OTHER = PrivateKeyBytes.generate(KeyKind.RSA_2048);

    @TempDir
    private Path home;

    private Harbour harbour;

    @BeforeEach
    void open() {
        harbour = new Harbour(home);
    }

    @AfterEach
    void close() {
        harbour.close();
    }

    private long issued() {
        return harbour.quay.site().certificates().stream()
                .filter(c -> c.state() == Certificate.State.ISSUED)
                .count();
    }

    private void revokeCode(String host) {
        UUID id = new Enrolments(harbour.portal.database().db())
                .of(harbour.portal.actor().siteId(), harbour.quay.id(host))
                .get(0)
                .id();
        assertThat(harbour.admin().post("/enrolment/codes/" + id + "/revoke").status())
                .isEqualTo(303);
    }

    @Test
    void a_code_that_was_used_brings_nothing_for_another_key() {
        String code = harbour.code("rec-01");
        harbour.client("REC-01").enrol(code).expect(201);
        assertThat(harbour.client("REC-01").enrol(code).rule()).isEqualTo("CODE_USED");
        assertThat(issued()).isEqualTo(1);
    }

    @Test
    void of_two_who_come_with_one_code_at_once_exactly_one_gets_a_certificate() {
        String code = harbour.code("rec-01");
        List<EnrolClient> both = List.of(harbour.client("REC-01"), harbour.client("REC-01"));
        List<Integer> statuses = both.stream()
                .map(client ->
                        CompletableFuture.supplyAsync(() -> client.enrol(code).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .sorted()
                .toList();
        assertThat(statuses).containsExactly(201, 409);
        assertThat(issued()).isEqualTo(1);
        assertThat(harbour.quay.site().certificates()).noneMatch(c -> c.state() == Certificate.State.SIGNING);
    }

    @Test
    void a_code_ends_after_72_hours() {
        String code = harbour.code("rec-01");
        harbour.portal.clock().advance(Duration.ofHours(72));
        assertThat(harbour.client("REC-01").enrol(code).rule()).isEqualTo("CODE_EXPIRED");
    }

    @Test
    void a_revoked_code_brings_nothing() {
        String code = harbour.code("rec-01");
        revokeCode("rec-01");
        assertThat(harbour.client("REC-01").enrol(code).rule()).isEqualTo("CODE_REVOKED");
        assertThat(harbour.admin().get("/enrolment").text()).contains("revoked");
    }

    static Stream<Arguments> requests() {
        return Stream.of(
                arguments("from another computer", EnrolClient.csr(OTHER, "REC-02"), "OTHER_COMPUTER"),
                arguments("from a machine of nobody", EnrolClient.csr(OTHER, "LAPTOP-7"), "OTHER_COMPUTER"),
                arguments(
                        "with another computer's name",
                        EnrolClient.csr(OTHER, "REC-01", "rec-02.example.com"),
                        "FOREIGN_NAMES"),
                arguments("with a wildcard", wildcard(), "FOREIGN_NAMES"));
    }

    @ParameterizedTest(name = "a request {0}")
    @MethodSource("requests")
    void asks_for_too_much_and_gets_nothing_while_the_code_stays_good(String what, String csr, String rule) {
        String code = harbour.code("rec-01");
        EnrolClient client = harbour.client("REC-01");
        assertThat(client.enrol(code, csr).rule()).isEqualTo(rule);
        assertThat(issued()).isZero();
        client.enrol(code).expect(201);
    }

    private static String wildcard() {
        return request(2048, "DNS:*.example.com");
    }

    private static String request(int bits, String... names) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            KeyPair pair = generator.generateKeyPair();
            JcaPKCS10CertificationRequestBuilder builder =
                    new JcaPKCS10CertificationRequestBuilder(new X500Principal("CN=REC-01"), pair.getPublic());
            if (names.length > 0) {
                org.bouncycastle.asn1.x509.ExtensionsGenerator extensions =
                        new org.bouncycastle.asn1.x509.ExtensionsGenerator();
                extensions.addExtension(
                        org.bouncycastle.asn1.x509.Extension.subjectAlternativeName,
                        false,
                        new org.bouncycastle.asn1.x509.GeneralNames(new org.bouncycastle.asn1.x509.GeneralName(
                                org.bouncycastle.asn1.x509.GeneralName.dNSName, names[0].substring(4))));
                builder.addAttribute(
                        org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
                        extensions.generate());
            }
            byte[] der = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))
                    .getEncoded();
            return "-----BEGIN CERTIFICATE REQUEST-----\n"
                    + Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(der)
                    + "\n-----END CERTIFICATE REQUEST-----\n";
        } catch (GeneralSecurityException | OperatorCreationException | java.io.IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void a_weak_key_or_no_request_at_all_is_told_at_its_field() {
        String code = harbour.code("rec-01");
        EnrolClient client = harbour.client("REC-01");
        assertThat(client.enrol(code, request(1024)).wrongField()).isEqualTo("csr");
        assertThat(client.enrol(code, "x").wrongField()).isEqualTo("csr");
        assertThat(client.enrol("", client.csr()).wrongField()).isEqualTo("code");
    }

    @Test
    void a_key_that_another_computer_has_is_refused() {
        EnrolClient first = harbour.enrolled("REC-01");
        EnrolClient second = harbour.client("REC-02");
        second.key = first.key;
        assertThat(second.enrol(harbour.code("rec-02")).rule()).isEqualTo("KEY_KNOWN");
    }

    @Test
    void without_a_plan_nothing_is_issued_by_code_either() {
        harbour.quay.unwanted("rec-01", Slot.SERVER).unwanted("rec-01", Slot.STREAMING);
        String code = harbour.code("rec-01");
        assertThat(harbour.client("REC-01").enrol(code).rule()).isEqualTo("PLANNED_FIRST");
        assertThat(issued()).isZero();
    }

    @Test
    void a_retired_computer_gets_neither_code_nor_certificate_nor_renewal() {
        EnrolClient enrolled = harbour.enrolled("REC-01");
        String code = harbour.code("rec-02");
        for (String host : List.of("rec-01", "rec-02")) {
            UUID id = harbour.quay.id(host);
            harbour.quay.arrange((db, site) -> db.execute("update computer set presence = 'RETIRED' where id = ?", id));
        }
        UUID retired = harbour.quay.site().computers().stream()
                .filter(c -> c.label().startsWith("rec-02"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(harbour.client("REC-02").enrol(code).rule()).isIn("OTHER_COMPUTER", "PLANNED_FIRST");
        harbour.portal
                .clock()
                .set(Instant.parse(enrolled.enrolled.get("renewAfter").asText()));
        assertThat(enrolled.renew().rule()).isEqualTo("NOT_IN_SERVICE");
        Browser.Page page = harbour.admin().post("/enrolment/codes", "computer", retired.toString());
        assertThat(page.status()).isEqualTo(409);
        assertThat(page.text()).contains("is not in service");
    }

    @Test
    void stopped_renewal_stays_stopped() {
        EnrolClient client = harbour.enrolled("REC-01");
        revokeCode("rec-01");
        harbour.portal
                .clock()
                .set(Instant.parse(client.enrolled.get("renewAfter").asText()));
        assertThat(client.renew().rule()).isEqualTo("RENEWAL_STOPPED");
    }

    @Test
    void guessing_gets_slower_with_every_try() {
        EnrolClient client = harbour.client("REC-01");
        String csr = client.csr();
        for (int i = 0; i < 3; i++) {
            assertThat(client.enrol("guess-" + i, csr).wrongField()).isEqualTo("code");
        }
        String code = harbour.code("rec-01");
        assertThat(client.enrol(code, csr).expect(429).body().toString()).contains("Wait 2 seconds");
        harbour.portal.clock().advance(Duration.ofSeconds(2));
        client.enrol(code, csr).expect(201);
    }

    @Test
    void whoever_guesses_reads_in_a_header_when_to_come_again() {
        Browser script = harbour.portal.browser();
        String guess = "{\"code\": \"guess\", \"csr\": \"x\"}";
        for (int i = 0; i < 4; i++) {
            script.json("/api/v1/enroll", guess);
        }
        Browser.Page waits = script.json("/api/v1/enroll", guess);
        assertThat(waits.status()).isEqualTo(429);
        assertThat(waits.header("Retry-After")).isEqualTo("2");
        assertThat(waits.header("Content-Type")).startsWith("application/problem+json");
    }

    @Test
    void wrong_codes_and_wrong_keys_of_one_address_keep_no_other_computer_waiting() {
        EnrolClient enrolled = harbour.enrolled("REC-01");
        EnrolClient other = harbour.enrolled("REC-02");
        PrivateKeyBytes own = other.key;
        for (int i = 0; i < 6; i++) {
            harbour.client("REC-02").enrol("guess-" + i);
            other.key = OTHER;
            other.renew();
        }
        assertThat(other.renew().expect(429).body().toString()).contains("Wait");
        other.key = own;
        harbour.portal
                .clock()
                .set(Instant.parse(enrolled.enrolled.get("renewAfter").asText()));
        enrolled.renew().expect(201);
    }

    @Test
    void a_code_is_not_taken_over_a_connection_that_anybody_can_hear() {
        Browser plain = harbour.portal.browser();
        Browser.Page page = plain.json("/api/v1/enroll", "{\"code\": \"x\", \"csr\": \"y\"}");
        assertThat(page.status()).isIn(409, 422);
        Browser heard = harbour.portal.browser().with("X-Forwarded-For", "192.0.2.9");
        assertThat(heard.json("/api/v1/enroll", "{\"code\": \"x\", \"csr\": \"y\"}")
                        .text())
                .contains("NOT_ENCRYPTED");
    }

    @Test
    void an_address_that_a_script_could_not_use_is_refused_at_its_field() {
        Browser admin = harbour.admin();
        for (String wrong : List.of("http://a.example.com", "https://a'b.example.com", "https://a/b?c", "nonsense x")) {
            Browser.Page page = admin.post("/enrolment/address", "url", wrong, "pins", "00".repeat(32));
            assertThat(page.status()).as(wrong).isEqualTo(422);
            assertThat(page.html().select("#e-url").text()).contains("https");
        }
        Browser.Page pins = admin.post("/enrolment/address", "url", "https://a.example.com", "pins", "zz");
        assertThat(pins.html().select("#e-pins").text()).contains("64 hex digits");
        assertThat(admin.get("/enrolment").text()).contains(harbour.front.url());
    }
}
