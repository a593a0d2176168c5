package akashi.pki;

import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * What one try of a password costs (RFC 9106).
 *
 * @param memoryKib memory in KiB
 * @param passes passes over the memory
 * @param lanes lanes of computation
 */
public record Argon2Cost(int memoryKib, int passes, int lanes) {

    /** For a passphrase that protects keys at rest, tried once per start: 64 MiB. */
    public static final Argon2Cost AT_REST = new Argon2Cost(64 * 1024, 3, 1);
    /** For signing in, which several people do at once: 19 MiB. */
    public static final Argon2Cost SIGN_IN = new Argon2Cost(19 * 1024, 2, 1);

    /** More would let a foreign file exhaust the portal. */
    private static final int MOST_MEMORY_KIB = 256 * 1024;

    /** Refuses what is senseless or would exhaust the machine. */
    public Argon2Cost {
        boolean sensible = lanes >= 1 && lanes <= 16 && passes >= 1 && passes <= 32;
        if (!sensible || memoryKib < 8 * lanes || memoryKib > MOST_MEMORY_KIB) {
            throw new IllegalArgumentException("a cost out of bounds");
        }
    }

    /** Whether a hash made at this cost is cheaper to try than one made at the other. */
    boolean isBelow(Argon2Cost other) {
        return memoryKib < other.memoryKib || passes < other.passes;
    }

    byte[] derive(Password password, byte[] salt, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        byte[] derived = new byte[length];
        generator.generateBytes(password.utf8(), derived);
        return derived;
    }
}
