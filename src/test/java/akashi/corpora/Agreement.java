package akashi.corpora;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Prints, as Markdown, how far the judge agrees with each collection, and every disagreement. */
public final class Agreement {

    private Agreement() {}

    /** Takes the folder that holds the collections as its only argument. */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        report("x509-limbo", Limbo.cases(folder.resolve("limbo-part.json")));
        report("PKITS", Pkits.cases(folder.resolve("pkits")));
    }

    private static void report(String name, List<Case> cases) {
        List<Case.Outcome> outcomes = cases.stream().map(Case::run).toList();
        long agreed = outcomes.stream().filter(Case.Outcome::agrees).count();
        long slowest = outcomes.stream().mapToLong(Case.Outcome::millis).max().orElse(0);
        System.out.printf("%n%s: %d of %d agree, slowest %d ms%n%n", name, agreed, cases.size(), slowest);
        System.out.printf("| case | should be | is | reasons |%n|---|---|---|---|%n");
        outcomes.stream().filter(outcome -> !outcome.agrees()).forEach(Agreement::row);
    }

    private static void row(Case.Outcome outcome) {
        System.out.printf(
                "| %s | %s | %s | %s |%n",
                outcome.of().id(), word(outcome.of().expected()), word(outcome.accepted()), outcome.reasons());
    }

    private static String word(boolean accepted) {
        return accepted ? "accepted" : "refused";
    }
}
