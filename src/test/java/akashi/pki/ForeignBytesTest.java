package akashi.pki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.fault.Fault;
import akashi.core.site.NameConstraints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ForeignBytesTest {

    private static final Trusts TRUSTS = Trusts.root().issuing(NameConstraints.NONE);
    private static final ParsedCertificate LEAF = TRUSTS.leaf("rec-01.site.example", "10.1.0.5");
    private static final Password PASSWORD = Password.of("kx4mv-dd3ga");
    private static final byte[] PFX = TRUSTS.pfx(LEAF).encode(PfxProfile.MODERN, PASSWORD);
    private static final byte[] DER = LEAF.der().toArray();

    @TempDir
    Path folder;

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("nothing", new byte[0], "pki.read.empty"),
                arguments("two megabytes", new byte[2 << 20], "pki.read.too-large"),
                arguments("zeros", new byte[100], "pki.read.malformed"),
                arguments("a text", "hello".getBytes(UTF_8), "pki.read.malformed"),
                arguments("a certificate cut in the middle", Arrays.copyOf(DER, DER.length / 2), "pki.read.malformed"),
                arguments("a certificate cut by a byte", Arrays.copyOf(DER, DER.length - 1), "pki.read.malformed"),
                arguments("a certificate with bytes behind", Arrays.copyOf(DER, DER.length + 9), "pki.read.malformed"),
                arguments("a length of two gigabytes", bytes(0x30, 0x84, 0x7f, 0xff, 0xff, 0xff), "pki.read.malformed"),
                arguments(
                        "a length of nine octets", bytes(0x30, 0x89, 1, 1, 1, 1, 1, 1, 1, 1, 1), "pki.read.malformed"),
                arguments("an empty sequence", bytes(0x30, 0), "pki.read.malformed"),
                arguments("another tag", bytes(0x04, 1, 1), "pki.read.malformed"),
                arguments("deep nesting", nested(100_000), "pki.read.malformed"),
                arguments("an endless nesting", repeated(bytes(0x30, 0x80), 200_000), "pki.read.malformed"),
                arguments("PEM without base64", pem("!!!!"), "pki.read.malformed"),
                arguments("PEM with garbage inside", pem("AAAA"), "pki.read.malformed"),
                arguments("PEM without an end", LEAF.pem().substring(0, 200).getBytes(UTF_8), "pki.read.malformed"),
                arguments(
                        "PEM of something else",
                        "-----BEGIN X-----\n-----END X-----".getBytes(UTF_8),
                        "pki.read.no-certificate"),
                arguments(
                        "a private key as PEM",
                        DerBytes.of(Trusts.SERVER_KEY.reveal())
                                .pem("PRIVATE KEY")
                                .getBytes(UTF_8),
                        "pki.read.holds-key"),
                arguments("a private key as DER", Trusts.SERVER_KEY.reveal(), "pki.read.holds-key"),
                arguments("a PFX file", PFX, "pki.read.holds-key"),
                arguments("201 certificates", LEAF.pem().repeat(201).getBytes(UTF_8), "pki.read.too-many"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void a_certificate_that_is_none_gets_a_sentence(String name, byte[] bytes, String key) {
        Fault.BadInput fault = assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> catchThrowableOfType(Fault.BadInput.class, () -> CertificateReader.readAll(bytes)));
        assertThat(fault.errors()).extracting(error -> error.message().key()).containsExactly(key);
    }

    @Test
    void a_signature_that_does_not_end_with_an_octet_is_refused_at_once() {
        byte[] signature = LEAF.der().toArray();
        signature[signature.length - 257] = 1; // the number of unused bits of the last octet
        signature[signature.length - 1] &= (byte) 0xfe;
        Fault.BadInput fault = catchThrowableOfType(Fault.BadInput.class, () -> CertificateReader.readOne(signature));
        assertThat(fault.errors()).extracting(error -> error.message().key()).containsExactly("pki.read.malformed");
    }

    @Test
    void every_way_to_write_certificates_is_read() throws Exception {
        String chain =
                LEAF.pem() + "some text\r\n" + TRUSTS.chain().issuing().pem().replace("\n", "\r\n");
        Tools.write(folder, "chain.pem", chain);
        Tools.run(folder, "openssl", "crl2pkcs7", "-nocrl", "-certfile", "chain.pem", "-out", "chain.p7b");
        Tools.run(folder, "openssl", "pkcs7", "-in", "chain.p7b", "-outform", "DER", "-out", "chain.p7");
        assertThat(CertificateReader.readOne(DER)).isEqualTo(LEAF);
        for (String file : List.of("chain.pem", "chain.p7b", "chain.p7")) {
            assertThat(CertificateReader.readAll(Files.readAllBytes(folder.resolve(file))))
                    .as(file)
                    .containsExactlyInAnyOrder(LEAF, TRUSTS.chain().issuing());
        }
    }

    @Test
    void thumbprints_are_those_of_openssl() throws Exception {
        Tools.write(folder, "leaf.pem", LEAF.pem());
        String seen = Tools.run(
                        folder, "openssl", "x509", "-in", "leaf.pem", "-noout", "-fingerprint", "-sha1", "-serial")
                .output()
                .replace(":", "");
        assertThat(seen).contains(LEAF.thumbprint().value());
        assertThat(seen.toLowerCase(java.util.Locale.ROOT)).contains(LEAF.serial());
    }

    private static byte[] pem(String body) {
        return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n").getBytes(UTF_8);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] repeated(byte[] part, int times) {
        byte[] all = new byte[part.length * times];
        for (int i = 0; i < all.length; i++) {
            all[i] = part[i % part.length];
        }
        return all;
    }

    /** Sequences in sequences, each length right. */
    private static byte[] nested(int depth) {
        byte[] all = new byte[depth * 5];
        for (int i = 0; i < depth; i++) {
            int length = (depth - i - 1) * 5;
            byte[] head = bytes(0x30, 0x83, length >> 16, length >> 8, length);
            System.arraycopy(head, 0, all, i * 5, 5);
        }
        return all;
    }
}
