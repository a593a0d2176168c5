package akashi.pki;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Words that the other side has to sign, so that nothing it signed before can be sent again. Each is good for five
 * minutes and for one time. Handing one out keeps nothing: it carries its end and a seal of this process, so that nobody
 * can fill the memory by asking. What was handed out before a restart is not known afterwards.
 */
public final class TimedNonces {

    /** How long one is good. */
    public static final Duration GOOD_FOR = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int RANDOM = 16;
    private static final int BODY = Long.BYTES + RANDOM;

    private final byte[] secret = Randoms.bytes(32);
    private final Map<String, Instant> spent = new HashMap<>();

    /** A new one. */
    public String make(Instant now) {
        byte[] body = ByteBuffer.allocate(BODY)
                .putLong(now.plus(GOOD_FOR).toEpochMilli())
                .put(Randoms.bytes(RANDOM))
                .array();
        byte[] seal = seal(body);
        byte[] whole = Arrays.copyOf(body, BODY + seal.length);
        System.arraycopy(seal, 0, whole, BODY, seal.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Whether it was made here, is not over and was not spent before; it is spent now. */
    public synchronized boolean spend(String nonce, Instant now) {
        spent.values().removeIf(end -> !end.isAfter(now));
        byte[] whole = decoded(nonce);
        if (whole.length <= BODY) {
            return false;
        }
        byte[] body = Arrays.copyOf(whole, BODY);
        Instant end = Instant.ofEpochMilli(ByteBuffer.wrap(body).getLong());
        boolean ours = MessageDigest.isEqual(Arrays.copyOfRange(whole, BODY, whole.length), seal(body));
        // By its bytes: the same ones can be written in more than one way.
        return ours && end.isAfter(now) && spent.putIfAbsent(Digests.sha256Hex(body), end) == null;
    }

    private static byte[] decoded(String nonce) {
        try {
            return Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException foreign) {
            return new byte[0];
        }
    }

    private byte[] seal(byte[] body) {
        return Crypto.must(() -> {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac.doFinal(body);
        });
    }
}
