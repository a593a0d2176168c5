package akashi.lab;

import akashi.pki.LabKey;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * What lies on a learner's bench of keys: a pair, what was signed, and how the last check came out. Each step makes a
 * new one.
 *
 * @param key the pair; {@code null} before one was made
 * @param signed what was signed; {@code null} before
 * @param checked how the last check came out; {@code null} before
 */
record Bench(LabKey key, Signed signed, Checked checked) {

    static final Bench EMPTY = new Bench(null, null, null);

    /** What one check may change on purpose. */
    enum Flip {
        NOTHING,
        TEXT,
        SIGNATURE
    }

    /** A text and its signature. */
    record Signed(String text, byte[] signature) {

        /** The signature in hex. */
        public String hex() {
            return HexFormat.of().formatHex(signature);
        }
    }

    /**
     * A check.
     *
     * @param fits whether the key signed exactly this
     * @param fitted whether it signed what was given, before a bit of it was changed
     * @param before the byte that was changed, in hex; empty where none was
     * @param after what it became
     * @param at where it stands
     */
    record Checked(
            boolean fits,
            boolean fitted,
            Flip flip,
            int at,
            String before,
            String after,
            String text,
            String signature) {

        /** Whether it was the changed bit, and nothing else, that made it fail. */
        boolean broken() {
            return fitted && !fits;
        }
    }

    Bench with(LabKey made) {
        return new Bench(made, null, null);
    }

    Bench signing(String text) {
        return new Bench(key, new Signed(text, key.sign(bytes(text))), null);
    }

    /** Checks what somebody gives, with one bit changed if wished. */
    Bench checking(String text, byte[] signature, Flip flip) {
        byte[] message = bytes(text);
        byte[] given = signature.clone();
        byte[] changed = flip == Flip.TEXT ? message : given;
        int at = changed.length / 2;
        String before = flip == Flip.NOTHING || changed.length == 0 ? "" : hex(changed[at]);
        if (!before.isEmpty()) {
            changed[at] ^= 1;
        }
        String after = before.isEmpty() ? "" : hex(changed[at]);
        return new Bench(
                key,
                signed,
                new Checked(
                        key.verifies(message, given),
                        key.verifies(bytes(text), signature),
                        flip,
                        at,
                        before,
                        after,
                        new String(message, StandardCharsets.UTF_8),
                        HexFormat.of().formatHex(given)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte value) {
        return HexFormat.of().toHexDigits(value);
    }
}
