package akashi.pki;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs calls of programs as Standard Webhooks has it: HMAC-SHA256 over id, time and body. The secret begins with
 * {@code whsec_}, followed by base64.
 */
public final class CallSignature {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;

    private CallSignature() {}

    /** A fresh secret. */
    public static Password secret() {
        String encoded = Base64.getEncoder().encodeToString(Randoms.bytes(BYTES));
        return Password.generated((PREFIX + encoded).toCharArray());
    }

    /** The value of the header {@code webhook-signature}. */
    public static String of(Password secret, String id, long seconds, String body) {
        byte[] key = Base64.getDecoder().decode(new String(secret.reveal()).substring(PREFIX.length()));
        return Crypto.must(() -> {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] signed = (id + "." + seconds + "." + body).getBytes(StandardCharsets.UTF_8);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
        });
    }
}
