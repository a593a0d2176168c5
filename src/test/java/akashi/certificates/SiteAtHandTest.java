package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Certificate;
import akashi.core.site.HostName;
import akashi.core.site.SiteData;
import akashi.pki.KeyKind;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.RequestReader;
import akashi.pki.SigningRequest;
import akashi.store.Snapshots;
import akashi.store.Terms;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The site that is at hand after an act says what the database says, although it was not read again. */
class SiteAtHandTest {

    private Quay quay;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(2).wanted().ca();
    }

    @AfterEach
    void close() {
        quay.close();
    }

    @Test
    void after_certificates_were_issued_and_renewed() {
        quay.issue("rec-01");
        quay.issue("rec-02");
        Certificate second = quay.issue("rec-01");
        assertThat(second.predecessorId()).isPresent();
        same();
    }

    @Test
    void after_the_request_of_a_server_was_signed() {
        PrivateKeyBytes key = PrivateKeyBytes.generate(KeyKind.RSA_2048);
        byte[] csr = SigningRequest.pem(key, "rec-01", List.<HostName>of(), List.of())
                .getBytes(StandardCharsets.US_ASCII);
        IssueCertificate wish = new IssueCertificate(quay.id("rec-01"), Set.of(), 397, KeyKind.RSA_2048, false);
        quay.portal.issuing().sign(quay.portal.actor(), new SignRequest(wish, RequestReader.read(csr)), Terms.NONE);
        same();
    }

    @Test
    void after_a_certificate_was_revoked() {
        Certificate certificate = quay.issue("rec-01");
        quay.portal.run(new RevokeCertificate(certificate.id(), RevokeCertificate.Reason.SUPERSEDED));
        assertThat(quay.site().certificate(certificate.id()))
                .hasValueSatisfying(now -> assertThat(now.state()).isEqualTo(Certificate.State.REVOKED));
        same();
    }

    private void same() {
        SiteData read = new Snapshots(quay.portal.database())
                .of(quay.site().site().id())
                .data();
        SiteData atHand = quay.site().data();
        assertThat(sorted(atHand)).isEqualTo(sorted(read));
        assertThat(atHand.site()).isEqualTo(read.site());
    }

    private static List<Certificate> sorted(SiteData data) {
        return data.certificates().stream()
                .sorted(Comparator.comparing(Certificate::id))
                .toList();
    }
}
