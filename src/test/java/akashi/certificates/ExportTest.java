package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.core.site.Slot;
import akashi.pki.Password;
import akashi.pki.PfxReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One certificate as a file, with its key and without, and what becomes of the key then. */
class ExportTest {

    private static final String PASSWORD = "correct-horse-battery";

    private Quay quay;
    private Certificate certificate;
    private String path;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(1).ca().wanted();
        certificate = quay.issue("rec-01");
        path = "/certificates/" + certificate.id();
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private Certificate now() {
        return quay.site().certificate(certificate.id()).orElseThrow();
    }

    private void forgetDue() {
        new KeyForgetting(quay.portal.database(), quay.portal.acts(), quay.portal.clock()).forget();
    }

    static Stream<Arguments> publicFiles() {
        return Stream.of(
                arguments("certificate.cer", ".cer"),
                arguments("chain.pem", ".chain.pem"),
                arguments("chain.p7b", ".p7b"),
                arguments("truststore.p12", "_truststore.p12"),
                arguments("truststore.jks", "_truststore.jks"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("publicFiles")
    void a_file_without_a_key_is_named_by_computer_slots_and_serial(String file, String end) {
        Browser.Page page = quay.portal.as(Access.HELPDESK).get(path + "/" + file);
        assertThat(page.status()).isEqualTo(200);
        String last = certificate.serial().substring(certificate.serial().length() - 8);
        assertThat(page.header("Content-Disposition"))
                .contains("\"rec-01.example.com_server-streaming_" + last + end + "\"");
        assertThat(new String(page.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("PRIVATE KEY");
    }

    @Test
    void a_pfx_with_a_chosen_password_opens_with_it() {
        Browser.Page file = quay.admin().post(path + "/export", "form", "PFX_MODERN", "password", PASSWORD);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Disposition")).contains(".pfx");
        assertThat(PfxReader.read(file.bytes(), Password.of(PASSWORD))
                        .certificate()
                        .serial())
                .isEqualTo(certificate.serial());
        assertThat(quay.admin().get("/audit").text()).contains("Exported the certificate of rec-01.example.com");
        assertThat(quay.admin().get("/audit").text()).doesNotContain(PASSWORD);
    }

    @Test
    void a_made_password_is_shown_once_and_the_file_is_downloaded_once() {
        Browser admin = quay.admin();
        Browser.Page ready = admin.post(path + "/export", "form", "PFX_COMPATIBLE");
        String made = ready.html().select("#shown").attr("value");
        assertThat(made).hasSize(35);
        assertThat(ready.text()).contains("If Windows says that the password is wrong");
        String id = ready.hidden("/certificates/bundle/download").get("file");
        Browser.Page file = admin.post("/certificates/bundle/download", "file", id);
        assertThat(PfxReader.read(file.bytes(), Password.of(made)).others()).hasSize(1);
        assertThat(admin.post("/certificates/bundle/download", "file", id).status())
                .isEqualTo(409);
    }

    @Test
    void the_form_for_the_windows_of_the_computer_is_chosen_already() {
        assertThat(quay.admin()
                        .get(path)
                        .html()
                        .select("input[name=form][checked]")
                        .attr("value"))
                .isEqualTo("PFX_COMPATIBLE");
    }

    @Test
    void a_key_in_clear_leaves_only_after_somebody_said_that_they_know() {
        assertThat(quay.admin().post(path + "/export", "form", "PEM_CLEAR").status())
                .isEqualTo(422);
        Browser.Page file = quay.admin().post(path + "/export", "form", "PEM_CLEAR", "clear", "true");
        assertThat(file.text()).startsWith("-----BEGIN PRIVATE KEY-----").contains("BEGIN CERTIFICATE");
        assertThat(quay.admin()
                        .post(path + "/export", "form", "PEM", "password", PASSWORD)
                        .text())
                .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
    }

    @Test
    void a_short_password_is_refused_with_a_sentence() {
        assertThat(quay.admin()
                        .post(path + "/export", "form", "PEM", "password", "short")
                        .text())
                .contains("Choose at least 12 characters");
    }

    @Test
    void nothing_leaves_with_its_key_where_the_plan_does_not_hold() {
        quay.unwanted("rec-01", Slot.SERVER);
        assertThat(quay.admin()
                        .post(path + "/export", "form", "PFX_MODERN", "password", PASSWORD)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void the_helpdesk_gets_no_key() {
        Browser helpdesk = quay.portal.as(Access.HELPDESK);
        assertThat(helpdesk.post(path + "/export", "form", "PEM_CLEAR", "clear", "true")
                        .status())
                .isEqualTo(403);
        assertThat(helpdesk.get(path).html().select("form[action$=export]")).isEmpty();
    }

    @Test
    void an_exported_key_stays_unless_a_rule_says_otherwise() {
        quay.admin().post(path + "/export", "form", "PEM", "password", PASSWORD);
        quay.portal.clock().advance(Duration.ofDays(400));
        forgetDue();
        assertThat(now().keyKept()).isTrue();
    }

    @Test
    void a_site_that_forgets_does_so_an_hour_after_the_export() {
        assertThat(quay.admin().post("/certificates/keys", "rule", "FORGET").status())
                .isEqualTo(303);
        forgetDue();
        assertThat(now().keyKept()).as("it has not left yet").isTrue();
        quay.admin().post(path + "/export", "form", "PEM", "password", PASSWORD);
        forgetDue();
        assertThat(now().keyKept()).as("a broken download can be made again").isTrue();
        quay.portal.clock().advance(Duration.ofMinutes(61));
        forgetDue();
        assertThat(now().keyKept()).isFalse();
        assertThat(quay.admin().get("/audit").text()).contains("Forgot the private key of");
        assertThat(quay.admin()
                        .post(path + "/export", "form", "PEM", "password", PASSWORD)
                        .status())
                .isEqualTo(409);
    }

    @Test
    void a_certificate_has_a_rule_of_its_own_before_that_of_the_site() {
        quay.admin().post("/certificates/keys", "rule", "FORGET");
        assertThat(quay.admin().post(path + "/key-rule", "rule", "KEEP").status())
                .isEqualTo(303);
        quay.admin().post(path + "/export", "form", "PEM", "password", PASSWORD);
        quay.portal.clock().advance(Duration.ofHours(2));
        forgetDue();
        assertThat(now().keyKept()).isTrue();
    }

    @Test
    void a_key_is_forgotten_at_once_where_somebody_is_sure() {
        assertThat(quay.admin().post(path + "/forget-key").status()).isEqualTo(422);
        assertThat(quay.admin().post(path + "/forget-key", "sure", "true").status())
                .isEqualTo(303);
        assertThat(now().keyKept()).isFalse();
    }
}
