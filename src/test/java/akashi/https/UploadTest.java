package akashi.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.SecurePortal;
import akashi.TestPortal;
import akashi.pki.AuthorityChain;
import akashi.pki.KeyFiles;
import akashi.pki.KeyKind;
import akashi.pki.Papers;
import akashi.pki.Password;
import akashi.pki.PfxFile;
import akashi.pki.PfxProfile;
import akashi.pki.PrivateKeyBytes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates that were made elsewhere for the portal: taken when good, refused aloud when not. */
class UploadTest {

    private static final String WORD = "a-long-enough-word-1";

    @TempDir
    private Path home;

    private TestPortal portal;

    @BeforeEach
    void start() {
        portal = SecurePortal.called(home, URI.create("https://rec-01.site.example"), Instant.now());
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private Browser.Page hand(Map<String, byte[]> files, String password) {
        return portal.admin().uploads("/settings/https/upload", "files", files, "password", password);
    }

    private static byte[] pem(Papers papers) {
        return KeyFiles.clearPem(
                papers.key(),
                Stream.concat(Stream.of(papers.leaf()), papers.sent().stream()).toList());
    }

    @Test
    void a_pem_file_with_key_and_chain_is_taken_and_shown() throws java.io.IOException {
        Papers good = Papers.of("good");
        assertThat(hand(Map.of("all.pem", pem(good)), "").status()).isEqualTo(303);
        assertThat(portal.sha256()).contains(good.leaf().sha256());
        try (var socket = Harbourmaster.pinned(portal)) {
            assertThat(Harbourmaster.chain(socket))
                    .extracting(each -> each.sha256())
                    .containsExactly(good.leaf().sha256(), good.sent().get(0).sha256());
        }
        assertThat(Harbourmaster.shown(portal).text()).contains("elsewhere, handed in", "Nobody renews it by itself");
        assertThat(portal.admin().get("/audit").text()).contains("Took a certificate made elsewhere for the portal");
        SecurePortal.look(portal);
        assertThat(portal.sha256()).contains(good.leaf().sha256());
    }

    @Test
    void certificate_and_encrypted_key_in_two_files_are_taken() {
        Papers good = Papers.of("good");
        byte[] key = KeyFiles.pem(good.key(), Password.of(WORD), List.of());
        byte[] certificate = good.leaf().pem().getBytes(StandardCharsets.US_ASCII);
        assertThat(hand(Map.of("a.key", key, "b.crt", certificate), WORD).status())
                .isEqualTo(303);
        assertThat(portal.sha256()).contains(good.leaf().sha256());
    }

    @Test
    void a_pfx_file_is_taken_and_its_key_is_nowhere_in_the_clear() {
        Papers good = Papers.of("good");
        byte[] pfx = new PfxFile("portal", good.key(), good.leaf(), new AuthorityChain(good.sent()))
                .encode(PfxProfile.MODERN, Password.of(WORD));
        Browser.Page wrong = hand(Map.of("portal.pfx", pfx), "not the word at all");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.html().select("#e-password").text()).isNotEmpty();
        assertThat(hand(Map.of("portal.pfx", pfx), WORD).status()).isEqualTo(303);
        assertThat(portal.sha256()).contains(good.leaf().sha256());
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("expired", "It ended on"),
                arguments("not yet valid", "It is not valid before"),
                arguments("wrong host", "cover none by which this portal is reached"),
                arguments("common name only", "cover none by which this portal is reached"),
                arguments("wrong usage", "serverAuth is missing"),
                arguments("weak key", "is too weak"),
                arguments("weak signature", "can be forged"));
    }

    @ParameterizedTest(name = "{0} is refused: {1}")
    @MethodSource("bad")
    void a_bad_one_is_refused_with_its_reason(String what, String said) {
        String before = portal.sha256().orElseThrow();
        Browser.Page answer = hand(Map.of("all.pem", pem(Papers.of(what))), "");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#e-files").text()).contains(said);
        assertThat(portal.sha256()).contains(before);
    }

    @Test
    void files_that_do_not_belong_together_are_refused() {
        Papers good = Papers.of("good");
        PrivateKeyBytes other = PrivateKeyBytes.generate(KeyKind.EC_P256);
        assertThat(said(Map.of("all.pem", KeyFiles.clearPem(other, List.of(good.leaf())))))
                .contains("belongs to none of these certificates");
        assertThat(said(Map.of("one.pem", good.leaf().pem().getBytes(StandardCharsets.US_ASCII))))
                .contains("no private key");
        assertThat(said(Map.of("one.key", KeyFiles.clearPem(good.key(), List.of()))))
                .contains("no certificate");
        assertThat(said(Map.of("one.pem", "nothing of the kind".getBytes(StandardCharsets.US_ASCII))))
                .isNotEmpty();
        assertThat(said(Map.of("empty.pem", new byte[0]))).contains("Choose a file");
    }

    private String said(Map<String, byte[]> files) {
        Browser.Page answer = hand(files, "");
        assertThat(answer.status()).isEqualTo(422);
        return answer.html().select("#e-files").text();
    }
}
