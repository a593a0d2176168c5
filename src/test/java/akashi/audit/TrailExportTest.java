package akashi.audit;

import static akashi.store.tables.Tables.AUDIT_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.store.AuditChain;
import akashi.store.AuditCheckpoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An export, held against the verifier that knows nothing of Akashi; and the chain as pages and files show it. */
class TrailExportTest {

    @TempDir
    private static Path folder;

    private static TestPortal portal;
    private static List<String> lines;
    private static List<String> later;

    @BeforeAll
    static void export() {
        portal = TestPortal.sample();
        user("=cmd|' /C calc'!A0");
        user("証 \"x\" \\ \uD83D\uDE00");
        lines = lines();
        user("later");
        later = lines();
    }

    @AfterAll
    static void close() {
        portal.close();
    }

    private static void user(String name) {
        user(portal, name);
    }

    private static void user(TestPortal where, String name) {
        where.database()
                .db()
                .insertInto(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.SITE_ID, where.actor().siteId())
                .set(AUDIT_ENTRY.HAPPENED_AT, TestPortal.NOW)
                .set(AUDIT_ENTRY.ACTOR, "admin")
                .set(AUDIT_ENTRY.ACCESS, "ADMIN")
                .set(AUDIT_ENTRY.ORIGIN, "127.0.0.1")
                .set(AUDIT_ENTRY.ACT, "add-user")
                .set(AUDIT_ENTRY.SUBJECT, name)
                .set(AUDIT_ENTRY.ARGS, "[\"=1\",\"TRAINEE\"]")
                .execute();
    }

    private static List<String> lines() {
        return lines(portal);
    }

    private static List<String> lines(TestPortal where) {
        Browser.Page file = where.admin().get("/audit/trail.jsonl");
        assertThat(file.header("Content-Disposition")).contains("akashi-audit-2027-03-01.jsonl");
        return List.of(new String(file.bytes(), StandardCharsets.UTF_8).split("\n"));
    }

    private record Told(int exit, String text) {}

    private static Told verify(List<String> file, String... options) throws IOException, InterruptedException {
        return verify(Map.of(), file, options);
    }

