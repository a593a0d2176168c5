package akashi.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.SecurePortal;
import akashi.TestPortal;
import akashi.core.site.Authority;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What openssl finds at the portal's port. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OthersJudgeTest {

    @TempDir
    private static Path home;

    private TestPortal portal;
    private Path root;

    @BeforeAll
    void start() throws IOException {
        portal = SecurePortal.on(home, "127.0.0.1", Instant.now());
        Authority made = Harbourmaster.root(portal);
        Harbourmaster.make(portal, made, "localhost, 127.0.0.1");
        root = home.resolve("root.pem");
        Files.writeString(root, Harbourmaster.certificate(portal, made).pem(), StandardCharsets.US_ASCII);
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    private String client(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "openssl",
                "s_client",
                "-connect",
                "127.0.0.1:" + portal.address().getPort(),
                "-CAfile",
                root.toString(),
                "-verify_hostname",
                "localhost",
                "-servername",
                "localhost"));
        command.addAll(List.of(options));
        return run(command);
    }

    private static String run(List<String> command) throws IOException {
        Path output = Files.createTempFile("s-client", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no answer: " + command);
            }
            return Files.readString(output, StandardCharsets.UTF_8);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        } finally {
            Files.delete(output);
        }
    }

    static Stream<Arguments> spoken() {
        return Stream.of(
                arguments("-tls1_3", "TLSv1.3", "TLS_AES_256_GCM_SHA384"),
                arguments("-tls1_2", "TLSv1.2", "ECDHE-ECDSA-AES256-GCM-SHA384"));
    }

    @ParameterizedTest(name = "{1} with {2} and the whole chain")
    @MethodSource("spoken")
    void what_is_sound_is_spoken(String option, String protocol, String cipher) throws IOException {
        assertThat(client(option))
                .contains(
                        "Verify return code: 0 (ok)", "Verified peername: localhost", protocol, "Cipher is " + cipher);
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("TLS 1.0", List.of("-tls1", "-cipher", "DEFAULT:@SECLEVEL=0")),
                arguments("TLS 1.1", List.of("-tls1_1", "-cipher", "DEFAULT:@SECLEVEL=0")),
                arguments(
                        "no forward secrecy",
                        List.of("-tls1_2", "-cipher", "AES256-GCM-SHA384:AES128-SHA:@SECLEVEL=0")),
                arguments("no authenticated encryption", List.of("-tls1_2", "-cipher", "ECDHE-ECDSA-AES256-SHA384")),
                arguments("finite fields", List.of("-tls1_2", "-cipher", "DHE-RSA-AES256-GCM-SHA384")));
    }

    @ParameterizedTest(name = "{0} is refused")
    @MethodSource("refused")
    void what_is_not_is_refused(String what, List<String> options) throws IOException {
        assertThat(client(options.toArray(String[]::new)))
                .containsPattern("SSL alert number (40|70)")
                .contains("no peer certificate available", "Cipher is (NONE)");
    }

    @Test
    void the_port_for_the_command_line_is_for_nothing_else() throws IOException {
        String run = Files.readString(home.resolve("akashi.run"), StandardCharsets.UTF_8);
        int inside = Integer.parseInt(run.replaceAll("(?s).*port=(\\d+).*", "$1"));
        assertThat(run).contains("host=127.0.0.1");
        assertThat(inside).isNotEqualTo(portal.address().getPort());
        for (String path :
                List.of("/", "/sign-in", "/healthz", "/api/v1/site", "/static/x/y", "//internal/../sign-in")) {
            try (Socket plain = new Socket("127.0.0.1", inside)) {
                String answer = Harbourmaster.ask(plain, "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1");
                assertThat(answer).as(path).startsWith("HTTP/1.1 4").doesNotContain("password");
            }
        }
    }
}
