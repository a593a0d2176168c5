package akashi.training;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.SecurePortal;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.lesson.Lesson;
import akashi.core.lesson.LessonStep;
import akashi.core.lesson.Lessons;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.store.Accounts;
import akashi.store.LessonMarks;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who did all lessons gets a certificate that anybody can check. */
class CompletionPagesTest {

    private static final String PATH = "/learn/completion";
    private static final String FILE = PATH + "/certificate.pem";

    private TestPortal portal;
    private Browser learner;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
        learner = portal.as(Access.TRAINEE);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private void did(List<Lesson> lessons) {
        UUID account = new Accounts(portal.database().db())
                .named("trainee")
                .orElseThrow()
                .id();
        LessonMarks marks = new LessonMarks(portal.database());
        lessons.stream()
                .flatMap(lesson -> lesson.demanding().stream())
                .forEach((LessonStep step) ->
                        marks.tried(account, step, "a", true, portal.clock().instant()));
    }

    private String issued() {
        did(Lessons.ALL);
        assertThat(learner.post(PATH).status()).isEqualTo(303);
        return learner.get(FILE).text();
    }

    private Document checked(String pem) {
        Browser.Page page = learner.post(PATH + "/check", "pem", pem);
        assertThat(page.status()).isEqualTo(200);
        return page.html();
    }

