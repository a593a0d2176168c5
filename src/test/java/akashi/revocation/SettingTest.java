package akashi.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.certificates.Quay;
import akashi.core.site.Certificate;
import akashi.store.Certificates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The setting that writes the address into certificates: off at first, on only after its consequences were read. */
class SettingTest {

    private static final String PATH = "/settings/revocation";

    @TempDir
    Path folder;

    private static boolean names(Quay quay, Certificate certificate, String text) {
        byte[] der = new Certificates(
                        quay.portal.database().db(), quay.portal.actor().siteId())
                .der(certificate.id())
                .orElseThrow();
        return new String(der, StandardCharsets.ISO_8859_1).contains(text);
    }

    @Test
    void consequences_come_first_and_new_certificates_carry_the_address_afterwards() {
        try (Quay quay = Quay.in(TestPortal.answering(folder.resolve("portal"), TestPortal.NOW), 3)
                .wanted()
                .ca()) {
            Browser admin = quay.admin();
            quay.issue("rec-01");
            quay.portal.clock().advance(Duration.ofMinutes(1));
            Certificate before = quay.issue("rec-01");
            assertThat(names(quay, before, "http://")).as("off at first").isFalse();
            Browser.Page looked = admin.post(PATH + "/check", "host", "CA.example.com:8088", "days", "14");
            assertThat(looked.html().text())
                    .contains("http://ca.example.com:8088", "5 computers", "Windows", "isolated")
                    .as("the newest of each computer")
                    .contains("The one certificate in use stays without");
            Browser.Page unread = admin.post(PATH, "on", "true", "host", "ca.example.com:8088", "days", "14");
            assertThat(unread.status()).as("not read").isEqualTo(422);
            Browser.Page done =
                    admin.post(PATH, "on", "true", "seen", "true", "host", "ca.example.com:8088", "days", "14");
            assertThat(done.status()).isEqualTo(303);
            Certificate after = quay.issue("rec-02");
            String ca = quay.site().authorities().get(0).id().toString();
            assertThat(names(quay, after, "http://ca.example.com:8088/crl/" + ca + ".crl"))
                    .isTrue();
            assertThat(names(quay, after, "http://ca.example.com:8088/ocsp/" + ca))
                    .isTrue();
            assertThat(names(quay, before, "http://")).as("issued before").isFalse();
            assertThat(admin.get("/certificates/" + after.id()).html().text())
                    .contains("http://ca.example.com:8088/crl/", "http://ca.example.com:8088/ocsp/");
            assertThat(admin.get(PATH).html().text()).contains("ca.example.com:8088");
            assertThat(admin.post(PATH, "days", "14").status()).isEqualTo(303);
            assertThat(names(quay, quay.issue("rec-03"), "http://"))
                    .as("off again")
                    .isFalse();
        }
    }

    @Test
    void an_address_at_which_nobody_answers_is_refused_with_the_way_out() {
        try (Quay quay = Quay.withRecorders(1)) {
            Browser.Page refused =
                    quay.admin().post(PATH, "on", "true", "seen", "true", "host", "ca.example.com:8088", "days", "7");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.html().text()).contains("AKASHI_STATUS_PORT");
            assertThat(quay.admin().get(PATH).html().text()).contains("AKASHI_STATUS_PORT");
        }
    }

    @Test
    void an_address_that_leads_every_computer_to_itself_is_warned_of() {
        try (Quay quay = Quay.in(TestPortal.answering(folder.resolve("portal"), TestPortal.NOW), 1)) {
            Browser admin = quay.admin();
            assertThat(admin.post(PATH + "/check", "host", "localhost:8088", "days", "7")
                            .text())
                    .contains("means every computer itself");
            assertThat(admin.post(PATH + "/check", "host", "ca.example.com", "days", "7")
                            .text())
                    .doesNotContain("means every computer itself");
        }
    }

    @Test
    void what_is_no_host_name_is_said_beside_the_field() {
        try (Quay quay = Quay.in(TestPortal.answering(folder.resolve("portal"), TestPortal.NOW), 1)) {
            for (String host : new String[] {"http://x", "a b", "x:0", "x:70000", "-x", "x/y", "a".repeat(300)}) {
                Browser.Page answer = quay.admin().post(PATH + "/check", "host", host, "days", "7");
                assertThat(answer.status()).as(host).isEqualTo(422);
            }
            assertThat(quay.admin()
                            .post(PATH + "/check", "host", "x", "days", "91")
                            .status())
                    .isEqualTo(422);
        }
    }
}
