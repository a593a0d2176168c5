package akashi.pki;

import com.nulabinc.zxcvbn.StandardDictionaries;
import com.nulabinc.zxcvbn.StandardKeyboards;
import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;
import com.nulabinc.zxcvbn.ZxcvbnBuilder;
import com.nulabinc.zxcvbn.matchers.Keyboard;
import com.nulabinc.zxcvbn.matchers.SlantedKeyboardLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether somebody who knows what people choose would soon find a password: the lists of zxcvbn hold tens of thousands of
 * passwords and names, also spelt with other signs, along the keyboard or with a year behind. Nothing is asked over the
 * network.
 */
public final class Guessing {

    /** A million guesses: pauses between wrong tries let nobody make as many, and the next word on a list is beyond it. */
    private static final int FEWEST_SCORE = 2;

    /** Twelve characters by chance, as a power of ten, which is less than four longer words. */
    private static final double FEWEST_OFFLINE = 11.9;

    /** The same without what only divides words, which a machine tries beside each of them. */
    private static final double FEWEST_SQUEEZED = 10;

    /** What is longer is judged by its beginning, since the work grows faster than the length. */
    private static final int READ = 100;

    private static final Pattern DIVIDING = Pattern.compile("[\\s\\p{Pd}_.,:;/+]+");

    /** Words that everybody thinks of who stands before this portal. */
    private static final List<String> OF_THE_PLACE =
            List.of("akashi", "xprotect", "milestone", "certificate", "recorder", "camera", "backup");

    private static final Pattern PLACE =
            Pattern.compile(String.join("|", OF_THE_PLACE), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** Where the keys lie beside each other elsewhere than on the keyboards that zxcvbn knows: plain, then with shift. */
    private static final String QWERTZ = """
            ^\u00b0 1! 2" 3\u00a7 4$ 5% 6& 7/ 8( 9) 0=
                qQ wW eE rR tT zZ uU iI oO pP
                 aA sS dD fF gG hH jJ kK lL
                  yY xX cC vV bB nN mM ,; .: -_
            """;

    private static final String AZERTY = """
            \u00b2~ &1 \u00e92 "3 '4 (5 -6 \u00e87 _8 \u00e79 \u00e00
                aA zZ eE rR tT yY uU iI oO pP
                 qQ sS dD fF gG hH jJ kK lL mM
                  wW xX cC vV bB nN ,? ;. :/
            """;

    private Guessing() {}

    /** Judges a password, which is tried at the door; {@code words} are those that others know of the person. */
    public static boolean soon(CharSequence password, List<String> words) {
        return measured(lists(), password, known(words)).getScore() < FEWEST_SCORE;
    }

    /** Judges a passphrase, which is tried without an end by whoever has a copy of what lies under it. */
    public static boolean offline(CharSequence passphrase, List<String> words) {
        List<String> known = known(words);
        Zxcvbn lists = lists();
        if (measured(lists, passphrase, known).getGuessesLog10() < FEWEST_OFFLINE) {
            return true;
        }
        String squeezed = PLACE.matcher(squeezed(passphrase)).replaceAll("");
        return measured(lists, squeezed, known).getGuessesLog10() < FEWEST_SQUEEZED;
    }

    private static Strength measured(Zxcvbn lists, CharSequence password, List<String> known) {
        // Letters of full width are the same words to whoever tries them.
        String plain = Normalizer.normalize(password, Normalizer.Form.NFKC);
        return lists.measure(plain.substring(0, Math.min(READ, plain.length())), known);
    }

    /** Each as it is, without what divides it, and its parts. */
    private static List<String> known(List<String> words) {
        List<String> known = new ArrayList<>(OF_THE_PLACE);
        words.stream()
                .flatMap(word -> Stream.concat(Stream.of(word, squeezed(word)), DIVIDING.splitAsStream(word)))
                .filter(word -> !word.isBlank())
                .distinct()
                .forEach(known::add);
        return known;
    }

    private static String squeezed(CharSequence text) {
        return DIVIDING.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
                .replaceAll("");
    }

    /** Made each time: the lists take megabytes, and a password is chosen once in a long while. */
    private static Zxcvbn lists() {
        try {
            List<Keyboard> keyboards = new ArrayList<>(StandardKeyboards.loadAllKeyboards());
            keyboards.add(keyboard("qwertz", QWERTZ));
            keyboards.add(keyboard("azerty", AZERTY));
            return new ZxcvbnBuilder()
                    .dictionaries(StandardDictionaries.loadAllDictionaries())
                    .keyboards(keyboards)
                    .build();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Keyboard keyboard(String name, String keys) throws IOException {
        return new SlantedKeyboardLoader(name, () -> new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8)))
                .load();
    }
}
