package akashi.proof;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.certificates.Quay;
import akashi.core.site.Certificate;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * nginx as a verifier: it fetches pages from recorders over TLS, knows the revocation list, and says "bad gateway" where
 * it does not accept a certificate. And nginx as a server that hands the portal's OCSP answer along.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NginxVerifiesTest {

    @TempDir
    static Path folder;

    private Quay quay;
    private RealServer good;
    private RealServer revoked;

    @BeforeAll
    void start() throws IOException {
        quay = Quay.in(TestPortal.answering(folder.resolve("portal"), Instant.now()), 2)
                .wanted()
                .ca();
        Certificate kept = quay.issue("rec-01");
        Certificate lost = quay.issue("rec-02");
        for (Certificate each : new Certificate[] {kept, lost}) {
            String pem = exported(each);
            Files.writeString(file(each, "key"), pem.substring(0, pem.indexOf("-----BEGIN CERTIFICATE")));
            Files.writeString(file(each, "pem"), pem.substring(pem.indexOf("-----BEGIN CERTIFICATE")));
        }
        String revoke = "/certificates/" + lost.id() + "/revoke";
        assertThat(quay.admin()
                        .submit(revoke, revoke, "reason", "KEY_COMPROMISE", "seen", "true")
                        .status())
                .isEqualTo(303);
        String ca = "/authorities/" + quay.authority("Quay Root CA").id();
        Files.write(
                folder.resolve("ca.pem"),
                quay.admin().get(ca + "/root-authority-public.pem").bytes());
        fetchList();
        good = RealServer.nginx(folder.resolve("good"), shows(kept) + stapled(kept));
        revoked = RealServer.nginx(folder.resolve("revoked"), shows(lost));
    }

    @AfterAll
    void stop() {
        good.close();
        revoked.close();
        quay.close();
    }

    private String exported(Certificate certificate) {
        Browser.Page file = quay.admin()
                .post("/certificates/" + certificate.id() + "/export", "form", "PEM_CLEAR", "clear", "true");
        assertThat(file.status()).isEqualTo(200);
        return file.text();
    }

    private Path file(Certificate certificate, String kind) {
        return folder.resolve(certificate.id() + "." + kind);
    }

    private String status(String path) {
        return "http://" + quay.portal.statusHost() + path
                + quay.authority("Quay Root CA").id();
    }

    private void fetchList() throws IOException {
        try {
            byte[] der = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(status("/crl/") + ".crl"))
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .body();
            Files.write(folder.resolve("list.crl"), der);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        String list = folder.resolve("list.crl").toString();
        Files.writeString(folder.resolve("list.pem"), Program.must("openssl", "crl", "-inform", "DER", "-in", list));
    }

    private String shows(Certificate certificate) {
        return """
                ssl_certificate %s;
                ssl_certificate_key %s;
                root %s;
                """.formatted(file(certificate, "pem"), file(certificate, "key"), folder.resolve("good"));
    }

    /** The answer is fetched beforehand, as servers do that may not ask by themselves. */
    private String stapled(Certificate certificate) {
        String answer = folder.resolve("answer.der").toString();
        String ca = folder.resolve("ca.pem").toString();
        Program.must(
                "openssl",
                "ocsp",
                "-issuer",
                ca,
                "-cert",
                file(certificate, "pem").toString(),
                "-url",
                status("/ocsp/"),
                "-CAfile",
                ca,
                "-no_nonce",
                "-respout",
                answer);
        return "ssl_stapling on; ssl_stapling_verify on; ssl_trusted_certificate " + ca + "; ssl_stapling_file "
                + answer + ";\n";
    }

    /** What nginx answers when it fetches a page from the server under this name. */
    private int fetched(String name, RealServer from) {
        String verifies = """
                ssl_certificate %1$s;
                ssl_certificate_key %2$s;
                location / {
                  proxy_pass https://127.0.0.1:%3$d;
                  proxy_ssl_name %4$s;
                  proxy_ssl_verify on;
                  proxy_ssl_trusted_certificate %5$s;
                  proxy_ssl_crl %6$s;
                }
                """.formatted(
                        folder.resolve("front.pem"),
                        folder.resolve("front.key"),
                        from.port(),
                        name,
                        folder.resolve("ca.pem"),
                        folder.resolve("list.pem"));
        frontCertificate();
        try (RealServer front = RealServer.nginx(folder.resolve("front"), verifies)) {
            String code = Program.must(
                    "curl", "-sk", "-o", "/dev/null", "-w", "%{http_code}", "https://127.0.0.1:" + front.port() + "/");
            return Integer.parseInt(code.strip());
        }
    }

    /** What nginx itself shows here does not matter. */
    private void frontCertificate() {
        Program.must(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=front",
                "-keyout",
                folder.resolve("front.key").toString(),
                "-out",
                folder.resolve("front.pem").toString());
    }

    @Test
    void it_accepts_what_no_list_names() {
        assertThat(fetched("rec-01.example.com", good)).isEqualTo(200);
    }

    @Test
    void it_refuses_what_is_revoked() throws IOException {
        assertThat(fetched("rec-02.example.com", revoked)).isEqualTo(502);
        assertThat(Files.readString(folder.resolve("front/said.log"), US_ASCII)).contains("certificate revoked");
    }

    @Test
    void it_refuses_another_name() throws IOException {
        assertThat(fetched("rec-09.example.com", good)).isEqualTo(502);
        assertThat(Files.readString(folder.resolve("front/said.log"), US_ASCII)).contains("does not match");
    }

    @Test
    void it_hands_the_portals_ocsp_answer_along() {
        String said = Program.must(
                "openssl",
                "s_client",
                "-status",
                "-connect",
                "127.0.0.1:" + good.port(),
                "-servername",
                "rec-01.example.com",
                "-CAfile",
                folder.resolve("ca.pem").toString());
        assertThat(said).contains("OCSP Response Status: successful", "Cert Status: good", "Verify return code: 0");
    }
}
