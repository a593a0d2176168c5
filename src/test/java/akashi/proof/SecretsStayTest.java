package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.pki.TimedCodes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The portal as a process gets every kind of secret, also in wrong places; then everything that it wrote, showed and was
 * started with is searched for them, in the usual ways of writing them down.
 */
class SecretsStayTest {

    private static final String ADMIN = "Wharf-admin-4471 plain";
    private static final String PASSPHRASE = "Wharf-passphrase-8823 plain";
    private static final String PFX = "Wharf-pfx-6619 plain";
    private static final String BACKUP = "Wharf-lantern-7730 copper plain";
    private static final String CA = "Wharf-ca-file-9902 plain";
    private static final String MAIL = "Wharf-mail-3318 plain";
    private static final String BIND = "Wharf-bind-5507 plain";
    private static final String VMS = "Wharf-vms-2246 plain";
    private static final String HOOK = "wharf-hook-T0KEN-1187";

    /** No secret: it has to be found, or the search finds nothing. */
    private static final String PLANTED = "Wharf-planted-1234 plain";

    @TempDir
    Path folder;

    private final Map<String, byte[]> shown = new LinkedHashMap<>();
    private final List<String> otherwise = new ArrayList<>();
    private final Grep secrets = new Grep();
    private Process process;
    private Browser admin;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("tmp"));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                        "-Dakashi.port=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "akashi.Main")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("console.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("AKASHI_"));
        builder.environment()
                .putAll(Map.of(
                        "AKASHI_HOME",
                        folder.resolve("home").toString(),
                        "AKASHI_ADMIN_PASSWORD",
                        ADMIN,
                        "AKASHI_PASSPHRASE",
                        PASSPHRASE,
                        "AKASHI_KEY_POOL",
                        "0",
                        "LC_ALL",
                        "C.UTF-8"));
        process = builder.start();
        admin = new Browser(java.net.URI.create(address())).in("en");
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
    }

    private String address() throws IOException {
        Pattern known = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
        while (process.isAlive()) {
            Matcher found = known.matcher(Files.readString(folder.resolve("console.log")));
            if (found.find()) {
                return found.group() + "/";
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError(Files.readString(folder.resolve("console.log")));
    }

    /** Sends a form; what comes back is searched too. */
    private Browser.Page act(int status, String path, String... fields) {
        Browser.Page answer = admin.post(path, fields);
        if (answer.status() != status) {
            otherwise.add(path + " answered " + answer.status() + ": "
                    + answer.html().select("main").text());
        }
        shown.put("answer " + shown.size() + " of " + path, answer.text().getBytes(StandardCharsets.UTF_8));
        return answer;
    }

    @Test
    void no_secret_is_found_in_anything_that_the_portal_wrote_or_showed() throws Exception {
        texts();
        act(303, "/sign-in", "username", "admin", "password", ADMIN);
        act(422, "/sign-in", "username", "admin", "password", PFX);
        site();
        told();
        factor();
        key();
        wrong();
        pages();
        assertThat(otherwise).as("acts that went otherwise").isEmpty();
        process.destroy();
        process.waitFor();
        Map<String, Object> found = new TreeMap<>(secrets.below(folder));
        shown.forEach((name, bytes) -> {
            if (!secrets.in(bytes).isEmpty()) {
                found.put(name, secrets.in(bytes));
            }
        });
        assertThat(found).isEmpty();
        planted();
    }

    private void texts() throws IOException {
        Map.of("admin", ADMIN, "passphrase", PASSPHRASE, "PFX", PFX, "backup", BACKUP, "CA file", CA)
                .forEach(secrets::text);
        Map.of("mail", MAIL, "bind", BIND, "VMS", VMS, "webhook", HOOK).forEach(secrets::text);
        byte[] started = Files.readAllBytes(Path.of("/proc/" + process.pid() + "/cmdline"));
        shown.put("command line", started);
        assertThat(new String(started, StandardCharsets.UTF_8)).contains("akashi.Main");
    }

    private void site() {
        String csv = "computer,role,name,domain,windows\nrec-01,RECORDING,Quay,example.com,SERVER_2022\n";
        Browser.Page looked = admin.upload("/sites/import", "file", "a.csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(admin.submit(looked.location(), looked.location()).status()).isEqualTo(303);
        String page = "/authorities/new";
        assertThat(admin.submit(page, page, "name", "Wharf CA", "key", "RSA_2048", "years", "15")
                        .status())
                .isEqualTo(303);
        Browser.Page fact = admin.submit("/facts?fact=CA_TRUSTED", "/facts", "everyone", "true", "note", PLANTED);
        assertThat(fact.status()).as(fact.html().text()).isEqualTo(303);
    }

    private void told() {
        act(
                303,
                "/settings/warnings/server",
                "host",
                "127.0.0.1",
                "port",
                "1",
                "security",
                "STARTTLS",
                "user",
                "portal",
                "password",
                MAIL,
                "from",
                "akashi@example.com");
        act(303, "/settings/warnings/web", "shape", "TEAMS", "url", "https://127.0.0.1:1/" + HOOK, "webLang", "en");
        act(
                303,
                "/settings/directory",
                "servers",
                "127.0.0.1:1",
                "base",
                "dc=a,dc=example",
                "namedBy",
                "UPN",
                "suffix",
                "a.example",
                "trustedBy",
                "PINNED",
                "pin",
                "ab".repeat(32),
                "bindUser",
                "reader@a.example",
                "password",
                BIND);
        handed();
    }

    private void handed() {
        act(422, "/vms", "address", "https://127.0.0.1:1", "kind", "BASIC", "user", "reader", "password", VMS);
        act(200, "/backup", "passphrase", BACKUP, "again", BACKUP);
        Browser.Page token = admin.post("/account/tokens", "name", "script", "role", "ADMIN", "days", "30");
        secrets.text("API token", token.html().select("#token").text());
    }

    private void factor() {
        Browser.Page page = admin.get("/account/second-factor");
        byte[] seed = Base32.decode(page.html().select("#factor-key").text().replace(" ", ""));
        secrets.bytes("second factor", seed).text("second factor typed", new TimedCodes(seed).base32());
        String code = new TimedCodes(seed).of(TimedCodes.stepAt(Instant.now()));
        Browser.Page done = admin.post(
                "/account/second-factor",
                "sealed",
                page.hidden("/account/second-factor").get("sealed"),
                "code",
                code,
                "present",
                ADMIN);
        List<String> codes = done.html().select(".recovery-code").eachText();
        assertThat(codes).as(done.html().text()).hasSize(10);
        codes.forEach(each -> secrets.text("recovery code", each));
    }

    /** The private keys themselves, from the files in which they may leave. */
    private void key() {
        String computer = link("/servers").replace("/servers/", "");
        act(303, "/encryption/turn", "computer", computer, "slot", "STREAMING", "on", "true");
        String issue = "/certificates/issue";
        Browser.Page issued = admin.submit(issue + "?computer=" + computer, issue, "key", "RSA_2048", "days", "397");
        assertThat(issued.status()).as(issued.html().text()).isEqualTo(303);
        String export = link("/certificates") + "/export";
        Browser.Page pfx = admin.post(export, "form", "PFX_MODERN", "source", "typed", "password", PFX);
        secrets.bytes("key of a certificate", TakenKeys.middle(TakenKeys.ofPfx(pfx.bytes(), PFX)));
        Browser.Page file = act(200, link("/authorities") + "/key/export", "passphrase", CA, "again", CA);
        secrets.bytes("key of the CA", TakenKeys.middle(TakenKeys.ofAuthority(file.bytes(), CA)));
    }

    /** The first thing that a list leads to. */
    private String link(String list) {
        return admin.get(list).html().select("a[href^=" + list + "/]").eachAttr("href").stream()
                .filter(href -> href.matches(list + "/[0-9a-f-]{36}"))
                .findFirst()
                .orElseThrow();
    }

    /** Secrets where they do not belong, and acts that fail. */
    private void wrong() {
        act(422, "/account/password", "present", PFX, "password", ADMIN, "again", MAIL);
        act(422, "/backup", "passphrase", BACKUP, "again", PFX);
        act(422, "/unlock/passphrase", "present", PFX, "fresh", CA, "again", BACKUP);
        act(422, "/authorities/import", "password", PFX, "name", "x");
        act(404, "/no-such-page", "password", ADMIN);
        Browser script =
                new Browser(java.net.URI.create(admin.get("/").response().uri().toString()));
        Browser.Page refused =
                script.json("/api/v1/certificates/import", "{\"password\": \"" + PFX + "\", \"files\": 7}");
        shown.put("refused call", refused.bytes());
    }

    private void pages() throws IOException {
        List<String> all = new ArrayList<>(List.of("/", "/audit", "/audit/trail.jsonl", "/audit/trail.csv", "/users"));
        all.addAll(List.of("/settings/warnings", "/settings/directory", "/vms", "/backup", "/unlock", "/account"));
        all.addAll(List.of("/account/second-factor", "/settings/https", "/certificates", "/authorities", "/facts"));
        for (String page : all) {
            Browser.Page answer = admin.get(page);
            assertThat(answer.status()).as(page).isEqualTo(200);
            shown.put(page, answer.bytes());
        }
        Browser.Page support = admin.post("/backup/support");
        assertThat(support.status()).isEqualTo(200);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(support.bytes()))) {
            shown.put("support file", in.readAllBytes());
        }
    }

    /** The same search finds what is no secret, in each way of writing it, and in the database's own file. */
    private void planted() {
        Grep control = new Grep().text("planted", PLANTED);
        assertThat(control.below(folder).keySet()).anyMatch(file -> file.contains("home") && file.endsWith(".mv.db"));
        assertThat(shown.keySet().stream()
                        .filter(name -> !control.in(shown.get(name)).isEmpty()))
                .contains("/audit/trail.jsonl");
        byte[] raw = PLANTED.getBytes(StandardCharsets.UTF_8);
        assertThat(control.in(java.util.HexFormat.of().formatHex(raw).getBytes(StandardCharsets.US_ASCII)))
                .containsExactly("planted in hex");
        for (String before : List.of("", "a", "ab", "abc")) {
            byte[] some = (before + PLANTED + "zz").getBytes(StandardCharsets.UTF_8);
            assertThat(control.in(java.util.Base64.getEncoder().encode(some)))
                    .as(before)
                    .anyMatch(name -> name.contains("base64"));
        }
        assertThat(control.in(PLANTED.getBytes(StandardCharsets.UTF_16LE))).contains("planted in UTF-16");
    }
}
