package akashi.pki;

import akashi.core.text.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * The file that protects private keys at rest where no passphrase is given: one line of 32 random bytes in base64,
 * readable by its owner only.
 */
public record KeyFile(Path path) {

    /** What was found when the file was opened. */
    public sealed interface Outcome {
        /** Why the file cannot be used, as a sentence; empty when it can. */
        Optional<Message> problem();
    }

    /** The key is there. */
    public record Ready(KeyEncryptionKey key) implements Outcome {
        @Override
        public Optional<Message> problem() {
            return Optional.empty();
        }
    }

    /** There is no such file. */
    public record Missing() implements Outcome {
        @Override
        public Optional<Message> problem() {
            return Optional.of(Message.of("pki.key-file.missing"));
        }
    }

    /** Somebody besides its owner can read it: it is not used until that is mended. */
    public record ReadableByOthers() implements Outcome {
        @Override
        public Optional<Message> problem() {
            return Optional.of(Message.of("pki.key-file.readable-by-others"));
        }
    }

    /** It is there, but holds no key, or cannot be read by this process. */
    public record Unusable() implements Outcome {
        @Override
        public Optional<Message> problem() {
            return Optional.of(Message.of("pki.key-file.unusable"));
        }
    }

    private static final int MOST_BYTES = 256;

    /** Makes the file with a fresh key, failing when it exists. Its folder must exist. */
    public KeyEncryptionKey create() throws IOException {
        byte[] key = Randoms.bytes(AesGcm.KEY_BYTES);
        byte[] line = (Base64.getEncoder().encodeToString(key) + "\n").getBytes(StandardCharsets.US_ASCII);
        try (OutputStream file = OwnerOnly.create(path)) {
            file.write(line);
        }
        return KeyEncryptionKey.of(key);
    }

    /** Reads the key, unless others could read it too. */
    public Outcome open() {
        if (!Files.exists(path)) {
            return new Missing();
        }
        try {
            return OwnerOnly.holds(path) ? read() : new ReadableByOthers();
        } catch (IOException unreadable) {
            return new Unusable();
        }
    }

    private Outcome read() throws IOException {
        if (!Files.isRegularFile(path) || Files.size(path) > MOST_BYTES) {
            return new Unusable();
        }
        try {
            byte[] key = Base64.getDecoder()
                    .decode(Files.readString(path, StandardCharsets.ISO_8859_1).strip());
            return key.length == AesGcm.KEY_BYTES ? new Ready(KeyEncryptionKey.of(key)) : new Unusable();
        } catch (IllegalArgumentException notBase64) {
            return new Unusable();
        }
    }
}
