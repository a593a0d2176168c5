package akashi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.pki.NativeCrypto;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Certificates by the hundred beside other tools; the table goes to {@code target/certificate-speed.md}. */
@Tag("bench")
class CertificateSpeedIT {

    public static void main(String[] args) throws IOException {
        System.out.println(measured(args));
    }

    @Test
    void it_is_measured() throws IOException {
        String table = measured("batch", "pool", "sign", "revoke");
        Files.writeString(Path.of("target", "certificate-speed.md"), table, StandardCharsets.UTF_8);
        System.out.println(table);
        assertThat(table).contains("requests signed over HTTP", "keys from the pool", "OCSP");
    }

    private static String measured(String... parts) throws IOException {
        Path folder = Files.createTempDirectory("akashi-bench");
        Figures figures = new Figures();
        figures.add("keys and signatures", "", "%s", NativeCrypto.load());
        for (String part : parts) {
            Path own = Files.createDirectories(folder.resolve(part));
            switch (part) {
                case "batch" -> new IssuingSpeed(own, figures).measure(false);
                case "pool" -> new IssuingSpeed(own, figures).measure(true);
                case "sign" -> new SigningSpeed(own, figures).measure();
                case "revoke" -> new RevocationSpeed(own, figures).measure();
                default -> throw new IllegalArgumentException(part);
            }
        }
        return figures.table();
    }
}
