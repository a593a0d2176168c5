package akashi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal as a process of its own: what it prints first, and how it ends. */
class ProcessTest {

    @TempDir
    private Path home;

    private Process start(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "akashi.Main",
                "--port",
                "0");
        builder.environment().put("AKASHI_HOME", home.toString());
        builder.environment().put("LC_ALL", "en_US.UTF-8");
        builder.environment().putAll(environment);
        return builder.redirectErrorStream(true).start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    void it_prints_one_line_with_the_setup_link_and_ends_at_once_when_told_to() throws Exception {
        Process process = start(Map.of());
        try (BufferedReader output = output(process)) {
            assertThat(output.readLine()).matches("Akashi: http://127\\.0\\.0\\.1:\\d+ .*http://.*/setup\\?token=\\S+");
            process.toHandle().destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(output.lines()).as("nothing more is printed").isEmpty();
        } finally {
            process.destroyForcibly();
        }
        assertThat(home.resolve("akashi.run")).doesNotExist();
        Portal.open(Configuration.in(home), new TestClock(TestPortal.NOW)).close();
    }

    @Test
    void over_https_the_line_tells_the_fingerprint_to_compare() throws Exception {
        Process process = start(Map.of("AKASHI_HTTPS", "true"));
        try (BufferedReader output = output(process)) {
            assertThat(output.readLine())
                    .startsWith("Akashi: https://127.0.0.1:")
                    .matches(".* https://\\S+/setup\\?token=\\S+ .*SHA-256.*: [0-9a-f]{64}");
        } finally {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void the_log_is_written_as_objects_where_that_is_wanted() throws Exception {
        Process process = start(Map.of("AKASHI_LOG_FORMAT", "json", "AKASHI_KEY_POOL", "1"));
        String line;
        try (BufferedReader output = output(process)) {
            assertThat(output.readLine()).startsWith("Akashi: http://127.0.0.1:");
            line = output.readLine();
        } finally {
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        JsonNode said = new ObjectMapper().readTree(line);
        assertThat(said.get("level").asText()).isEqualTo("INFO");
        assertThat(said.get("loggerName").asText()).startsWith("akashi.");
        assertThat(said.get("formattedMessage").asText()).contains("keys");
        try (Stream<Path> files = Files.list(home.resolve("logs"))) {
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(file).content().contains(line + "\n"));
        }
    }

    @Test
    void a_form_of_the_log_that_does_not_exist_is_refused() throws Exception {
        Process process = start(Map.of("AKASHI_LOG_FORMAT", "xml"));
        try (BufferedReader said = output(process)) {
            assertThat(said.lines()).singleElement().asString().contains("AKASHI_LOG_FORMAT");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void a_password_for_the_administrator_that_everybody_takes_is_told_in_the_log() throws Exception {
        Process process = start(Map.of("AKASHI_ADMIN_PASSWORD", "password1", "AKASHI_PASSPHRASE", "Sample City Hall"));
        String said;
        try (BufferedReader output = output(process)) {
            said = output.readLine() + output.readLine() + output.readLine();
        } finally {
            process.destroy();
            process.waitFor(20, TimeUnit.SECONDS);
        }
        assertThat(said)
                .contains(
                        "AKASHI_ADMIN_PASSWORD is easy to guess",
                        "AKASHI_PASSPHRASE is short or soon guessed",
                        "Akashi: http://")
                .doesNotContain("password1", "Sample City Hall");
    }

    @Test
    void it_starts_without_a_person_and_tells_trouble_in_the_language_of_the_environment() throws Exception {
        Process process = start(Map.of("AKASHI_ADMIN_PASSWORD", TestPortal.PASSWORD, "AKASHI_SAMPLE", "true"));
        try (BufferedReader output = output(process)) {
            assertThat(output.readLine()).matches("Akashi: http://127\\.0\\.0\\.1:\\d+");
            Process second = start(Map.of("LC_ALL", "ja_JP.UTF-8"));
            try (BufferedReader said = output(second)) {
                assertThat(said.lines()).singleElement().asString().contains("使用中");
            }
            assertThat(second.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
        } finally {
            process.destroy();
            process.waitFor(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_database_that_a_newer_program_made_is_refused_in_one_sentence() throws Exception {
        try (Portal portal = Portal.open(Configuration.in(home), new TestClock(TestPortal.NOW))) {
            portal.database().db().execute("""
                    insert into "flyway_schema_history" ("installed_rank", "version", "description", "type", "script",
                      "installed_by", "execution_time", "success")
                    values (99, '99', 'later', 'SQL', 'V99__later.sql', 'x', 1, true)
                    """);
        }
        Process process = start(Map.of());
        try (BufferedReader said = output(process)) {
            assertThat(said.lines()).singleElement().asString().contains("newer");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
    }
}
