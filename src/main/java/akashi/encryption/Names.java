package akashi.encryption;

import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many host names in few words: {@code rec-01 … rec-12}. */
final class Names {

    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})");

    /** By what comes before the number, then by the number. */
    static final Comparator<String> ORDER =
            Comparator.comparing(Names::stem).thenComparingInt(Names::number).thenComparing(Comparator.naturalOrder());

    private Names() {}

    /** The short names of the computers that are turned, runs of numbers drawn together. */
    static List<String> of(SiteSnapshot site, Collection<Turn> turns) {
        return collapsed(turns.stream()
                .flatMap(turn -> site.computer(turn.computerId()).stream())
                .map(Computer::shortLabel)
                .distinct()
                .toList());
    }

    /** Names in order, numbers counted as numbers, each run of three or more as {@code first … last}. */
    static List<String> collapsed(List<String> some) {
        List<String> names = some.stream().sorted(ORDER).toList();
        List<String> few = new ArrayList<>();
        int start = 0;
        while (start < names.size()) {
            int end = start;
            while (end + 1 < names.size() && follows(names.get(end), names.get(end + 1))) {
                end++;
            }
            if (end - start >= 2) {
                few.add(names.get(start) + " … " + names.get(end));
            } else {
                few.addAll(names.subList(start, end + 1));
            }
            start = end + 1;
        }
        return few;
    }

    private static boolean follows(String name, String next) {
        return number(name) >= 0 && stem(name).equals(stem(next)) && number(name) + 1 == number(next);
    }

    private static String stem(String name) {
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches() ? numbered.group(1) : name;
    }

    /** The number at the end, or -1 where there is none. */
    private static int number(String name) {
        Matcher numbered = NUMBERED.matcher(name);
        return numbered.matches() ? Integer.parseInt(numbered.group(2)) : -1;
    }
}
