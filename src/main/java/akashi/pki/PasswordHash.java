package akashi.pki;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user's password as it is stored: Argon2id in the PHC string format. Checking takes the same time whether the
 * password is right or wrong.
 */
public record PasswordHash(String phc) {

    private static final Pattern FORMAT =
            Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})\\$([A-Za-z0-9+/]{11,86})"
                    + "\\$([A-Za-z0-9+/]{22,86})");
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    /** Refuses text in another format. */
    public PasswordHash {
        if (!FORMAT.matcher(phc).matches()) {
            throw new IllegalArgumentException("not a password hash");
        }
    }

    /** Hashes at today's cost. */
    public static PasswordHash of(Password password) {
        return of(password, Argon2Cost.SIGN_IN);
    }

    /** Hashes at a chosen cost. */
    public static PasswordHash of(Password password, Argon2Cost cost) {
        byte[] salt = Randoms.bytes(SALT_BYTES);
        byte[] hash = cost.derive(password, salt, HASH_BYTES);
        Base64.Encoder encoder = Base64.getEncoder().withoutPadding();
        return new PasswordHash("$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.passes() + ",p=" + cost.lanes()
                + "$" + encoder.encodeToString(salt) + "$" + encoder.encodeToString(hash));
    }

    /** Whether this is the password. */
    public boolean matches(Password password) {
        Matcher parts = parts();
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] hash = Base64.getDecoder().decode(parts.group(5));
        return MessageDigest.isEqual(hash, cost(parts).derive(password, salt, hash.length));
    }

    /** The new hash to store after a successful check, where this one was made at a lower cost than today's. */
    public Optional<PasswordHash> upgraded(Password password) {
        return cost(parts()).isBelow(Argon2Cost.SIGN_IN) ? Optional.of(of(password)) : Optional.empty();
    }

    private Matcher parts() {
        Matcher parts = FORMAT.matcher(phc);
        if (!parts.matches()) {
            throw new IllegalStateException("checked when made");
        }
        return parts;
    }

    private static Argon2Cost cost(Matcher parts) {
        return new Argon2Cost(
                Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
    }

    @Override
    public String toString() {
        return "•••";
    }
}
