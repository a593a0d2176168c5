package akashi.warning;

import akashi.core.text.Message;
import akashi.pki.Password;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of sending.
 *
 * @param said what the other side said, without secrets and control characters
 * @param failed why nothing came back, in words for the reader of the channel; empty where something did
 */
record Reply(boolean delivered, String said, Optional<Message> failed) {

    private static final int LONGEST = 300;

    Reply(boolean delivered, String said) {
        this(delivered, said, Optional.empty());
    }

    /** The same with its reason in words. */
    Reply worded(Function<Message, String> words) {
        return failed.map(why -> new Reply(delivered, words.apply(why))).orElse(this);
    }

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
