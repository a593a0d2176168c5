package akashi.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Slot;
import akashi.pki.CertificateReader;
import akashi.pki.KeyKind;
import akashi.pki.PrivateKeyBytes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A computer enrols, reports and renews by itself, over real HTTPS to a pinned certificate, and by files both ways. */
class EnrolmentTest {

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

    private Certificate newest(String host) {
        return harbour.quay
                .site()
                .newestFor(harbour.quay.site().computerCalled(host).orElseThrow(), Slot.SERVER)
                .orElseThrow();
    }

    @Test
    void a_code_brings_a_certificate_for_the_computers_own_key_names_and_slots() throws Exception {
        EnrolClient client = harbour.enrolled("REC-01");
        Certificate certificate = newest("rec-01");
        assertThat(certificate.slots()).containsExactlyInAnyOrder(Slot.SERVER, Slot.STREAMING);
        assertThat(certificate.subject()).isEqualTo("CN=rec-01.example.com");
        assertThat(certificate.dnsNames()).contains("rec-01.example.com", "rec-01");
        assertThat(certificate.keyKept()).isFalse();
        assertThat(CertificateReader.readOne(client.file("certificate.cer")).publicKey())
                .isEqualTo(client.key.publicKey());
        client.certificate("certificate.cer")
                .verify(client.certificate("root-authority-public.cer").getPublicKey());
        JsonNode bundle = EnrolClient.JSON.readTree(client.file("bundle.json"));
        assertThat(bundle.get("certificates").get(0).get("thumbprint").asText())
                .isEqualTo(client.enrolled.get("thumbprint").asText());
        assertThat(client.enrolled.get("files")).noneMatch(file -> file.asText().contains("PRIVATE"));
        assertThat(harbour.admin().get("/audit").text())
                .contains("Enrolled rec-01.example.com with a code that admin made");
    }

    @Test
    void nothing_is_sent_to_another_certificate_than_the_pinned_one() {
        EnrolClient client = new EnrolClient(harbour.front.url(), "00".repeat(32), "REC-01");
        String code = harbour.code("rec-01");
        assertThatThrownBy(() -> client.enrol(code)).isInstanceOf(SecurityException.class);
        assertThat(harbour.front.requests()).isZero();
    }

    @Test
    void a_code_for_a_computer_without_a_plan_says_that_it_brings_nothing_yet() {
        String computer = harbour.quay.id("rec-01").toString();
        assertThat(harbour.admin()
                        .post("/enrolment/codes", "computer", computer)
                        .html()
                        .text())
                .doesNotContain("is not planned");
        harbour.quay.unwanted("rec-01", Slot.SERVER).unwanted("rec-01", Slot.STREAMING);
        Document page =
                harbour.admin().post("/enrolment/codes", "computer", computer).html();
        assertThat(page.text()).contains("Encryption is not planned for rec-01");
        assertThat(page.select("a[href^=/servers/]").text()).contains("Plan the switch");
        Document codes = harbour.admin().get("/enrolment").html();
        assertThat(codes.select("nav [aria-current=page]").text())
                .as("the task it belongs to")
                .isEqualTo("Certificates");
    }

    @Test
    void a_code_is_taken_however_its_letters_are_typed() {
        EnrolClient client = new EnrolClient(harbour.front.url(), harbour.front.pin(), "REC-01");
        client.enrol(harbour.code("rec-01").toUpperCase(Locale.ROOT)).expect(201);
    }

