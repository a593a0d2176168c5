package akashi.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.Browser;
import akashi.SecurePortal;
import akashi.TestPortal;
import akashi.core.site.Authority;
import akashi.pki.ParsedCertificate;
import akashi.pki.Password;
import akashi.pki.PeerTrust;
import akashi.vault.Protection;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a portal shows that speaks HTTPS, to real connections. */
class HttpsServingTest {

    private static final String GET = "GET /sign-in HTTP/1.1\r\nHost: localhost";

    @TempDir
    private Path home;

    private static TestPortal portal(Path home) {
        return SecurePortal.on(home, "127.0.0.1", Instant.now());
    }

    @Test
    void without_a_ca_a_self_signed_certificate_of_this_computer_serves_and_stays() throws IOException {
        String first;
        try (TestPortal portal = portal(home);
                SSLSocket socket = Harbourmaster.pinned(portal)) {
            first = portal.sha256().orElseThrow();
            ParsedCertificate shown = Harbourmaster.chain(socket).get(0);
            assertThat(shown.sha256()).isEqualTo(first);
            assertThat(shown.selfSigned()).isTrue();
            assertThat(shown.dnsNames()).contains("localhost");
            assertThat(Names.of(shown).texts()).contains("127.0.0.1");
            assertThat(Harbourmaster.shown(portal).text()).contains(first, "Nobody vouches");
            assertThat(Files.getPosixFilePermissions(home.resolve(SelfSignedFile.NAME)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
        try (TestPortal again = portal(home)) {
            assertThat(again.sha256()).contains(first);
        }
    }

    @Test
    void nobody_else_is_trusted_by_it() {
        try (TestPortal portal = portal(home)) {
            Browser stranger = new Browser(
                    portal.address(),
                    PeerTrust.of(List.of(), Set.of("00".repeat(32))).client());
            assertThatThrownBy(() -> stranger.get("/sign-in"))
                    .hasRootCauseInstanceOf(java.security.cert.CertificateException.class);
        }
    }

    @Test
    void answers_over_https_insist_on_it_and_their_cookies_are_bound_to_it() {
        try (TestPortal portal = portal(home)) {
            Browser.Page page = portal.browser().get("/sign-in?lang=ja");
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.header("Strict-Transport-Security")).isEqualTo("max-age=31536000");
            assertThat(page.header("Set-Cookie"))
                    .startsWith("__Host-akashi_lang=")
                    .contains("Path=/", "Secure", "HttpOnly", "SameSite=Lax")
                    .doesNotContain("Domain");
            Browser.Page signedIn = portal.browser()
                    .submit("/sign-in", "/sign-in", "username", "admin", "password", TestPortal.PASSWORD);
            assertThat(signedIn.status()).isEqualTo(303);
            assertThat(signedIn.response().headers().allValues("Set-Cookie"))
                    .anyMatch(cookie -> cookie.startsWith("__Host-akashi_session="));
            assertThat(portal.browser().get("/nowhere").header("Strict-Transport-Security"))
                    .isNotEmpty();
        }
    }

    @Test
    void a_cookie_that_was_set_over_plain_http_counts_for_nothing_there() {
        try (TestPortal portal = portal(home)) {
            Browser.Page signedIn = portal.browser()
                    .submit("/sign-in", "/sign-in", "username", "admin", "password", TestPortal.PASSWORD);
            String token = signedIn.response().headers().allValues("Set-Cookie").stream()
                    .filter(cookie -> cookie.startsWith("__Host-akashi_session="))
                    .map(cookie -> cookie.replaceAll("^[^=]*=|;.*", ""))
                    .findFirst()
                    .orElseThrow();
            Browser bound = portal.browser().with("Cookie", "__Host-akashi_session=" + token);
            assertThat(bound.get("/account").status()).isEqualTo(200);
            Browser unbound = portal.browser().with("Cookie", "akashi_session=" + token);
            assertThat(unbound.get("/account").status()).isEqualTo(303);
        }
    }

    @Test
    void over_plain_http_nothing_insists_on_https() {
        try (TestPortal portal = TestPortal.start()) {
            Browser.Page page = portal.browser().get("/sign-in");
            assertThat(page.header("Strict-Transport-Security")).isEmpty();
            assertThat(portal.sha256()).isEmpty();
            assertThat(Harbourmaster.shown(portal).text()).contains("speaks plain HTTP", "No certificate is kept yet");
        }
    }

    @Test
    void who_comes_over_plain_http_is_sent_to_https_and_nothing_is_done() throws IOException {
        try (TestPortal portal = portal(home)) {
            int port = portal.address().getPort();
            try (Socket plain = new Socket("127.0.0.1", port)) {
                String answer = Harbourmaster.ask(plain, "GET /sign-in?lang=en HTTP/1.1\r\nHost: 127.0.0.1:" + port);
                assertThat(answer)
                        .startsWith("HTTP/1.1 308")
                        .contains("Location: https://127.0.0.1:" + port + "/sign-in?lang=en", "HTTPS only")
                        .doesNotContain("Strict-Transport-Security");
            }
            try (Socket plain = new Socket("127.0.0.1", port)) {
                String answer = Harbourmaster.ask(
                        plain, "POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nContent-Length: 0");
                assertThat(answer).startsWith("HTTP/1.1 403").contains("Nothing was done");
            }
            try (Socket plain = new Socket("127.0.0.1", port)) {
                String answer = Harbourmaster.ask(plain, "GET / HTTP/1.1\r\nHost: a b<script>");
                assertThat(answer).doesNotContain("Location", "a b<script");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/site", "/metrics", "/calendar/abc.ics", "/sign-in HTTP/1.1\r\nAuthorization: Bearer abc"
            })
    void a_program_that_comes_over_plain_http_is_not_carried_on(String asked) throws IOException {
        try (TestPortal portal = portal(home)) {
            int port = portal.address().getPort();
            String line = asked.contains(" ") ? asked : asked + " HTTP/1.1";
            try (Socket plain = new Socket("127.0.0.1", port)) {
                assertThat(Harbourmaster.ask(plain, "GET " + line + "\r\nHost: 127.0.0.1:" + port))
                        .startsWith("HTTP/1.1 403")
                        .doesNotContain("Location");
            }
        }
    }

    @Test
    void a_certificate_of_the_ca_is_shown_at_once_while_open_connections_go_on() throws IOException {
        try (TestPortal portal = portal(home)) {
            Authority root = Harbourmaster.root(portal);
            try (SSLSocket before = Harbourmaster.pinned(portal)) {
                assertThat(Harbourmaster.ask(before, GET)).startsWith("HTTP/1.1 200");
                String old = portal.sha256().orElseThrow();
                assertThat(Harbourmaster.make(portal, root, "localhost, portal.site.example, 127.0.0.1")
                                .status())
                        .isEqualTo(303);
                assertThat(portal.sha256().orElseThrow()).isNotEqualTo(old);
                assertThat(Harbourmaster.ask(before, GET)).startsWith("HTTP/1.1 200");
                assertThat(Harbourmaster.chain(before).get(0).sha256()).isEqualTo(old);
            }
            ParsedCertificate authority = Harbourmaster.certificate(portal, root);
            try (SSLSocket after = Harbourmaster.byRoot(portal, authority, "portal.site.example")) {
                assertThat(Harbourmaster.ask(after, GET)).startsWith("HTTP/1.1 200");
                ParsedCertificate shown = Harbourmaster.chain(after).get(0);
                assertThat(shown.sha256()).isEqualTo(portal.sha256().orElseThrow());
                assertThat(shown.dnsNames()).containsExactly("localhost", "portal.site.example");
                assertThat(after.getSession().getProtocol()).isEqualTo("TLSv1.3");
            }
            assertThatThrownBy(() -> Harbourmaster.byRoot(portal, authority, "other.site.example"))
                    .isInstanceOf(SSLException.class);
            String page = Harbourmaster.shown(portal).text();
            assertThat(page)
                    .contains(
                            "a CA of the site",
                            "Nothing is wrong with it",
                            portal.sha256().orElseThrow());
            assertThat(portal.admin().get("/audit").text())
                    .contains("Harbour Root signed a certificate for the portal itself");
        }
        try (TestPortal again = portal(home)) {
            assertThat(Harbourmaster.shown(again).text()).contains("a CA of the site");
        }
    }

    @Test
    void while_keys_are_locked_the_self_signed_one_serves_and_nobody_is_shut_out() {
        String passphrase = "a passphrase of some length";
        Instant now = Instant.now();
        try (TestPortal first = SecurePortal.under(home, Protection.by(Password.of(passphrase)), now)) {
            Harbourmaster.make(first, Harbourmaster.root(first), "localhost");
            assertThat(first.browser().get("/sign-in").header("Strict-Transport-Security"))
                    .isNotEmpty();
        }
        try (TestPortal locked = SecurePortal.under(home, Protection.by(home.resolve("akashi.key")), now)) {
            Browser.Page page = Harbourmaster.shown(locked);
            assertThat(page.text()).contains("self-signed", "is not shown, since private keys wait", "HSTS");
            assertThat(page.header("Strict-Transport-Security")).isEmpty();
            String self = locked.sha256().orElseThrow();
            assertThat(locked.admin()
                            .submit("/unlock", "/unlock", "passphrase", passphrase)
                            .status())
                    .isEqualTo(303);
            assertThat(locked.sha256().orElseThrow()).isNotEqualTo(self);
            assertThat(Harbourmaster.shown(locked).text()).contains("a CA of the site");
        }
    }
}
