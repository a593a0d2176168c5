package akashi.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.TestPortal;
import java.io.IOException;
import java.math.BigInteger;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the port for machines makes of questions that nobody should send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadQuestionsTest {

    private static final int SUCCESSFUL = 0;
    private static final int MALFORMED = 1;
    private static final int UNAUTHORIZED = 6;

    @TempDir
    static Path folder;

    private Pier pier;
    private X509Certificate ca;
    private BigInteger serial;

    @BeforeAll
    void start() {
        pier = Pier.unnamed(folder, TestPortal.NOW);
        ca = pier.read(pier.authority());
        serial = new BigInteger(pier.good.serial(), 16);
    }

    @AfterAll
    void stop() {
        pier.close();
    }

    /** The status of an answer: the ENUMERATED at its beginning. */
    private static int status(byte[] answer) {
        int at = (answer[1] & 0x80) == 0 ? 2 : 2 + (answer[1] & 0x7f);
        assertThat(answer[at]).isEqualTo((byte) 0x0A);
        return answer[at + 2];
    }

    private BigInteger[] many(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(BigInteger::valueOf).toArray(BigInteger[]::new);
    }

    Stream<Arguments> questions() {
        byte[] fine = Questions.about(ca, serial);
        byte[] huge = {0x30, (byte) 0x84, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x30};
        byte[] deep = new byte[8000];
        Arrays.fill(deep, (byte) 0x30);
        return Stream.of(
                arguments("a good one", fine, SUCCESSFUL),
                arguments("nothing at all", new byte[0], MALFORMED),
                arguments("text", "GET me".getBytes(StandardCharsets.US_ASCII), MALFORMED),
                arguments("one that is cut off", Arrays.copyOf(fine, fine.length - 1), MALFORMED),
                arguments("one with something behind it", Arrays.copyOf(fine, fine.length + 1), MALFORMED),
                arguments("a length of two gigabytes", huge, MALFORMED),
                arguments("nesting without an end", deep, MALFORMED),
                arguments("a question about no certificate", Questions.about(ca), MALFORMED),
                arguments("64 certificates", Questions.about(ca, many(64)), SUCCESSFUL),
                arguments("65 certificates", Questions.about(ca, many(65)), MALFORMED),
                arguments("the same certificate twice", Questions.about(ca, serial, serial), SUCCESSFUL),
                arguments("a nonce of 1 byte", Questions.withNonce(ca, serial, new byte[1]), SUCCESSFUL),
                arguments("a nonce of 32 bytes", Questions.withNonce(ca, serial, new byte[32]), SUCCESSFUL),
                arguments("a nonce of 128 bytes", Questions.withNonce(ca, serial, new byte[128]), SUCCESSFUL),
                arguments("a nonce of 129 bytes", Questions.withNonce(ca, serial, new byte[129]), MALFORMED),
                arguments("an empty nonce", Questions.withNonce(ca, serial, new byte[0]), MALFORMED),
                arguments("two nonces", Questions.withTwoNonces(ca, serial), MALFORMED),
                arguments("a demand that nobody knows", Questions.demanding(ca, serial), MALFORMED),
                arguments("a serial number that is negative", Questions.about(ca, BigInteger.ONE.negate()), SUCCESSFUL),
                arguments("another issuer", Questions.about(pier.read(pier.der(pier.good)), serial), UNAUTHORIZED));
    }

    @ParameterizedTest(name = "{0} is answered with status {2}")
    @MethodSource("questions")
    void every_question_gets_its_answer(String what, byte[] question, int expected) {
        assertThat(status(pier.ask(question))).as("by POST").isEqualTo(expected);
        String inAddress = URLEncoder.encode(Base64.getEncoder().encodeToString(question), StandardCharsets.UTF_8);
        if (inAddress.length() < 16_000) {
            HttpResponse<byte[]> got = pier.get(pier.ocsp() + "/" + inAddress);
            assertThat(status(got.body())).as("by GET").isEqualTo(expected);
        }
    }

    @Test
    void an_authority_that_is_not_here_is_not_answered_for() {
        byte[] question = Questions.about(ca, serial);
        String elsewhere = "http://" + pier.host() + "/ocsp/" + UUID.randomUUID();
        assertThat(status(pier.post(elsewhere, "application/ocsp-request", question)
                        .body()))
                .isEqualTo(UNAUTHORIZED);
        assertThat(pier.get("http://" + pier.host() + "/crl/" + UUID.randomUUID() + ".crl")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void bytes_without_sense_never_bring_it_down() {
        Random random = new Random(20270301);
        byte[] fine = Questions.withNonce(ca, serial, new byte[16]);
        for (int i = 0; i < 300; i++) {
            byte[] broken = fine.clone();
            for (int change = 0; change < 1 + i % 4; change++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            assertThat(status(pier.ask(broken))).isIn(SUCCESSFUL, MALFORMED, UNAUTHORIZED);
        }
    }

    @Test
    void ten_megabytes_are_refused_unread() throws IOException {
        // Nothing of them is sent: a client that goes on sending may lose the answer with the connection.
        URI ocsp = URI.create(pier.ocsp());
        try (Socket socket = new Socket(ocsp.getHost(), ocsp.getPort())) {
            String head = "POST " + ocsp.getPath() + " HTTP/1.1\r\nHost: " + ocsp.getAuthority()
                    + "\r\nContent-Type: application/ocsp-request\r\nContent-Length: " + (10 << 20) + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
            assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
        }
        assertThat(status(pier.ask(Questions.about(ca, serial)))).isEqualTo(SUCCESSFUL);
    }

    @ParameterizedTest(name = "{0} {1} is answered with {2}")
    @CsvSource({
        "PUT, ocsp, 405",
        "DELETE, crl, 405",
        "POST, crl, 405",
        "HEAD, crl, 200",
        "GET, /, 404",
        "GET, /sign-in, 404",
        "GET, /healthz, 404",
        "GET, /static/x/akashi.css, 404",
        "GET, /crl/../ocsp, 404",
        "GET, /api/v1/openapi.json, 404"
    })
    void nothing_else_is_served(String method, String path, int status) {
        String address = path.equals("ocsp")
                ? pier.ocsp()
                : path.equals("crl") ? pier.listAddress() : "http://" + pier.host() + path;
        HttpResponse<byte[]> answer = Pier.send(
                HttpRequest.newBuilder(URI.create(address)).method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void a_question_has_to_say_that_it_is_one() {
        assertThat(pier.post(pier.ocsp(), "text/plain", Questions.about(ca, serial))
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void machines_in_between_may_keep_lists_and_answers_for_minutes_only() {
        String got = pier.ocsp() + "/"
                + URLEncoder.encode(
                        Base64.getEncoder().encodeToString(Questions.about(ca, serial)), StandardCharsets.UTF_8);
        for (String address : new String[] {got, pier.listAddress()}) {
            HttpResponse<byte[]> answer = pier.get(address);
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("max-age=300");
            assertThat(answer.headers().firstValue("ETag")).isPresent();
        }
        assertThat(pier.post(pier.ocsp(), "application/ocsp-request", Questions.about(ca, serial))
                        .headers()
                        .firstValue("Cache-Control"))
                .contains("no-store");
    }
}
