package akashi.pki;

import java.nio.charset.StandardCharsets;

/**
 * Where a sealed secret lies and what it is for. It is bound into the seal, so that a secret copied to another row or
 * used for something else does not open.
 */
public record SecretPlace(String table, String row, String purpose) {

    /** Refuses the separator inside a part, which would let two places look alike. */
    public SecretPlace {
        if ((table + row + purpose).indexOf('|') >= 0) {
            throw new IllegalArgumentException("a place cannot contain a bar");
        }
    }

    byte[] associatedData() {
        return (table + "|" + row + "|" + purpose).getBytes(StandardCharsets.UTF_8);
    }
}
