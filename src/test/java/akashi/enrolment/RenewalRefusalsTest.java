package akashi.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Certificate;
import akashi.pki.KeyKind;
import akashi.pki.PrivateKeyBytes;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a key does not renew. */
class RenewalRefusalsTest {

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

    @Test
    void a_renewal_is_only_for_the_key_of_the_present_certificate_and_once() {
        EnrolClient client = harbour.enrolled("REC-01");
        harbour.portal
                .clock()
                .set(Instant.parse(client.enrolled.get("renewAfter").asText()));
        String csr = EnrolClient.csr(OTHER, "REC-01");
        assertThat(client.renew(client.renewal(client.nonce(), csr, OTHER)).wrongField())
                .as("a foreign key")
                .isEqualTo("signature");
        ObjectNode altered = client.renewal(client.nonce(), csr, client.key);
        altered.put("csr", EnrolClient.csr(PrivateKeyBytes.generate(KeyKind.RSA_2048), "REC-01"));
        assertThat(client.renew(altered).wrongField()).as("another request").isEqualTo("signature");
        assertThat(client.renew(client.renewal(client.nonce(), client.csr(), client.key))
                        .rule())
                .as("no new key")
                .isEqualTo("KEY_KNOWN");
        assertThat(client.renew(client.renewal("AAAA", csr, client.key)).wrongField())
                .isEqualTo("nonce");

        ObjectNode good = client.renewal(client.nonce(), csr, client.key);
        client.renew(good).expect(201);
        assertThat(client.renew(good).wrongField()).as("replayed").isEqualTo("nonce");
        PrivateKeyBytes next = PrivateKeyBytes.generate(KeyKind.RSA_2048);
        assertThat(client.renew(client.renewal(client.nonce(), EnrolClient.csr(next, "REC-01"), client.key))
                        .rule())
                .as("the key before")
                .isEqualTo("CERTIFICATE_REPLACED");
        assertThat(harbour.quay.site().certificates().stream()
                        .filter(c -> c.state() == Certificate.State.ISSUED)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_nonce_is_over_after_five_minutes() {
        EnrolClient client = harbour.enrolled("REC-01");
        ObjectNode late = client.renewal(client.nonce(), EnrolClient.csr(OTHER, "REC-01"), client.key);
        harbour.portal.clock().advance(Duration.ofMinutes(5));
        assertThat(client.renew(late).wrongField()).isEqualTo("nonce");
    }

    @Test
    void a_revoked_certificate_and_one_that_has_ended_renew_nothing() {
        EnrolClient revoked = harbour.enrolled("REC-01");
        EnrolClient ended = harbour.enrolled("REC-02");
        harbour.portal
                .clock()
                .set(Instant.parse(revoked.enrolled.get("renewAfter").asText()));
        Certificate certificate = harbour.quay.site().certificates().stream()
                .filter(c -> c.subject().contains("rec-01"))
                .findFirst()
                .orElseThrow();
        harbour.quay.arrange(
                (db, site) -> db.execute("update certificate set state = 'REVOKED' where id = ?", certificate.id()));
        assertThat(revoked.renew().rule()).isEqualTo("CERTIFICATE_REVOKED");
        String receipt = """
                {"receipt": "akashi-receipt 1", "verb": "Check", "computer": "REC-01", "at": "2027-03-01T09:00:00Z"}""";
        assertThat(revoked.receipt(receipt).rule()).isEqualTo("CERTIFICATE_OVER");
        harbour.portal.clock().set(certificate.validity().notAfter());
        assertThat(ended.renew().rule()).isEqualTo("CERTIFICATE_EXPIRED");
    }

    @Test
    void a_certificate_that_no_code_brought_is_not_renewed_by_its_key() {
        EnrolClient client = harbour.enrolled("REC-01");
        Certificate other = harbour.quay.issue("rec-02");
        ((ObjectNode) client.enrolled).put("thumbprint", other.thumbprint().value());
        assertThat(client.renew().wrongField()).isEqualTo("signature");
    }
}