    private static void verify(String pem, TestPortal portal) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> all =
                factory.generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII))).stream()
                        .map(X509Certificate.class::cast)
                        .toList();
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(all.get(all.size() - 1), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(portal.clock().instant().plusSeconds(60)));
        CertPathValidator.getInstance("PKIX")
                .validate(factory.generateCertPath(all.subList(0, all.size() - 1)), parameters);
        assertThat(all.get(0).getSubjectX500Principal().getName())
                .isEqualTo("CN=trainee,OU=Certificate of completion,O=Training 演習");
        assertThat(all.get(0).getExtendedKeyUsage()).isNull();
        assertThat(all.get(0).getSubjectAlternativeNames()).isNull();
        assertThat(all.get(0).getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void it_names_the_address_that_was_set_and_not_the_one_that_a_browser_came_by(@TempDir Path home) {
        portal.close();
        portal = SecurePortal.called(home, URI.create("https://akashi.site.example/"), TestPortal.NOW);
        learner = portal.as(Access.TRAINEE).with("Sec-Fetch-Site", "same-origin");
        issued();
        assertThat(learner.get(PATH).html().select("#checked-at").text())
                .contains("https://akashi.site.example/learn/completion/check")
                .doesNotContain("127.0.0.1");
    }

    @Test
    void a_private_key_that_was_pasted_is_refused_and_does_not_come_back() {
        String key = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n-----END PRIVATE KEY-----\n";
        for (String pasted : List.of(key, issued() + key, "MIIEvQIBADANBgkq")) {
            Browser.Page page = learner.post(PATH + "/check", "pem", pasted);
            assertThat(page.status()).isEqualTo(422);
            assertThat(page.text()).doesNotContain("MIIEvQIBADANBgkq");
            assertThat(page.html().select("#e-pem").text())
                    .contains(pasted.contains("KEY") ? "private key" : "not a certificate");
        }
    }

    @Test
    void before_all_lessons_are_done_it_is_refused_and_the_page_says_which_are_open() {
        did(Lessons.ALL.subList(0, 12));
        Document page = learner.get(PATH).html();
        assertThat(page.select("#issue")).isEmpty();
        assertThat(page.select(".open-lessons li")).hasSize(2);
        Browser.Page refused = learner.post(PATH);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("2 lessons are still open");
        assertThat(learner.get(FILE).status()).isEqualTo(404);
    }

    @Test
    void the_certificate_of_a_lab_ca_is_real_and_holds_against_its_chain() throws GeneralSecurityException {
        String pem = issued();
        verify(pem, portal);
        ParsedCertificate leaf = CertificateReader.readAll(pem.getBytes(StandardCharsets.US_ASCII))
                .get(0);
        String page = learner.get(PATH).html().select(".completion").text();
        assertThat(page).contains("trainee", leaf.serial(), leaf.thumbprint().value(), "all 14 lessons");
        assertThat(learner.get(PATH).html().select("#checked-at").text())
                .containsPattern("http://[^ ]+:[0-9]+/learn/completion/check");
        assertThat(portal.admin().get("/learn/progress").html().select("#of-trainee .certificate time"))
                .hasSize(1);
        assertThat(leaf.validity().days()).isLessThanOrEqualTo(120);
        assertThat(portal.admin().get("/audit").text()).contains("Issued the certificate of completion for trainee");
    }

    @Test
    void the_ca_of_the_own_site_signs_and_the_certificate_outlives_the_site() throws GeneralSecurityException {
        learner.post("/training/enter", "to", "/");
        Browser.Page made = learner.submit(
                "/authorities/new",
                "/authorities/new",
                "shape",
                "ALONE",
                "name",
                "Mine",
                "key",
                "RSA_2048",
                "years",
                "10");
        assertThat(made.status()).as(made.text()).isEqualTo(303);
        String pem = issued();
        verify(pem, portal);
        assertThat(learner.get(PATH).html().select(".completion").text()).contains("Mine");
        assertThat(learner.post("/training/reset", "sure", "true").status()).isEqualTo(303);
        assertThat(learner.get(FILE).text()).isEqualTo(pem);
        assertThat(checked(pem).select("#said h2").text()).startsWith("Genuine");
    }

    @Test
    void it_is_issued_once() {
        String first = issued();
        assertThat(learner.get(PATH).html().select("#issue")).isEmpty();
        Browser.Page again = learner.post(PATH);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("issued once only");
        assertThat(learner.get(FILE).text()).isEqualTo(first);
    }

    @Test
    void the_right_one_is_confirmed_with_whom_and_when_also_after_its_days() {
        String pem = issued();
        Document said = checked(pem);
        assertThat(said.select("#said h2").text()).isEqualTo("Genuine: trainee has done all lessons here");
        assertThat(said.select("#whom").text()).isEqualTo("trainee");
        assertThat(said.select("#when").text()).contains("2027-03-01");
        assertThat(said.select("#signature, #chain").text()).doesNotContain("does not hold");
        assertThat(said.select("#days").text()).startsWith("It is within");
        portal.clock().advance(Duration.ofDays(200));
        learner = portal.as(Access.HELPDESK);
        Document later = checked(pem);
        assertThat(later.select("#said h2").text()).startsWith("Genuine");
        assertThat(later.select("#days").text()).startsWith("Today is outside");
    }

    @Test
    void one_altered_byte_breaks_the_signature() {
        String pem = issued();
        byte[] der = CertificateReader.readAll(pem.getBytes(StandardCharsets.US_ASCII))
                .get(0)
                .der()
                .toArray();
        byte[] name = "trainee".getBytes(StandardCharsets.US_ASCII);
        int at = new String(der, StandardCharsets.ISO_8859_1).lastIndexOf("trainee");
        der[at + name.length - 1] ^= 1;
        Document said = checked(pem(der));
        assertThat(said.select("#said h2").text()).isEqualTo("Not genuine: it was altered");
        assertThat(said.select("#signature").text()).startsWith("It does not hold");
        assertThat(said.select("#whom").text()).isEqualTo("trainee");
    }

    private static String pem(byte[] der) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END CERTIFICATE-----\n";
    }

    @Test
    void that_of_another_portal_is_foreign() {
        String pem = issued();
        try (TestPortal other = TestPortal.start()) {
            Document said =
                    other.as(Access.TRAINEE).post(PATH + "/check", "pem", pem).html();
            assertThat(said.select("#said h2").text()).isEqualTo("Not issued here");
            assertThat(said.select("#whom, #signature")).isEmpty();
        }
    }

    @Test
    void what_is_no_certificate_gets_a_sentence_at_the_field() {
        for (String garbage : List.of(
                "",
                "hello",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----\nAAAA",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
                "x".repeat(70_000))) {
            Browser.Page page = learner.post(PATH + "/check", "pem", garbage);
            assertThat(page.status()).as(garbage).isEqualTo(422);
            assertThat(page.html().select("#e-pem").text()).as(garbage).isNotBlank();
            assertThat(page.html().select("#said")).isEmpty();
        }
    }
}
