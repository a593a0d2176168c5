package akashi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.audit.Trail;
import akashi.backup.RestoreBackup;
import akashi.backup.TakeBackup;
import akashi.core.fault.Fault;
import akashi.pki.Password;
import akashi.pki.SecretPlace;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.DatabaseAddress;
import akashi.store.Engine;
import akashi.store.Secrets;
import akashi.store.Snapshots;
import akashi.store.tables.DefaultSchema;
import akashi.vault.Protection;
import akashi.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A backup holds everything, comes back whole, and a bad file changes nothing. */
class BackupTest {

    private static final char[] PASSPHRASE = "a passphrase of some length".toCharArray();
    private static final UUID ROW = UUID.randomUUID();
    private static final SecretPlace PLACE = new SecretPlace("certificate", ROW.toString(), "private-key");
    private static final byte[] SECRET = "a private key".getBytes(StandardCharsets.UTF_8);
    private static final Set<String> NOT_CARRIED = Set.of("session", "setup_link", "data_key");

    @TempDir
    private static Path folder;

    private static TestPortal portal;
    private static Path file;

    @BeforeAll
    static void take() {
        portal = TestPortal.sample();
        new Secrets(portal.database().db())
                .put(
                        portal.actor().siteId(),
                        new Secrets.Owner("certificate", ROW, "private-key"),
                        new Secrets.Sealed(
                                portal.portal().vault().key().id(),
                                portal.portal().vault().box().seal(SECRET, PLACE)),
                        portal.clock().instant());
        portal.portal().care().trail().seal();
        Browser admin = portal.admin();
        String text = String.valueOf(PASSPHRASE);
        Browser.Page download = admin.post("/backup", "passphrase", text, "again", text);
        assertThat(download.status()).as(download.text()).isEqualTo(200);
        assertThat(download.header("Content-Disposition")).containsPattern("akashi-2027-03-01-\\d{6}\\.backup");
        file = write("good", download.bytes());
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    private static Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static byte[] good() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Path freshHome() {
        try {
            return Files.createTempDirectory(folder, "home");
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void restore(Path from, char[] passphrase, Path home) throws IOException {
        new RestoreBackup(Protection.by(home.resolve("akashi.key")), portal.clock())
                .restore(from, passphrase, home, () -> Database.open(DatabaseAddress.fileIn(home)));
    }

    private static Map<String, List<String>> everything(Database database) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
            if (!NOT_CARRIED.contains(table.getName())) {
                rows.put(
                        table.getName(),
                        database.db().selectFrom(table).fetch(row -> text(table, row.intoArray())).stream()
                                .sorted()
                                .toList());
            }
        }
        return rows;
    }

    /** What comes round by itself goes on while the test looks: which it is matters, not when it was last. */
    private static String text(Table<?> table, Object[] row) {
        return table.getName().equals("scheduled_tasks") ? String.valueOf(row[0]) : Arrays.deepToString(row);
    }

    @Test
    void every_table_comes_back_and_sealed_secrets_open_under_the_new_key_file() throws IOException {
        Path home = freshHome();
        restore(file, PASSPHRASE, home);
        try (Database restored = Database.open(DatabaseAddress.fileIn(home))) {
            Map<String, List<String>> before = everything(portal.database());
            Map<String, List<String>> after = everything(restored);
            // The backup notes itself only when it is written.
            assertThat(after.remove("backup_record")).isEmpty();
            assertThat(before.remove("backup_record")).hasSize(1);
            assertThat(before.get("audit_entry").size()
                            - after.remove("audit_entry").size())
                    .isEqualTo(1);
            before.remove("audit_entry");
            // Sealing goes on while the test looks.
            before.remove("audit_chain");
            assertThat(after.remove("audit_chain")).hasSize(1);
            assertThat(after.get("audit_checkpoint")).hasSize(1);
            assertThat(after.get("computer")).isNotEmpty();
            assertThat(after).isEqualTo(before);
            Vault vault = Vault.open(restored, Protection.by(home.resolve("akashi.key")), portal.clock());
            byte[] sealed = new Secrets(restored.db())
                    .find(portal.actor().siteId(), new Secrets.Owner("certificate", ROW, "private-key"))
                    .orElseThrow()
                    .bytes();
            assertThat(vault.box().open(sealed, PLACE)).isEqualTo(SECRET);
            Trail trail = new Trail(restored, vault.box(), vault::locked, portal.clock());
            assertThat(trail.prove(portal.actor().siteId()).whole()).isTrue();
        }
        assertThat(Files.readAllBytes(home.resolve("akashi.key")))
                .isNotEqualTo(Files.readAllBytes(portal.home().resolve("akashi.key")));
    }

    @Test
    void the_restored_portal_works_on() throws IOException {
        Path home = freshHome();
        restore(file, PASSPHRASE, home);
        try (Portal restored = Portal.start(Configuration.in(home), portal.clock())) {
            assertThat(restored.setupLink()).isEmpty();
            Browser browser = new Browser(java.net.URI.create("http://127.0.0.1:" + restored.port() + "/"));
            assertThat(browser.post("/sign-in", "username", "admin", "password", TestPortal.PASSWORD)
                            .status())
                    .isEqualTo(303);
            assertThat(browser.submit("/users", "/users", "name", "after", "role", "TRAINEE")
                            .status())
                    .as("entries are counted on")
                    .isEqualTo(200);
        }
    }

    @Test
    void it_comes_back_where_a_portal_was_started_and_never_set_up() throws IOException {
        Path home = freshHome();
        try (Portal started = Portal.start(Configuration.in(home), portal.clock())) {
            assertThat(started.setupLink()).isPresent();
        }
        restore(file, PASSPHRASE, home);
        try (Portal restored = Portal.start(Configuration.in(home), portal.clock())) {
            assertThat(restored.setupLink()).isEmpty();
            Browser browser = new Browser(java.net.URI.create("http://127.0.0.1:" + restored.port() + "/"));
            browser.post("/sign-in", "username", "admin", "password", TestPortal.PASSWORD);
            assertThat(browser.get("/unlock").html().text()).contains("A key file protects");
            assertThat(browser.get("/audit").html().text()).contains("Whole up to entry", "Set up the site");
        }
    }

    @Test
    void the_file_can_be_read_by_nobody_without_the_passphrase() {
        assertThat(new String(good(), StandardCharsets.ISO_8859_1))
                .startsWith("AKASHI-BACKUP")
                .doesNotContain("admin")
                .doesNotContain("computer");
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                arguments(
                        "a foreign file", (UnaryOperator<byte[]>) b -> "PK\3\4 a zip".getBytes(StandardCharsets.UTF_8)),
                arguments("an empty file", (UnaryOperator<byte[]>) b -> new byte[0]),
                arguments("one that was cut off", (UnaryOperator<byte[]>) b -> Arrays.copyOf(b, b.length / 2)),
                arguments("one that lacks its last byte", (UnaryOperator<byte[]>) b -> Arrays.copyOf(b, b.length - 1)),
                arguments("one with a bit turned over", (UnaryOperator<byte[]>) b -> {
                    b[b.length / 2] ^= 1;
                    return b;
                }),
                arguments("one with something behind", (UnaryOperator<byte[]>) b -> Arrays.copyOf(b, b.length + 3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badFiles")
    void a_bad_file_is_refused_and_changes_nothing(String what, UnaryOperator<byte[]> spoil) {
        Path home = freshHome();
        Path bad = write("bad", spoil.apply(good()));
        assertThatThrownBy(() -> restore(bad, PASSPHRASE, home)).as(what).isInstanceOf(Fault.BadInput.class);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void a_wrong_passphrase_is_refused_and_changes_nothing() {
        Path home = freshHome();
        assertThatThrownBy(() -> restore(file, "another passphrase".toCharArray(), home))
                .isInstanceOf(Fault.BadInput.class)
                .hasMessageContaining("passphrase");
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void a_place_that_is_in_use_is_left_alone() {
        Path home = freshHome();
        Portal.start(Configuration.in(home).withAdmin(Password.of("something else"), false), portal.clock())
                .close();
        assertThatThrownBy(() -> restore(file, PASSPHRASE, home)).isInstanceOf(Fault.Unavailable.class);
        try (Portal kept = Portal.open(Configuration.in(home), portal.clock())) {
            assertThat(kept.acts()).isNotNull();
            assertThat(kept.database().db().fetchCount(akashi.store.tables.Tables.COMPUTER))
                    .isZero();
        }
    }

    @Test
    void two_different_passphrases_take_no_backup() {
        Browser.Page answer =
                portal.admin().post("/backup", "passphrase", "one passphrase", "again", "another passphrase");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.html().select("#e-again").text()).isNotBlank();
        assertThat(portal.admin()
                        .post("/backup", "passphrase", "short", "again", "short")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void a_backup_goes_to_postgresql_and_back_and_nothing_is_lost() throws IOException {
        Path server = freshHome();
        Protection protection = Protection.by(server.resolve("akashi.key"));
        DatabaseAddress postgres = Engine.postgres();
        new RestoreBackup(protection, portal.clock()).restore(file, PASSPHRASE, server, () -> Database.open(postgres));
        Path back = freshHome();
        Path second = folder.resolve("second");
        try (Database there = Database.open(postgres)) {
            Vault vault = Vault.open(there, protection, portal.clock());
            Trail trail = new Trail(there, vault.box(), vault::locked, portal.clock());
            trail.seal();
            Acts acts = new Acts(there, new Snapshots(there), portal.clock(), TakeBackup.acts(vault.box()));
            Map<String, List<String>> before = everything(there);
            try (OutputStream out = Files.newOutputStream(second)) {
                new TakeBackup(there, vault, acts).take(portal.actor(), PASSPHRASE, "second", out);
            }
            restore(second, PASSPHRASE, back);
            try (Database again = Database.open(DatabaseAddress.fileIn(back))) {
                assertThat(before.get("computer")).isNotEmpty();
                assertThat(everything(again)).isEqualTo(before);
                Trail kept = new Trail(again, vault.box(), vault::locked, portal.clock());
                kept.seal();
                assertThat(kept.prove(portal.actor().siteId()))
                        .satisfies(proof -> assertThat(proof.whole()).isTrue())
                        .satisfies(proof -> assertThat(proof.proven()).isPositive());
            }
        }
    }
}
