package akashi.certificates;

import akashi.authority.HandOut;
import akashi.core.site.Computer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The script that installs a bundle on Windows, put together from its parts. The same for every computer: what differs
 * lies in the manifest.
 */
public final class InstallScript {

    private static final String FOLDER = "/akashi/certificates/install/";
    private static final List<String> PARTS = List.of(
            "10-head",
            "15-output",
            "20-bundle",
            "30-stores",
            "35-find",
            "40-keys",
            "45-rights",
            "50-slots",
            "60-apply",
            "70-undo",
            "75-rows",
            "80-receipt",
            "85-enrol",
            "90-run");
    /** Those that only look: where things lie, who can read a key, which slots are on. */
    private static final List<String> LOOKING = List.of("15-output", "35-find", "40-keys", "50-slots", "75-rows");

    private static final String NOWHERE = "$PORTAL = ''\r\n";
    private static final String NOTHING = "$PORTAL_PINS = @()\r\n";
    private static final byte[] BYTES = read();

    private InstallScript() {}

    /** UTF-8 with a byte order mark and CRLF: Windows PowerShell 5.1 reads anything else wrongly on Japanese Windows. */
    public static byte[] bytes() {
        return BYTES.clone();
    }

    /**
     * The same for enrolling, which knows where the portal is and which certificate it shows there.
     *
     * @param url scheme, host and port
     * @param pins SHA-256 in hex
     */
    public static byte[] pinned(String url, List<String> pins) {
        String hex = pins.stream().map(pin -> "'" + pin + "'").collect(Collectors.joining(", "));
        String script = new String(BYTES, StandardCharsets.UTF_8)
                .replace(NOWHERE, "$PORTAL = '" + url + "'\r\n")
                .replace(NOTHING, "$PORTAL_PINS = @(" + hex + ")\r\n");
        return script.getBytes(StandardCharsets.UTF_8);
    }

    /** The parts that only look, for a script that does nothing else. */
    public static String looking() {
        return LOOKING.stream().map(InstallScript::part).collect(Collectors.joining());
    }

    /** What those parts have to be told of a computer's slots: where each can be seen and who has to read its key. */
    public static List<Object> slotsOf(Computer computer) {
        return computer.slots().stream()
                .<Object>map(slot -> Manifest.use(computer, slot))
                .toList();
    }

    private static byte[] read() {
        return HandOut.windows(PARTS.stream().map(InstallScript::part).collect(Collectors.joining()));
    }

    private static String part(String name) {
        try (InputStream in = InstallScript.class.getResourceAsStream(FOLDER + name + ".ps1")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
