package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.core.site.Certificate;
import akashi.core.site.Slot;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From an empty site to a certificate and its bundle, as an administrator's browser meets it. */
class IssuingTest {

    @Test
    void an_administrator_makes_a_root_and_issues_a_certificate_that_leaves_as_a_bundle() {
        try (Quay quay = Quay.withRecorders(1).wanted()) {
            Browser admin = quay.admin();
            assertThat(admin.get("/authorities").text()).contains("There is no CA yet");
            assertThat(admin.submit(
                                    "/authorities/new",
                                    "/authorities/new",
                                    "name",
                                    "Quay Root CA",
                                    "key",
                                    "RSA_2048",
                                    "years",
                                    "15")
                            .location())
                    .startsWith("/authorities/");
            UUID mgmt = quay.id("mgmt-01");
            String path = "/certificates/issue?computer=" + mgmt;
            assertThat(admin.get(path).text()).contains("CN=mgmt-01.example.com");
            Browser.Page issued = admin.submit(path, "/certificates/issue", "days", "397", "key", "RSA_2048");
            assertThat(issued.location()).startsWith("/certificates/");
            Certificate certificate = quay.site()
                    .newestFor(quay.site().computer(mgmt).orElseThrow(), Slot.SERVER)
                    .orElseThrow();
            assertThat(certificate.state()).isEqualTo(Certificate.State.ISSUED);
            assertThat(admin.get(issued.location()).text()).contains("What to do next");
            Browser.Page zip = admin.post(
                    "/certificates/bundle",
                    "computer",
                    mgmt.toString(),
                    "profile",
                    "MODERN",
                    "source",
                    "typed",
                    "password",
                    "correct-horse-battery");
            assertThat(zip.status()).isEqualTo(200);
            assertThat(zip.header("Content-Type")).isEqualTo("application/zip");
        }
    }
}
