package akashi.diagnosis;

import akashi.pki.Randoms;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * The short codes that the check page shows, so that a caller can read one out: each holds for ten minutes of its
 * making and is known for a day. It says that the page came over HTTPS then; nothing is stored for it.
 */
final class CheckCode {

    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Duration KNOWN = Duration.ofHours(24);
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 6;

    private final String secret;

    CheckCode(String secret) {
        this.secret = secret;
    }

    /** A secret for codes. */
    static String newSecret() {
        return Randoms.token();
    }

    /** The code of now. */
    String at(Instant now) {
        return code(now.getEpochSecond() / STEP.toSeconds());
    }

    /** When a code was shown, to ten minutes; empty where it is none, or older than a day. */
    Optional<Instant> shownAt(String typed, Instant now) {
        String wanted = typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        long current = now.getEpochSecond() / STEP.toSeconds();
        for (long step = current; step >= current - KNOWN.dividedBy(STEP); step--) {
            if (code(step).equals(wanted)) {
                return Optional.of(Instant.ofEpochSecond(step * STEP.toSeconds()));
            }
        }
        return Optional.empty();
    }

    private String code(long step) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("check " + secret + " " + step).getBytes(StandardCharsets.UTF_8));
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < LENGTH; i++) {
                code.append(LETTERS.charAt((digest[i] & 0xff) % LETTERS.length()));
            }
            return code.toString();
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
