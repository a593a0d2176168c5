package akashi.certificates;

import akashi.authority.HandOut;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The script that installs a bundle on Windows. The same for every computer: what differs lies in the manifest. */
final class InstallScript {

    private static final String FILE = "/akashi/certificates/install.ps1";
    private static final byte[] BYTES = read();

    private InstallScript() {}

    /** UTF-8 with a byte order mark and CRLF: Windows PowerShell 5.1 reads anything else wrongly on Japanese Windows. */
    static byte[] bytes() {
        return BYTES.clone();
    }

    private static byte[] read() {
        try (InputStream in = InstallScript.class.getResourceAsStream(FILE)) {
            return HandOut.windows(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
