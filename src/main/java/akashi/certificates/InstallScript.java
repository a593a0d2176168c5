package akashi.certificates;

import akashi.authority.HandOut;
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
            "20-bundle",
            "30-stores",
            "40-keys",
            "50-slots",
            "60-apply",
            "70-undo",
            "80-receipt",
            "85-enrol",
            "90-run");
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
