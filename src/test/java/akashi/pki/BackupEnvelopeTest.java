package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupEnvelopeTest {

    private static final Password PASSPHRASE = Password.of("海の見える倉庫");
    private static final int HEADER = 16 + 12 + 16 + 7 + 32;
    private static final int CHUNK = 64 * 1024 + 16;

    @ParameterizedTest(name = "{0} bytes come back")
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000})
    void what_was_encrypted_comes_back(int size) throws IOException {
        byte[] plain = Randoms.bytes(size);
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        BackupEnvelope.decrypt(new ByteArrayInputStream(encrypted(plain)), back, PASSPHRASE);
        assertThat(back.toByteArray()).isEqualTo(plain);
    }

    static Stream<Arguments> damaged() throws IOException {
        byte[] whole = encrypted(new byte[200_000]);
        return Stream.of(
                arguments("an empty file", new byte[0], "pki.backup.foreign"),
                arguments(
                        "a ZIP file", "PK\u0003\u0004 and more".getBytes(StandardCharsets.UTF_8), "pki.backup.foreign"),
                arguments("a file of a later version", altered(whole, 14, '2'), "pki.backup.version"),
                arguments("the header alone, cut", Arrays.copyOf(whole, 30), "pki.backup.truncated"),
                arguments("the header alone", Arrays.copyOf(whole, HEADER), "pki.backup.truncated"),
                arguments("a senseless cost", altered(whole, 16, 0x7f), "pki.backup.damaged"),
                arguments("another salt", altered(whole, 30, whole[30] ^ 1), "pki.backup.passphrase"),
                arguments("another seal", altered(whole, HEADER - 1, whole[HEADER - 1] ^ 1), "pki.backup.passphrase"),
                arguments(
                        "a flipped bit in the first chunk",
                        altered(whole, HEADER, whole[HEADER] ^ 1),
                        "pki.backup.damaged"),
                arguments(
                        "a flipped bit at the end",
                        altered(whole, whole.length - 1, whole[whole.length - 1] ^ 1),
                        "pki.backup.damaged"),
                arguments("a cut between two chunks", Arrays.copyOf(whole, HEADER + CHUNK), "pki.backup.truncated"),
                arguments("a cut inside a chunk", Arrays.copyOf(whole, HEADER + CHUNK + 99), "pki.backup.damaged"),
                arguments("bytes behind the end", Arrays.copyOf(whole, whole.length + 1), "pki.backup.damaged"),
                arguments("two chunks swapped", swapped(whole), "pki.backup.damaged"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void what_is_not_whole_is_recognised(String name, byte[] file, String key) {
        assertThat(refusal(file, PASSPHRASE)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "海の見える倉", "wrong"})
    void another_passphrase_is_told_before_anything_is_decrypted(String passphrase) throws IOException {
        byte[] whole = encrypted(new byte[10]);
        assertThat(refusal(whole, Password.of(passphrase))).isEqualTo("pki.backup.passphrase");
    }

    private static String refusal(byte[] file, Password passphrase) {
        Fault.BadInput fault = catchThrowableOfType(
                Fault.BadInput.class, () -> BackupEnvelope.check(new ByteArrayInputStream(file), passphrase));
        return fault.errors().get(0).message().key();
    }

    private static byte[] encrypted(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BackupEnvelope.encrypt(new ByteArrayInputStream(plain), out, PASSPHRASE, new Argon2Cost(256, 1, 1));
        return out.toByteArray();
    }

    private static byte[] altered(byte[] whole, int at, int value) {
        byte[] bytes = whole.clone();
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] swapped(byte[] whole) {
        byte[] bytes = whole.clone();
        System.arraycopy(whole, HEADER, bytes, HEADER + CHUNK, CHUNK);
        System.arraycopy(whole, HEADER + CHUNK, bytes, HEADER, CHUNK);
        return bytes;
    }
}
