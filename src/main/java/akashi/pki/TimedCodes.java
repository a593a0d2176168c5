package akashi.pki;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;

/**
 * The six digits that an authenticator app shows for half a minute (RFC 6238 over RFC 4226: HMAC-SHA-1, steps of 30
 * seconds). A code of the step before or after is taken as well, since clocks differ.
 *
 * @param key the shared secret
 */
public record TimedCodes(byte[] key) {

    private static final int KEY_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int EITHER_WAY = 1;
    private static final int SIX_DIGITS = 1_000_000;

    /** Copies the key. */
    public TimedCodes {
        key = key.clone();
    }

    /** A fresh key of 160 bits, as RFC 4226 recommends. */
    public static TimedCodes fresh() {
        return new TimedCodes(Randoms.bytes(KEY_BYTES));
    }

    /** The step in which a moment lies. */
    public static long stepAt(Instant moment) {
        return Math.floorDiv(moment.getEpochSecond(), STEP_SECONDS);
    }

    /** The code of a step. */
    public String of(long step) {
        byte[] hash = hmac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
        return String.format(java.util.Locale.ROOT, "%06d", number % SIX_DIGITS);
    }

    /** The step whose code this is, among those around a moment that come after {@code last}. */
    public OptionalLong stepOf(String code, Instant moment, long last) {
        byte[] given = code.getBytes(StandardCharsets.US_ASCII);
        OptionalLong found = OptionalLong.empty();
        for (long step = stepAt(moment) - EITHER_WAY; step <= stepAt(moment) + EITHER_WAY; step++) {
            boolean same = MessageDigest.isEqual(of(step).getBytes(StandardCharsets.US_ASCII), given);
            if (same && step > last) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /** The key as it is typed into an app: base32 in groups of four. */
    public String typed() {
        return base32().replaceAll("(.{4})(?!$)", "$1 ");
    }

    /** The key as apps read it from a QR code. */
    public String base32() {
        return Base32.toBase32String(key).replace("=", "");
    }

    private byte[] hmac(byte[] counter) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            return mac.doFinal(counter);
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimedCodes codes && Arrays.equals(key, codes.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return "•••";
    }
}