    private static Told verify(Map<String, String> environment, List<String> file, String... options)
            throws IOException, InterruptedException {
        Path path = Files.write(Files.createTempFile(folder, "trail", ".jsonl"), file);
        List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "src/doc/verify-audit.py", path.toString()));
        command.addAll(List.of(options));
        ProcessBuilder verifier = new ProcessBuilder(command).redirectErrorStream(true);
        verifier.environment().putAll(environment);
        Process process = verifier.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Told(process.waitFor(), text);
    }

    private static int line(List<String> file, int number) {
        return kinds(file).indexOf("entry") + number - 1;
    }

    private static List<String> kinds(List<String> file) {
        return file.stream()
                .map(line -> line.replaceAll(".*\"kind\":\"([a-z]+)\".*", "$1"))
                .toList();
    }

    static Stream<Arguments> touched() {
        return Stream.of(
                touch(
                        "entry 2 was changed",
                        f -> f.set(line(f, 2), f.get(line(f, 2)).replace("ADMIN", "admin")),
                        "entry 2 of the chain (2027-03-01T09:00:00Z, "),
                touch("entry 2 was removed", f -> f.remove(line(f, 2)), "entry 2 of the chain is missing"),
                touch("an entry was put in", f -> f.add(line(f, 2), f.get(line(f, 2))), "entry 2 of the chain ("),
                touch(
                        "two changed places",
                        f -> f.add(line(f, 1), f.remove(line(f, 2))),
                        "entry 1 of the chain is missing"),
                touch(
                        "the end was cut off",
                        f -> f.subList(line(f, 1), f.size()).clear(),
                        "the chain ends before entry"),
                touch("the last line is missing", f -> f.remove(f.size() - 1), "its end is missing"),
                touch("a checkpoint was exchanged", TrailExportTest::forge, "is not signed by its key"));
    }

    private static void forge(List<String> file) {
        int at = kinds(file).indexOf("checkpoint");
        file.set(at, file.get(at).replaceFirst("\"at\":\"2027", "\"at\":\"2026"));
    }

    private static Arguments touch(String what, Consumer<List<String>> how, String says) {
        return arguments(what, how, says);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("touched")
    void the_verifier_tells_that(String what, Consumer<List<String>> how, String says) throws Exception {
        List<String> file = new ArrayList<>(lines);
        how.accept(file);
        Told told = verify(file);
        assertThat(told.text()).as(what).startsWith("BROKEN: ").contains(says);
        assertThat(told.exit()).isEqualTo(1);
    }

    @Test
    void the_verifier_finds_what_nobody_touched_whole() throws Exception {
        assertThat(kinds(lines)).containsSubsequence("trail", "key", "checkpoint", "entry", "end");
        Told told = verify(lines);
        assertThat(told.text()).startsWith("WHOLE: ").contains("signatures checked");
        assertThat(told.exit()).isZero();
        assertThat(portal.admin().get("/audit").html().select("#chain").text())
                .contains(told.text()
                        .lines()
                        .filter(line -> line.startsWith("key "))
                        .findFirst()
                        .orElseThrow()
                        .substring(4));
    }

    @Test
    void an_older_export_and_a_key_that_was_kept_elsewhere_hold_the_newer_one() throws Exception {
        Path old = Files.write(folder.resolve("old.jsonl"), lines);
        String key = key();
        assertThat(verify(later, "--earlier", old.toString(), "--key", key).exit())
                .isZero();
        Path longer = Files.write(folder.resolve("longer.jsonl"), later);
        assertThat(verify(lines, "--earlier", longer.toString()).text())
                .contains("is not what the earlier export holds");
        assertThat(verify(lines, "--key", "00").text()).contains("does not know the key");
    }

    @Test
    void a_key_that_could_prove_nothing_is_said_to_and_does_not_end_well() throws Exception {
        String key = key();
        List<String> bare = new ArrayList<>(lines);
        bare.removeIf(line -> line.contains("\"kind\":\"checkpoint\""));
        assertThat(verify(bare).exit()).as("no key was named").isZero();
        assertThat(verify(bare, "--key", key)).satisfies(told -> {
            assertThat(told.text())
                    .contains("NOT PROVEN by --key: the file holds no checkpoint")
                    .doesNotContain("WHOLE");
            assertThat(told.exit()).isEqualTo(3);
        });
        assertThat(verify(Map.of("PATH", folder.toString()), lines, "--key", key))
                .satisfies(told -> {
                    assertThat(told.text())
                            .contains("NOT PROVEN by --key: there is no openssl")
                            .doesNotContain("WHOLE");
                    assertThat(told.exit()).isEqualTo(3);
                });
        assertThat(verify(Map.of("PATH", folder.toString()), lines).text()).contains("signatures NOT checked");
        assertThat(verify(lines, "--key", key)).satisfies(told -> {
            assertThat(told.text()).contains("vouched for by --key: up to entry ");
            assertThat(told.exit()).isZero();
        });
    }

    private static String key() throws Exception {
        return verify(lines)
                .text()
                .lines()
                .filter(line -> line.startsWith("key "))
                .findFirst()
                .orElseThrow()
                .substring(4);
    }

    @Test
    void the_table_keeps_to_the_search_and_calculates_nothing() {
        Browser.Page sheet = portal.admin().get("/audit/trail.csv?act=add-user&lang=en");
        assertThat(sheet.header("Content-Disposition")).contains("akashi-audit-2027-03-01.csv");
        String text = new String(sheet.bytes(), StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(4).first().asString().contains("time (UTC)", "from where");
        assertThat(text).contains("later", "'=cmd|").doesNotContain("import-inventory", ",=cmd", "\"=cmd");
        assertThat(portal.admin().get("/audit?act=add-user").html().select("a[href='/audit/trail.csv?act=add-user']"))
                .hasSize(1);
    }

    @Test
    void a_failed_sign_in_is_by_the_portal_which_has_no_role() {
        portal.browser().post("/sign-in", "username", "admin", "password", "not the word at all");
        Browser.Page sheet = portal.admin().get("/audit/trail.csv?act=sign-in-failed&lang=en");
        assertThat(new String(sheet.bytes(), StandardCharsets.UTF_8).lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.contains(",portal,,"));
    }

    @Test
    void a_chain_found_whole_is_vouched_for_at_once_so_that_an_export_proves_all_of_it() {
        try (TestPortal other = TestPortal.start()) {
            lines(other);
            user(other, "night watch");
            other.admin().submit("/audit", "/audit/check");
            var db = other.database().db();
            UUID site = other.actor().siteId();
            assertThat(new AuditCheckpoints(db, site).last().orElseThrow().number())
                    .isEqualTo(new AuditChain(db, site).head().number());
        }
    }

    @Test
    void an_entry_that_holds_half_of_a_pair_is_exported_and_proven_all_the_same() throws Exception {
        try (TestPortal other = TestPortal.start()) {
            user(other, "half " + "\uD83D");
            List<String> file = lines(other);
            assertThat(file).anyMatch(line -> line.contains("\"subject\":\"half ?\""));
            assertThat(verify(file).text()).startsWith("WHOLE: ");
            assertThat(other.admin().get("/audit/trail.csv").status()).isEqualTo(200);
        }
    }

    @Test
    void nothing_unfinished_lies_in_the_home_after_a_start() throws Exception {
        Path home = Files.createTempDirectory(folder, "home");
        TestPortal.in(home, TestPortal.NOW, false).close();
        Files.writeString(home.resolve("sent-1.part"), "x");
        Files.writeString(home.resolve("backup23.part"), "x");
        try (TestPortal again = TestPortal.in(home, TestPortal.NOW, false)) {
            lines(again);
            try (Stream<Path> files = Files.list(home)) {
                assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
            }
        }
    }

    @Test
    void the_chain_is_proven_at_a_press_and_says_where_it_broke() {
        Browser admin = portal.admin();
        assertThat(admin.submit("/audit", "/audit/check").location()).isEqualTo("/audit");
        assertThat(admin.get("/audit").html().select("#chain").text()).contains("Whole");
        var db = portal.database().db();
        db.update(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.ORIGIN, "x")
                .where(AUDIT_ENTRY.CHAIN_NUMBER.eq(3L))
                .execute();
        admin.submit("/audit", "/audit/check");
        assertThat(admin.get("/audit").html().select("#chain").text())
                .contains("Broken", "Entry 3 of the chain: it is not what was sealed");
        portal.portal().lookForWarnings();
        assertThat(admin.get("/warnings?lang=en").text())
                .contains("The audit trail does not hold", "Entry 3 of the chain");
        db.update(AUDIT_ENTRY)
                .set(AUDIT_ENTRY.ORIGIN, "portal")
                .where(AUDIT_ENTRY.CHAIN_NUMBER.eq(3L))
                .execute();
    }

    @Test
    void only_an_administrator_takes_it_along() {
        assertThat(portal.as(Access.HELPDESK).get("/audit/trail.jsonl").status())
                .isEqualTo(403);
        assertThat(portal.as(Access.HELPDESK).get("/audit/trail.csv").status()).isEqualTo(403);
    }
}