    @Test
    void the_portal_makes_no_key_for_a_computer_that_renews_itself_until_its_code_is_revoked() {
        harbour.enrolled("REC-01");
        String renew = "/certificates/" + newest("rec-01").id() + "/renew";
        Browser.Page refused = harbour.admin().post(renew, "days", "397");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().text()).contains("renews its certificate by itself");
        assertThat(refused.html().select("a[href^=/enrolment?computer=]")).isNotEmpty();
    }

    @Test
    void its_receipt_is_kept_as_evidence() {
        EnrolClient client = harbour.enrolled("REC-01");
        String thumbprint = client.enrolled.get("thumbprint").asText();
        String receipt = """
                {"receipt": "akashi-receipt 1", "verb": "Import", "computer": "REC-01", "at": "%s",
                 "certificates": [{"slot": "SERVER", "thumbprint": "%s", "store": "My", "installed": true,
                 "keyReadable": true, "readers": [], "exportable": false}]}""".formatted(TestPortal.NOW, thumbprint);
        client.receipt(receipt).expect(200);
        assertThat(harbour.quay
                        .site()
                        .evidence()
                        .about(Fact.CERTIFICATE_INSTALLED, harbour.quay.id("rec-01"), Slot.SERVER)
                        .map(Observation::value))
                .contains(true);
        assertThat(client.receipt(receipt.replace("REC-01", "REC-02")).wrongField())
                .isEqualTo("computer");
        assertThat(client.receipt(receipt.replace("\"at\"", "\"clientGroup\": \"any\", \"at\""))
                        .wrongField())
                .as("a computer speaks for no client group")
                .isEqualTo("computer");
    }

    @Test
    void at_two_thirds_of_its_life_the_key_gets_the_next_certificate_and_the_last_stays_linked() {
        EnrolClient client = harbour.enrolled("REC-01");
        Certificate first = newest("rec-01");
        Instant due = Instant.parse(client.enrolled.get("renewAfter").asText());
        Duration life =
                Duration.between(first.validity().notBefore(), first.validity().notAfter());
        assertThat(Duration.between(first.validity().notBefore(), due))
                .isCloseTo(life.multipliedBy(2).dividedBy(3), Duration.ofSeconds(1));

        harbour.portal.clock().set(due.minusSeconds(1));
        assertThat(client.renew().rule()).isEqualTo("NOT_DUE");
        harbour.portal.clock().set(due);
        client.renew().expect(201);
        Certificate second = newest("rec-01");
        assertThat(second.predecessorId()).contains(first.id());
        assertThat(second.subject()).isEqualTo(first.subject());
        assertThat(second.serial()).isNotEqualTo(first.serial());
        assertThat(harbour.admin().get("/audit").text()).contains("Renewed the certificate of rec-01.example.com");

        harbour.portal
                .clock()
                .set(Instant.parse(client.enrolled.get("renewAfter").asText()));
        client.renew().expect(201);
        assertThat(newest("rec-01").predecessorId()).contains(second.id());
    }

    @Test
    void an_answer_that_got_lost_is_given_again_and_nothing_new_is_signed() {
        EnrolClient client = harbour.client("REC-01");
        String code = harbour.code("rec-01");
        String csr = client.csr();
        String thumbprint =
                client.enrol(code, csr).expect(201).body().get("thumbprint").asText();
        assertThat(client.enrol(code, csr).expect(201).body().get("thumbprint").asText())
                .isEqualTo(thumbprint);

        harbour.portal
                .clock()
                .set(Instant.parse(client.enrolled.get("renewAfter").asText()));
        String next = EnrolClient.csr(PrivateKeyBytes.generate(KeyKind.RSA_2048), "REC-01");
        ObjectNode lost = client.renewal(client.nonce(), next, client.key);
        String renewed = client.renew(lost).expect(201).body().get("thumbprint").asText();
        ObjectNode again = client.renewal(client.nonce(), next, client.key);
        assertThat(client.renew(again).expect(201).body().get("thumbprint").asText())
                .isEqualTo(renewed);
        assertThat(harbour.quay.site().certificates()).hasSize(2);
    }

    @Test
    void a_name_that_the_inventory_has_gained_makes_renewal_due_at_once() {
        EnrolClient client = harbour.enrolled("MGMT-01");
        harbour.quay.arrange((db, site) -> db.execute(
                "update computer set public_name = 'vms.example.com' where id = ?", harbour.quay.id("mgmt-01")));
        client.renew().expect(201);
        assertThat(newest("mgmt-01").dnsNames()).contains("vms.example.com");
    }

    @Test
    void without_a_way_to_the_portal_request_and_answer_go_by_file() throws IOException {
        EnrolClient client = harbour.client("REC-02");
        ObjectNode file = EnrolClient.JSON
                .createObjectNode()
                .put("request", "akashi-enrol-request 1")
                .put("computer", "REC-02")
                .put("code", harbour.code("rec-02"))
                .put("csr", client.csr());
        Browser.Page answer = harbour.admin()
                .upload(
                        "/enrolment/file",
                        "request",
                        "request.json",
                        file.toString().getBytes());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("Content-Disposition")).contains("rec-02.example.com_answer.json");
        client.enrolled = EnrolClient.JSON.readTree(answer.bytes());
        assertThat(client.enrolled.get("answer").asText()).isEqualTo(Enrolled.FORMAT);
        assertThat(CertificateReader.readOne(client.file("certificate.cer")).publicKey())
                .isEqualTo(client.key.publicKey());
        Browser.Page wrong =
                harbour.admin().upload("/enrolment/file", "request", "request.json", "{\"a\":1}".getBytes());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().text()).contains("This is not a request file of install.ps1");
    }

    @Test
    void codes_are_listed_with_what_became_of_them_and_never_shown_again() {
        String used = harbour.code("rec-01");
        String waiting = harbour.code("rec-02");
        harbour.client("REC-01").enrol(used).expect(201);
        String list = harbour.admin().get("/enrolment").text();
        assertThat(list).contains("used", "waiting", "by admin").doesNotContain(used, waiting);
        assertThat(harbour.admin().get("/audit").text()).doesNotContain(used, waiting);
        assertThat(harbour.portal
                        .database()
                        .db()
                        .fetch("select * from enrolment")
                        .toString())
                .doesNotContain(used, waiting);

        harbour.portal.clock().advance(Duration.ofHours(73));
        assertThat(harbour.admin().get("/enrolment").text()).contains("expired");
        Browser.Page helpdesk = harbour.portal.as(Access.HELPDESK).get("/enrolment");
        assertThat(helpdesk.status()).isEqualTo(200);
        assertThat(helpdesk.html().select("main form")).isEmpty();
        assertThat(helpdesk.html().select("#file").text())
                .contains("Give the file to an administrator")
                .doesNotContain("Hand the file in here");
    }

    @Test
    void the_code_of_a_form_that_was_sent_twice_is_one_code() {
        String computer = harbour.quay.id("rec-01").toString();
        Browser admin = harbour.admin();
        String act = UUID.randomUUID().toString();
        String one = admin.post("/enrolment/codes", "computer", computer, "act", act)
                .html()
                .selectFirst("#code")
                .text();
        String two = admin.post("/enrolment/codes", "computer", computer, "act", act)
                .html()
                .selectFirst("#code")
                .text();
        assertThat(two).isEqualTo(one).hasSizeGreaterThan(30);
    }

    @Test
    void the_script_knows_the_address_and_the_certificate_to_expect() {
        String script = harbour.admin().get("/enrolment/install.ps1").text();
        assertThat(script)
                .contains("$PORTAL = '" + harbour.front.url() + "'")
                .contains("$PORTAL_PINS = @('" + harbour.front.pin() + "')");
    }
}
