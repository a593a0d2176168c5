package akashi.warning;

import akashi.pki.Password;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * What came of sending.
 *
 * @param said what the other side said, without secrets and control characters
 */
record Reply(boolean delivered, String said) {

    private static final int LONGEST = 300;

    /** Takes what was said, and leaves the secrets out in case the other side repeats them. */
    static Reply of(boolean delivered, String said, List<Password> secrets) {
        String clean = String.valueOf(said);
        for (Password secret : secrets) {
            String plain = new String(secret.reveal());
            if (!plain.isEmpty()) {
                String encoded = Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
                clean = clean.replace(plain, "•••").replace(encoded, "•••");
            }
        }
        clean = clean.replaceAll("\\p{Cntrl}+", " ").strip();
        return new Reply(delivered, clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean);
    }
}
