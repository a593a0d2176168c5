package akashi.pki;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether somebody who knows what people choose would soon find a password: the lists of zxcvbn hold tens of thousands of
 * passwords and names, also spelt with other signs, along the keyboard or with a year behind. Nothing is asked over the
 * network.
 */
public final class Guessing {

    /** A million guesses: pauses between wrong tries let nobody make as many, and the next word on a list is beyond it. */
    private static final int FEWEST_SCORE = 2;

    /** What is longer is judged by its beginning, since the work grows faster than the length. */
    private static final int READ = 100;

    /** Words that everybody thinks of who stands before this portal. */
    private static final List<String> OF_THE_PLACE =
            List.of("akashi", "xprotect", "milestone", "certificate", "recorder", "camera");

    private Guessing() {}

    /** Judges a password or a passphrase; {@code words} are those that others know of the person and the site. */
    public static boolean soon(CharSequence password, List<String> words) {
        List<String> known = new ArrayList<>(OF_THE_PLACE);
        known.addAll(words);
        // Made each time: the lists take megabytes, and a password is chosen once in a long while.
        return new Zxcvbn()
                        .measure(password.subSequence(0, Math.min(READ, password.length())), known)
                        .getScore()
                < FEWEST_SCORE;
    }
}
