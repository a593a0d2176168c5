package akashi.https;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.SecurePortal;
import akashi.TestPortal;
import akashi.core.site.Authority;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** testssl.sh against the portal's own port: nothing above LOW. */
class TestsslTest {

    private static final Set<String> HARMLESS = Set.of("OK", "INFO", "LOW");

    /** What testssl says of its own openssl, of a ticket that it could not try, and of a first page that redirects. */
    private static final Set<String> OF_ITSELF =
            Set.of("engine_problem", "sessionresumption_ticket", "HTTP_status_code", "openssl_age");

    @TempDir
    private Path home;

    @Test
    void testssl_finds_nothing_above_low() throws IOException, InterruptedException {
        // Most of its time goes into beginning: two at once take a minute together.
        assertThat(found(List.of("--server-defaults", "--protocols"), List.of("--std", "--headers")))
                .contains("TLS1", "TLS1_1", "TLS1_2", "TLS1_3", "cert_chain_of_trust", "HSTS_time", "cipherlist_aNULL");
    }

    @Test
    @Tag("reliability")
    void testssl_finds_nothing_above_low_in_all_that_it_looks_for(TestReporter told)
            throws IOException, InterruptedException {
        List<String> looked = found(List.of("--each-cipher"), List.of());
        told.publishEntry("looked for", String.valueOf(looked.size()));
        assertThat(looked).contains("heartbleed", "ROBOT", "BREACH", "LUCKY13", "fallback_SCSV");
    }

    /** What each of these runs looked for; nothing of it is above low. */
    @SafeVarargs
    private List<String> found(List<String>... runs) throws IOException, InterruptedException {
        try (TestPortal portal = SecurePortal.on(home, "127.0.0.1", Instant.now())) {
            publish(portal);
            Authority made = Harbourmaster.root(portal);
            assertThat(Harbourmaster.make(portal, made, "localhost, 127.0.0.1").status())
                    .isEqualTo(303);
            Path root = home.resolve("root.pem");
            Files.writeString(root, Harbourmaster.certificate(portal, made).pem(), StandardCharsets.US_ASCII);
            String where = "localhost:" + portal.address().getPort();
            List<Run> begun = new ArrayList<>();
            for (List<String> checks : runs) {
                begun.add(begun(root, where, checks));
            }
            List<JsonNode> found = new ArrayList<>();
            for (Run run : begun) {
                found.addAll(run.found());
            }
            assertThat(found.stream().filter(TestsslTest::worse)).isEmpty();
            return found.stream().map(each -> each.path("id").asText()).toList();
        }
    }

    private static boolean worse(JsonNode finding) {
        String severity = finding.path("severity").asText();
        boolean own =
                severity.equals("WARN") && OF_ITSELF.contains(finding.path("id").asText());
        return !own && !HARMLESS.contains(severity);
    }

    /** Certificates name where revocation is asked, as sites that connect to others do. */
    private static void publish(TestPortal portal) {
        new akashi.store.Sites(portal.database().db())
                .set(portal.actor().siteId(), akashi.store.Sites.REVOCATION_HOST, "portal.site.example:8081");
    }

    private Run begun(Path root, String where, List<String> checks) throws IOException {
        String name = checks.isEmpty() ? "all" : checks.get(0).replace("-", "");
        Path report = home.resolve(name + ".json");
        List<String> command = new ArrayList<>(List.of(
                "testssl",
                "--quiet",
                "--warnings=batch",
                "--color=0",
                "--nodns=none",
                "--ip=127.0.0.1",
                "--add-ca=" + root,
                "--jsonfile=" + report));
        command.addAll(checks);
        command.add(where);
        Process process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve(name + ".txt").toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start();
        return new Run(process, report);
    }

    private record Run(Process process, Path report) {

        List<JsonNode> found() throws IOException, InterruptedException {
            if (!process.waitFor(10, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("testssl does not end");
            }
            List<JsonNode> found = new ArrayList<>();
            new ObjectMapper().readTree(report.toFile()).forEach(found::add);
            return found;
        }
    }
}
