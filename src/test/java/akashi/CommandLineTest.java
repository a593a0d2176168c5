package akashi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.pki.Password;
import akashi.pki.SoonGuessed;
import akashi.store.SecondFactors;
import akashi.web.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The command line: what it answers, what it prints, and with which code it ends. */
class CommandLineTest extends AtTheCommandLine {

    @Test
    void help_and_version_are_told_in_both_languages() {
        assertThat(run("--help")).isZero();
        assertThat(out)
                .contains(
                        "Usage:", "serve", "import", "backup", "restore", "check", "token", "remove-factor", "--port");
        assertThat(run("import", "--help")).isZero();
        assertThat(out).contains("FILE.csv", "--leave-out");
        assertThat(run("--version")).isZero();
        assertThat(out).startsWith("Akashi ");
        lang = Lang.JA;
        assertThat(run("--help")).isZero();
        assertThat(out).contains("使い方:", "ポータル");
    }

    @Test
    void every_setting_that_is_no_secret_is_an_option() {
        made();
        assertThat(run("check", "--log-format", "json", "--log-size", "0", "--log-days", "7", "--key-pool", "0"))
                .as(err)
                .isZero();
        assertThat(run("check", "--help")).isZero();
        assertThat(out).contains("--pkcs11-library", "--pkcs11-token").doesNotContain("--pkcs11-pin");
    }

