package akashi.core.diagnosis;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Every error message that is recognised, and what a text with some of them is about. */
public final class KnownErrors {

    /** The most characters of a text that are looked at. */
    public static final int MOST = 100_000;

    private static final List<KnownError> ALL = Stream.of(
                    VmsErrors.all(),
                    WindowsErrors.all(),
                    JavaErrors.all(),
                    BrowserErrors.all(),
                    PhoneErrors.all(),
                    LibraryErrors.all())
            .flatMap(List::stream)
            .toList();

    private KnownErrors() {}

    /** A cause and in whose words it is told. */
    public record Recognised(ErrorCause cause, List<Maker> makers) {}

    /** All rows. */
    public static List<KnownError> all() {
        return ALL;
    }

    /** The causes that a text tells, the most certain first; empty where nothing in it is known. */
    public static List<Recognised> in(String text) {
        String plain = plain(text);
        List<KnownError> found =
                ALL.stream().filter(error -> error.in().test(plain)).toList();
        List<KnownError> certain =
                found.stream().filter(error -> !error.general()).toList();
        Map<ErrorCause, List<Maker>> causes = new EnumMap<>(ErrorCause.class);
        List<ErrorCause> order = new ArrayList<>();
        for (KnownError error : certain.isEmpty() ? found : certain) {
            List<Maker> makers = causes.computeIfAbsent(error.cause(), cause -> {
                order.add(cause);
                return new ArrayList<>();
            });
            if (!makers.contains(error.maker())) {
                makers.add(error.maker());
            }
        }
        return order.stream()
                .map(cause -> new Recognised(cause, List.copyOf(causes.get(cause))))
                .toList();
    }

    /** Lower case, one blank between words, plain quotes and minus signs, as the rows are written. */
    private static String plain(String text) {
        String cut = text.length() > MOST ? text.substring(0, MOST) : text;
        return cut.replace('\u2019', '\'')
                .replace('\u2212', '-')
                .replace('\u2010', '-')
                .replaceAll("[\\s\u3000\u200e]+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
