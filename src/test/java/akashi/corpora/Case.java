package akashi.corpora;

import akashi.core.fault.Fault;
import akashi.pki.Verdict;
import java.util.function.Supplier;

/**
 * One situation of a collection.
 *
 * @param expected whether the path should be accepted
 * @param judging reads what belongs to it and judges it
 */
record Case(String id, boolean expected, Supplier<Verdict> judging) {

    Outcome run() {
        long start = System.nanoTime();
        try {
            Verdict verdict = judging.get();
            return new Outcome(this, verdict.accepted(), reasons(verdict), millis(start));
        } catch (Fault.BadInput unreadable) {
            return new Outcome(this, false, "unreadable: " + unreadable.errors(), millis(start));
        }
    }

    private static String reasons(Verdict verdict) {
        return String.join(
                " ",
                verdict.problems().stream()
                        .map(problem -> problem.kind().name())
                        .distinct()
                        .toList());
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }

    /** What the judge said of it. */
    record Outcome(Case of, boolean accepted, String reasons, long millis) {

        boolean agrees() {
            return accepted == of.expected();
        }
    }
}
