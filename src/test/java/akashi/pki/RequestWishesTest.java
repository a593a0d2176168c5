package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.text.Message;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that OpenSSL made: what else they ask for, keys that no server can use, and how Windows writes text. */
class RequestWishesTest {

    @TempDir
    private Path folder;

    private byte[] request(String key, String... more) throws IOException {
        List<String> line =
                new ArrayList<>(List.of("openssl", "req", "-new", "-nodes", "-keyout", "k", "-out", "r.csr"));
        line.addAll(List.of("-subj", "/CN=rec-01", "-newkey"));
        line.addAll(List.of(key.split(" ")));
        for (String extension : more) {
            line.addAll(List.of("-addext", extension));
        }
        Tools.run(folder, line.toArray(String[]::new));
        return Files.readAllBytes(folder.resolve("r.csr"));
    }

    private static FieldError refusal(byte[] request) {
        return catchThrowableOfType(Fault.BadInput.class, () -> RequestReader.read(request))
                .errors()
                .get(0);
    }

    static Stream<Arguments> keys() {
        return Stream.of(
                arguments("a curve that is not P-256", "ec -pkeyopt ec_paramgen_curve:P-384", "csr-curve", "secp384r1"),
                arguments("a curve of money", "ec -pkeyopt ec_paramgen_curve:secp256k1", "csr-curve", "secp256k1"),
                arguments("an Ed25519 key", "ed25519", "csr-kind", "ED25519"),
                arguments("an RSA key that is short", "rsa:1024", "csr-key", "RSA 1024"));
    }

    @ParameterizedTest(name = "{0} is refused by name when the request is read")
    @MethodSource("keys")
    void keys_that_no_server_can_use(String what, String key, String sentence, String named) throws IOException {
        FieldError refused = refusal(request(key));
        assertThat(refused.field()).isEqualTo("csr");
        assertThat(refused.message().key()).isEqualTo("pki.read." + sentence);
        assertThat(refused.message().args().get(0).toString()).isEqualToIgnoringCase(named);
    }

    static Stream<Arguments> authorities() {
        return Stream.of(
                arguments("CA:TRUE", "basicConstraints=critical,CA:TRUE"),
                arguments("signing certificates", "keyUsage=keyCertSign"),
                arguments("signing lists", "keyUsage=digitalSignature,cRLSign"));
    }

    @ParameterizedTest(name = "a request that asks for {0} is refused")
    @MethodSource("authorities")
    void nobody_becomes_an_authority_by_a_request(String what, String extension) throws IOException {
        assertThat(refusal(request("rsa:2048", extension)).message().key()).isEqualTo("pki.read.csr-ca");
    }

    @Test
    void what_is_left_out_is_told() throws IOException {
        ParsedRequest read = RequestReader.read(request(
                "rsa:2048",
                "subjectAltName=DNS:rec-01,email:eve@example.com,URI:https://example.com/x",
                "extendedKeyUsage=serverAuth,clientAuth",
                "tlsfeature=status_request"));
        assertThat(read.dnsNames()).containsExactly("rec-01");
        assertThat(read.leftOut())
                .containsExactly(
                        Message.of("pki.asked.email", "eve@example.com"),
                        Message.of("pki.asked.uri", "https://example.com/x"),
                        Message.of("pki.asked.purpose", "1.3.6.1.5.5.7.3.2"),
                        Message.of("pki.asked.extension", "1.3.6.1.5.5.7.1.24"));
    }

    @Test
    void what_every_request_of_a_server_says_is_no_news() throws IOException {
        assertThat(RequestReader.read(request(
                                "rsa:2048",
                                "subjectAltName=DNS:rec-01,IP:10.0.0.1",
                                "basicConstraints=CA:FALSE",
                                "keyUsage=digitalSignature,keyEncipherment",
                                "extendedKeyUsage=serverAuth"))
                        .leftOut())
                .isEmpty();
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("UTF-16 with its mark, as certreq -unicode", StandardCharsets.UTF_16LE, "\uFEFF", "\r\n"),
                arguments("UTF-16 without a mark", StandardCharsets.UTF_16LE, "", "\r\n"),
                arguments("UTF-16 after an empty line", StandardCharsets.UTF_16LE, "\r\n", "\r\n"),
                arguments("UTF-16 the other way round", StandardCharsets.UTF_16BE, "\uFEFF", "\n"),
                arguments("the same without a mark", StandardCharsets.UTF_16BE, "", "\n"),
                arguments("UTF-8 with a mark", StandardCharsets.UTF_8, "\uFEFF", "\r\n"));
    }

    @ParameterizedTest(name = "{0} is read")
    @MethodSource("texts")
    void text_as_windows_writes_it(String what, Charset charset, String before, String lineEnd) throws IOException {
        String pem = new String(request("rsa:2048"), StandardCharsets.US_ASCII)
                .replace("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST")
                .replace("\n", lineEnd);
        byte[] file = (before + pem).getBytes(charset);
        assertThat(RequestReader.read(file).subject()).isEqualTo("CN=rec-01");
    }
}
