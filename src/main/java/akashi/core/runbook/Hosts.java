package akashi.core.runbook;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order in which people walk through computers: by name, numbers as numbers. */
final class Hosts {

    private static final Pattern NUMBERED = Pattern.compile("(.*?)(\\d{1,9})");

    /** By name; what has none keeps its place. */
    static final Comparator<Task> BY_NAME = Comparator.comparing(Hosts::stem).thenComparingInt(Hosts::number);

    private Hosts() {}

    private static String name(Task task) {
        return task.where().args().isEmpty()
                ? ""
                : String.valueOf(task.where().args().get(0));
    }

    private static String stem(Task task) {
        Matcher numbered = NUMBERED.matcher(name(task));
        return numbered.matches() ? numbered.group(1) : name(task);
    }

    private static int number(Task task) {
        Matcher numbered = NUMBERED.matcher(name(task));
        return numbered.matches() ? Integer.parseInt(numbered.group(2)) : -1;
    }
}
