package akashi.pki;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is stored beside a wrapped data key so that the passphrase gives the key again: salt and cost. No secret. */
public record PassphraseSalt(Argon2Cost cost, String saltBase64) {

    private static final Pattern FORMAT =
            Pattern.compile("argon2id,m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2}),([A-Za-z0-9+/=]{22,88})");

    /** A fresh salt at the cost for keys at rest. */
    public static PassphraseSalt fresh() {
        return fresh(Argon2Cost.AT_REST);
    }

    /** A fresh salt at a chosen cost. */
    public static PassphraseSalt fresh(Argon2Cost cost) {
        return new PassphraseSalt(cost, Base64.getEncoder().encodeToString(Randoms.bytes(16)));
    }

    /** Reads the stored text. */
    public static PassphraseSalt parse(String stored) {
        Matcher parts = FORMAT.matcher(stored);
        if (!parts.matches()) {
            throw new SecretUnreadable();
        }
        Argon2Cost cost = new Argon2Cost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        return new PassphraseSalt(cost, parts.group(4));
    }

    /** The text to store. */
    public String stored() {
        return "argon2id,m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + cost.lanes() + "," + saltBase64;
    }

    byte[] derive(Password passphrase, int length) {
        return cost.derive(passphrase, Base64.getDecoder().decode(saltBase64), length);
    }
}
