package akashi;

import akashi.pki.Password;
import akashi.pki.TokenSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PKCS #11 token in software (SoftHSM). Its library reads its settings once in a process, from the file that a
 * variable of the environment names; so all tokens of one process are made together, before it is loaded.
 */
public final class SoftToken {

    public static final String PIN = "27182818";
    public static final String VARIABLE = "SOFTHSM2_CONF";

    private static final List<Path> LIBRARIES = Stream.of(
                    "/usr/lib/softhsm/libsofthsm2.so",
                    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
                    "/usr/lib64/pkcs11/libsofthsm2.so",
                    "/usr/local/lib/softhsm/libsofthsm2.so")
            .map(Path::of)
            .toList();

    private final Path settings;
    private final String label;
    private final Path folder;

    private SoftToken(Path settings, String label, Path folder) {
        this.settings = settings;
        this.label = label;
        this.folder = folder;
    }

    /** Of this process. */
    private static final class Own {
        private static final List<SoftToken> TOKENS = make();

        private static List<SoftToken> make() {
            String named = System.getenv(VARIABLE);
            if (named == null) {
                throw new AssertionError("set " + VARIABLE + " to a file that the tests may write, as pom.xml does");
            }
            Path settings = Path.of(named).toAbsolutePath();
            forget(settings.resolveSibling("tokens"));
            return Stream.of("harbour", "spare", "cabinet", "保管庫")
                    .map(label -> in(settings.getParent(), label))
                    .toList();
        }
    }

    /** A token of this process: {@code harbour}, {@code spare}, {@code cabinet}, {@code 保管庫}. */
    public static SoftToken own(String label) {
        return Own.TOKENS.stream()
                .filter(token -> token.label.equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** A new token in a folder of its own, for processes that are started with {@link #VARIABLE}. */
    public static SoftToken in(Path folder, String label) {
        try {
            Path tokens = Files.createDirectories(folder.resolve("tokens"));
            Path settings = folder.resolve("softhsm2.conf");
            Files.writeString(
                    settings, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\nlog.level = ERROR\n");
            Set<Path> before = new HashSet<>(list(tokens));
            run(settings, "softhsm2-util", "--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", PIN);
            Path made = list(tokens).stream()
                    .filter(each -> !before.contains(each))
                    .findFirst()
                    .orElseThrow();
            return new SoftToken(settings, label, made);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The module that the portal loads. */
    public static Path library() {
        return LIBRARIES.stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no libsofthsm2.so: Debian package softhsm2"));
    }

    /** The value of {@link #VARIABLE}. */
    public Path settings() {
        return settings;
    }

    /** Where it lies on the disk. */
    public Path folder() {
        return folder;
    }

    /** For a portal in this process. */
    public TokenSetting setting() {
        return new TokenSetting(library(), label, Optional.of(Password.of(PIN)), Optional.empty());
    }

    /** A portal in this process that has it, and answers machines that ask about revoked certificates. */
    public TestPortal portal(Path home) {
        return TestPortal.in(
                Configuration.in(home).keysOn(setting()).withStatusPort(0),
                java.time.Instant.now().plusSeconds(120),
                false);
    }

    /** A portal on the same home whose settings name another token, which is not there. */
    public static TestPortal without(Path home) {
        TokenSetting lost = new TokenSetting(library(), "lighthouse", Optional.of(Password.of(PIN)), Optional.empty());
        return TestPortal.in(
                Configuration.in(home).keysOn(lost), java.time.Instant.now().plusSeconds(120), false);
    }

    /** For a portal in this process that reads the PIN from a file. */
    public TokenSetting setting(Path pinFile) {
        return new TokenSetting(library(), label, Optional.empty(), Optional.of(pinFile));
    }

    /** What another program sees on it. */
    public String objects() {
        return run(
                settings,
                "pkcs11-tool",
                "--module",
                library().toString(),
                "--token-label",
                label,
                "--login",
                "--pin",
                PIN,
                "--list-objects");
    }

    /** The objects whose id is this text. */
    public List<String> objectsOf(String id) {
        String hex = HexFormat.of().formatHex(id.getBytes(StandardCharsets.UTF_8));
        return Stream.of(objects().split("(?m)^(?=Certificate|Private|Public)"))
                .filter(each -> each.contains(hex))
                .toList();
    }

    /** Its serial number, as another program tells it. */
    public String serial() {
        String slots = run(settings, "pkcs11-tool", "--module", library().toString(), "--list-token-slots");
        return slots.substring(slots.indexOf(label)).replaceFirst("(?s).*?serial num\\s*: (\\S+).*", "$1");
    }

    private static List<Path> list(Path tokens) throws IOException {
        try (Stream<Path> all = Files.list(tokens)) {
            return all.toList();
        }
    }

    private static void forget(Path tokens) {
        if (!Files.exists(tokens)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tokens)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String run(Path settings, String... command) {
        try {
            Path output = Files.createTempFile("akashi-token", ".txt");
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put(VARIABLE, settings.toString());
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            String said = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (!ended || process.exitValue() != 0) {
                throw new AssertionError(command[0] + ": " + said);
            }
            return said;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
