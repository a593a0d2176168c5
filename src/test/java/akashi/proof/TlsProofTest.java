package akashi.proof;

import static akashi.proof.RealClient.Answer.OTHER_NAME;
import static akashi.proof.RealClient.Answer.TRUSTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the portal hands out makes real servers that real clients trust, and refuse as soon as something is wrong. */
class TlsProofTest {

    private static final Map<String, Function<HandedOut, RealServer>> MAKERS =
            Map.of("the JDK", RealServer::jdk, "nginx", RealServer::nginx, "openssl s_server", RealServer::openssl);

    @TempDir
    static Path folder;

    private static Harbour harbour;
    private static HandedOut inDomain;
    private static HandedOut inWorkgroup;
    private static HandedOut expired;
    private static final Map<String, RealServer> SERVERS = new HashMap<>();

    @BeforeAll
    static void handOut() {
        Instant now = Instant.now();
        harbour = Harbour.issued(folder.resolve("portal"), now);
        inDomain = harbour.bundle("rec-01", "MODERN", folder.resolve("domain"));
        inWorkgroup = harbour.bundle("rec-02", "COMPATIBLE", folder.resolve("workgroup"));
        try (Harbour past = Harbour.issued(folder.resolve("past"), now.minus(Duration.ofDays(500)))) {
            expired = past.bundle("rec-01", "MODERN", folder.resolve("expired"));
        }
    }

    @AfterAll
    static void stop() {
        SERVERS.values().forEach(RealServer::close);
        harbour.close();
    }

    private static int port(String maker, HandedOut bundle) {
        return SERVERS.computeIfAbsent(
                        maker + bundle.folder(), key -> MAKERS.get(maker).apply(bundle))
                .port();
    }

    private static HandedOut bundle(String which) {
        return switch (which) {
            case "domain" -> inDomain;
            case "workgroup" -> inWorkgroup;
            default -> expired;
        };
    }

    static Stream<Arguments> connections() {
        return Stream.of("the JDK", "nginx", "openssl s_server")
                .flatMap(maker -> Stream.of(
                                RealClient.JAVA,
                                RealClient.OPENSSL,
                                maker.equals("nginx") ? RealClient.CHROMIUM : RealClient.JAVA)
                        .distinct()
                        .flatMap(client -> names(maker, client)));
    }

    private static Stream<Arguments> names(String maker, RealClient client) {
        return Stream.of(
                arguments(client, maker, "domain", "rec-01.harbour.example", "trusts the full name", TRUSTED),
                arguments(client, maker, "domain", "rec-01", "trusts the short name", TRUSTED),
                arguments(client, maker, "domain", "127.0.0.1", "trusts the address", TRUSTED),
                arguments(client, maker, "domain", "rec-02.harbour.example", "refuses another name", OTHER_NAME),
                arguments(client, maker, "workgroup", "rec-02", "trusts the name of a workgroup computer", TRUSTED),
                arguments(client, maker, "workgroup", "127.0.0.1", "trusts the address in a workgroup", TRUSTED),
                arguments(client, maker, "workgroup", "rec-01", "refuses another name in a workgroup", OTHER_NAME));
    }

    @ParameterizedTest(name = "{0} before {1}: {4} ({3})")
    @MethodSource("connections")
    void real_clients_meet_real_servers(
            RealClient client, String maker, String which, String name, String what, RealClient.Answer answer) {
        HandedOut bundle = bundle(which);
        assertThat(client.meets(name, port(maker, bundle), bundle)).as(what).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0} without this CA refuses")
    @CsvSource({"JAVA, the JDK", "OPENSSL, openssl s_server", "CHROMIUM, nginx"})
    void nobody_trusts_it_without_the_ca(RealClient client, String maker) {
        // The other portal's CA carries the same name: the key decides.
        assertThat(client.meets("rec-01.harbour.example", port(maker, inDomain), expired))
                .isEqualTo(RealClient.Answer.NOT_TRUSTED);
    }

    @ParameterizedTest(name = "{0} refuses it after its end")
    @CsvSource({"JAVA, the JDK", "OPENSSL, openssl s_server", "CHROMIUM, nginx"})
    void nobody_trusts_it_after_its_end(RealClient client, String maker) {
        assertThat(client.meets("rec-01.harbour.example", port(maker, expired), expired))
                .isEqualTo(RealClient.Answer.EXPIRED);
    }

    @Test
    void the_authority_of_the_expired_one_is_still_valid() {
        assertThat(Program.must(
                        "openssl",
                        "x509",
                        "-noout",
                        "-checkend",
                        "0",
                        "-in",
                        expired.caPem().toString()))
                .contains("will not expire");
    }

    @Test
    void gnutls_accepts_the_chain_under_its_limits() {
        assertThat(Program.must(
                        "certtool",
                        "--verify",
                        "--verify-hostname",
                        "rec-01.harbour.example",
                        "--infile",
                        inDomain.chain().toString(),
                        "--load-ca-certificate",
                        inDomain.caPem().toString()))
                .contains("The certificate is trusted");
    }

    static Stream<Arguments> profiles() {
        return Stream.of(
                arguments("MODERN", "PBES2", "AES-256-CBC"), arguments("COMPATIBLE", "3-KeyTripleDES-CBC", "3DES"));
    }

    @ParameterizedTest(name = "a {0} PFX opens everywhere")
    @MethodSource("profiles")
    void the_pfx_opens_with_the_jdk_openssl_and_gnutls(String profile, String opensslSees, String gnutlsSees)
            throws IOException, GeneralSecurityException {
        HandedOut bundle = profile.equals("MODERN") ? inDomain : inWorkgroup;
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(
                new ByteArrayInputStream(Files.readAllBytes(bundle.pfx())),
                bundle.password().toCharArray());
        assertThat(store.getCertificateChain(store.aliases().nextElement())).hasSize(3);
        String password = "file:" + bundle.folder().resolve("password.txt");
        String pfx = bundle.pfx().toString();
        assertThat(Program.must("openssl", "pkcs12", "-in", pfx, "-info", "-noout", "-legacy", "-passin", password))
                .contains(opensslSees);
        Program certtool = Program.run(
                Map.of(),
                List.of("certtool", "--p12-info", "--inder", "--infile", pfx, "--password", bundle.password()));
        assertThat(certtool.exit()).as(certtool.output()).isZero();
        assertThat(certtool.output()).contains(gnutlsSees, "BEGIN CERTIFICATE");
    }

    @ParameterizedTest(name = "the bundle of {0} holds everything and no key in clear")
    @CsvSource({"domain, rec-01.harbour.example", "workgroup, rec-02"})
    void the_bundle_is_whole(String which, String host) throws IOException {
        HandedOut bundle = bundle(which);
        assertThat(bundle.pfx().getFileName().toString()).startsWith(host + "_server-streaming_");
        for (String file : List.of(
                "root-authority-public.cer", "intermediate-1.cer", "install.ps1", "README_ja.txt", "README_en.txt")) {
            assertThat(bundle.folder().resolve(file)).isNotEmptyFile();
        }
        byte[] script = Files.readAllBytes(bundle.folder().resolve("install.ps1"));
        assertThat(script).as("UTF-8 with BOM").startsWith(0xEF, 0xBB, 0xBF);
        assertThat(Files.readString(bundle.chain())).doesNotContain("PRIVATE KEY");
    }
}
