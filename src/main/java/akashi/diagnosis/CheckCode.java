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
 * The short codes that the check page shows, so that a caller can read one out: each is made for one showing and is
 * known for a day. It says that the page came over HTTPS then, to ten minutes; nothing is stored for it.
 */
final class CheckCode {

    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Duration KNOWN = Duration.ofHours(24);
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int OWN = 3;
    private static final int PROOF = 5;

    private final String secret;

    CheckCode(String secret) {
        this.secret = secret;
    }

    /** A secret for codes. */
    static String newSecret() {
        return Randoms.token();
    }

    /** A code of now, another one each time. */
    String shown(Instant now) {
        String own = letters(Randoms.bytes(OWN), OWN);
        return own + proof(own, now.getEpochSecond() / STEP.toSeconds());
    }

    /** A code as it was shown, however it was typed. */
    static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** When a code was shown, to ten minutes; empty where it is none, or older than a day. */
    Optional<Instant> shownAt(String typed, Instant now) {
        String wanted = plain(typed);
        if (wanted.length() != OWN + PROOF) {
            return Optional.empty();
        }
        String own = wanted.substring(0, OWN);
        long current = now.getEpochSecond() / STEP.toSeconds();
        for (long step = current; step >= current - KNOWN.dividedBy(STEP); step--) {
            if (wanted.equals(own + proof(own, step))) {
                return Optional.of(Instant.ofEpochSecond(step * STEP.toSeconds()));
            }
        }
        return Optional.empty();
    }

    private String proof(String own, long step) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("check " + secret + " " + own + " " + step).getBytes(StandardCharsets.UTF_8));
            return letters(digest, PROOF);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static String letters(byte[] bytes, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt((bytes[i] & 0xff) % LETTERS.length()));
        }
        return text.toString();
    }
}
