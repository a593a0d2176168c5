package akashi.sites;

import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What is found wrong or remarkable while a file is read; a file that is wrong throughout is told in part. */
final class Findings {

    private static final int KEPT = 500;

    private final List<RowProblem> problems = new ArrayList<>();
    private final List<RowWarning> warnings = new ArrayList<>();
    private final Set<Long> badLines = new TreeSet<>();
    private final Set<String> leftOut = new TreeSet<>();

    void problem(long line, String column, String value, Message reason) {
        badLines.add(line);
        if (problems.size() < KEPT) {
            problems.add(new RowProblem(line, column, value, reason));
        }
    }

    void warn(long line, Message what) {
        if (warnings.size() < KEPT) {
            warnings.add(new RowWarning(line, what));
        }
    }

    /** Remembers whom a bad row is about, so that nobody takes the computer for missing. */
    void leaveOut(String computer) {
        leftOut.add(computer.strip().toLowerCase(Locale.ROOT));
    }

    boolean isBad(long line) {
        return badLines.contains(line);
    }

    List<RowProblem> problems() {
        return List.copyOf(problems);
    }

    List<RowWarning> warnings() {
        return List.copyOf(warnings);
    }

    int badRows() {
        return badLines.size();
    }

    Set<String> leftOut() {
        return Set.copyOf(leftOut);
    }
}