    static Stream<Arguments> wrongUsage() {
        return Stream.of(
                arguments("an unknown verb", new String[] {"explode"}, "explode"),
                arguments("an unknown option", new String[] {"--colour", "red"}, "--colour"),
                arguments("no file to import", new String[] {"import"}, "FILE.csv"),
                arguments("nobody to make a token for", new String[] {"token"}, "--user"),
                arguments("nobody to take a factor from", new String[] {"remove-factor"}, "--user"),
                arguments("a passphrase as an option", new String[] {"--passphrase", "x"}, "--passphrase"),
                arguments("a port that is none", new String[] {"serve", "--port", "many"}, "AKASHI_PORT"),
                arguments("a port out of range", new String[] {"--port", "70000"}, "from 0 to 65535"),
                arguments(
                        "more days of log files than are kept", new String[] {"--log-days", "99999"}, "from 1 to 3650"),
                arguments("more keys than are made ahead", new String[] {"--key-pool", "x"}, "from 0 to 5000"),
                arguments("an address of no web site", new String[] {"--url", "ftp://x"}, "AKASHI_URL"),
                arguments("a sample that is neither", new String[] {"--sample", "maybe"}, "AKASHI_SAMPLE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongUsage")
    void wrong_usage_ends_with_two_and_names_what_is_wrong(String what, String[] words, String named) {
        assertThat(run(words)).as(what).isEqualTo(2);
        assertThat(err).contains(named).doesNotContain("\tat ");
    }

    @Test
    void a_secret_by_system_property_is_refused() {
        system.put("akashi.passphrase", "seen by everybody");
        assertThat(run("serve")).isEqualTo(2);
        assertThat(err).contains("AKASHI_PASSPHRASE").doesNotContain("seen by everybody");
    }

    @Test
    void an_address_that_is_not_of_this_computer_is_refused_with_a_sentence() {
        assertThat(run("serve", "--host", "198.51.100.7")).isEqualTo(1);
        assertThat(err).contains("198.51.100.7", "is not one of this computer").doesNotContain("\tat ");
    }

    @Test
    void verbs_go_through_a_portal_that_speaks_https_to_others() {
        try (TestPortal portal = SecurePortal.on(home, "0.0.0.0", TestPortal.NOW)) {
            assertThat(portal.browser().get("/sign-in").status()).isEqualTo(200);
            assertThat(run("token", "--user", "admin")).as(err).isZero();
            Browser.Page page = portal.browser()
                    .with("Authorization", "Bearer " + out.strip())
                    .get("/api/v1/site");
            assertThat(page.status()).isEqualTo(200);
            assertThat(run("check")).isZero();
        }
    }

    @Test
    void the_only_administrator_who_lost_phone_and_codes_has_a_way_back() {
        made();
        assertThat(run("remove-factor", "--user", "admin")).isEqualTo(1);
        assertThat(err).contains("has no second factor");
        try (TestPortal portal = TestPortal.in(home, TestPortal.NOW, false)) {
            new SecondFactors(portal.database().db())
                    .insert(portal.actor().userId(), TestPortal.NOW, 0, List.of("a recovery code"));
            assertThat(run("remove-factor", "--user", "nobody")).isEqualTo(1);
            assertThat(run("remove-factor", "--user", "admin")).as(err).isZero();
            assertThat(new SecondFactors(portal.database().db())
                            .find(portal.actor().userId()))
                    .isEmpty();
            assertThat(portal.admin().get("/audit?lang=en").text())
                    .contains("Removed the second factor of admin", "command line");
        }
    }

    @Test
    void without_a_portal_there_is_nothing_to_check() {
        assertThat(run("check")).isEqualTo(1);
        assertThat(err).contains(home.toString());
        assertThat(home.resolve("akashi.mv.db")).doesNotExist();
    }

    @Test
    void verbs_open_the_file_while_no_portal_runs() {
        made();
        assertThat(run("token", "--user", "admin")).isZero();
        assertThat(out.strip()).hasSizeGreaterThan(40);
        assertThat(run("token", "--user", "nobody")).isEqualTo(1);
        assertThat(run("check")).as(out + err).isZero();
        assertThat(out).contains("0 broken");
    }

    @Test
    void a_token_can_end_and_can_be_held_to_reading() {
        Configuration configuration = Configuration.in(home).withAdmin(Password.of(TestPortal.PASSWORD), true);
        TestClock clock = new TestClock(TestPortal.NOW);
        try (Portal portal = Portal.start(configuration, clock)) {
            assertThat(run("token", "--user", "admin", "--days", "-1")).isEqualTo(2);
            assertThat(err).contains("“-1” is no number of days", "or 0 for a token");
            assertThat(run("token", "--user", "admin", "--days", "abc")).isEqualTo(2);
            assertThat(run("token", "--user", "admin", "--days", "7", "--read-only"))
                    .as(err)
                    .isZero();
            Browser script = script(portal);
            assertThat(script.get("/api/v1/site").status()).isEqualTo(200);
            assertThat(script.body("/api/v1/probes", "application/json", "{}").status())
                    .isEqualTo(403);
            clock.advance(Duration.ofDays(8));
            assertThat(script.get("/api/v1/site").status()).isEqualTo(401);
        }
    }

    @Test
    void a_token_ends_after_ninety_days_unless_it_is_asked_to_last() {
        Configuration configuration = Configuration.in(home).withAdmin(Password.of(TestPortal.PASSWORD), true);
        TestClock clock = new TestClock(TestPortal.NOW);
        try (Portal portal = Portal.start(configuration, clock)) {
            assertThat(run("token", "--user", "admin")).as(err).isZero();
            Browser usual = script(portal);
            assertThat(run("token", "--user", "admin", "--days", "0")).as(err).isZero();
            Browser lasting = script(portal);
            clock.advance(Duration.ofDays(89));
            assertThat(usual.get("/api/v1/site").status()).isEqualTo(200);
            clock.advance(Duration.ofDays(2));
            assertThat(usual.get("/api/v1/site").status()).isEqualTo(401);
            clock.advance(Duration.ofDays(4_000));
            assertThat(lasting.get("/api/v1/site").status()).isEqualTo(200);
        }
    }

    @Test
    void a_token_has_the_name_by_which_it_is_withdrawn() {
        Configuration configuration = Configuration.in(home).withAdmin(Password.of(TestPortal.PASSWORD), true);
        try (Portal portal = Portal.start(configuration, new TestClock(TestPortal.NOW))) {
            assertThat(run("token", "--user", "admin", "--name", "x".repeat(201)))
                    .isEqualTo(2);
            assertThat(err).contains("at most 200 characters");
            assertThat(run("token", "--user", "admin", "--name", "夜間 nightly & report"))
                    .as(err)
                    .isZero();
            assertThat(run("token", "--user", "admin")).as(err).isZero();
            Browser admin = new Browser(java.net.URI.create("http://127.0.0.1:" + portal.port() + "/"));
            admin.post("/sign-in", "username", "admin", "password", TestPortal.PASSWORD);
            assertThat(admin.get("/account").html().text()).contains("夜間 nightly & report", "command line");
        }
    }

    /** With the token that was just printed. */
    private Browser script(Portal portal) {
        return new Browser(java.net.URI.create("http://127.0.0.1:" + portal.port() + "/"))
                .with("Authorization", "Bearer " + out.strip());
    }

    @Test
    void verbs_go_through_a_running_portal() throws IOException {
        Configuration configuration = Configuration.in(home).withAdmin(Password.of(TestPortal.PASSWORD), true);
        try (Portal portal = Portal.start(configuration, new TestClock(TestPortal.NOW))) {
            assertThat(Files.getPosixFilePermissions(home.resolve("akashi.run")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(run("token", "--user", "admin")).as(err).isZero();
            Browser script = new Browser(java.net.URI.create("http://127.0.0.1:" + portal.port() + "/"));
            assertThat(script.get("/internal/alive").status())
                    .as("without the secret")
                    .isEqualTo(404);
            assertThat(script.body("/internal/token?user=admin", "text/plain", "")
                            .status())
                    .isEqualTo(404);
            assertThat(run("check", "--warn")).isIn(0, 1);
            Path backup = home.resolve("site.backup");
            environment.put("AKASHI_BACKUP_PASSPHRASE", PASSPHRASE);
            assertThat(run("backup", backup.toString())).as(err).isZero();
            assertThat(backup).isNotEmptyFile();
            assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(run("restore", backup.toString())).isEqualTo(1);
            assertThat(err).contains("runs here");
        }
        assertThat(home.resolve("akashi.run")).doesNotExist();
    }

    @Test
    void a_backup_overwrites_nothing() throws IOException {
        made();
        environment.put("AKASHI_BACKUP_PASSPHRASE", PASSPHRASE);
        Path backup = home.resolve("site.backup");
        assertThat(run("backup", backup.toString())).as(err).isZero();
        assertThat(Files.getPosixFilePermissions(backup)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        byte[] first = Files.readAllBytes(backup);
        assertThat(run("backup", backup.toString())).isEqualTo(1);
        assertThat(err).contains(backup.toString(), "overwrites nothing");
        assertThat(backup).hasBinaryContent(first);
        assertThat(home.resolve("site.backup.part")).doesNotExist();
    }

    @Test
    void a_mere_plan_is_not_broken() {
        try (TestPortal portal = TestPortal.in(home, TestPortal.NOW, true)) {
            Browser admin = portal.admin();
            String preview = "/encryption/new?SERVER=on";
            assertThat(admin.submit(preview, "/encryption/new", "SERVER", "on").status())
                    .isEqualTo(303);
        }
        assertThat(run("check")).as(out + err).isZero();
        assertThat(out)
                .contains("PLANNED Certificate installed: not met", "0 broken")
                .doesNotContain("BROKEN");
    }

    @Test
    void a_passphrase_that_is_short_or_soon_guessed_makes_no_backup() {
        made();
        for (String weak :
                Stream.concat(Stream.of("short"), SoonGuessed.passphrases()).toList()) {
            environment.put("AKASHI_BACKUP_PASSPHRASE", weak);
            assertThat(run("backup", home.resolve("b").toString())).as(weak).isEqualTo(2);
            assertThat(out + err).doesNotContain(weak);
            assertThat(home.resolve("b")).doesNotExist();
            assertThat(home.resolve("b.part")).doesNotExist();
        }
        environment.remove("AKASHI_BACKUP_PASSPHRASE");
        assertThat(run("backup", home.resolve("b").toString())).isEqualTo(1);
        assertThat(err).contains("AKASHI_BACKUP_PASSPHRASE");
    }
}
