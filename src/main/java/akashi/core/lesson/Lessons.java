package akashi.core.lesson;

import akashi.core.finding.FindingCode;
import akashi.core.guide.Clause;
import akashi.core.link.CertificateLink;
import akashi.core.rule.Rule;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The registry of lessons, in their order. Pages, index, progress, tests and the links from everywhere else to lessons
 * are made from it.
 */
public final class Lessons {

    public static final List<Lesson> ALL = Stream.of(FirstLessons.ALL, TrustLessons.ALL, LaterLessons.ALL)
            .flatMap(List::stream)
            .toList();

    private Lessons() {}

    /** The lesson with this slug. */
    public static Optional<Lesson> called(String slug) {
        return first(lesson -> lesson.slug().equals(slug));
    }

    /** The step at this address. */
    public static Optional<LessonStep> at(String path) {
        return ALL.stream()
                .flatMap(lesson -> lesson.steps().stream())
                .filter(step -> step.path().equals(path))
                .findFirst();
    }

    /** The lesson that teaches a clause. */
    public static Optional<Lesson> forClause(Clause clause) {
        return first(lesson -> lesson.clauses().contains(clause));
    }

    /** The lesson that teaches the most of these clauses; of two the earlier. */
    public static Optional<Lesson> forClauses(Collection<Clause> clauses) {
        Comparator<Lesson> byShare = Comparator.comparing(lesson -> share(lesson, clauses));
        return ALL.stream()
                .filter(lesson -> share(lesson, clauses) > 0)
                .max(byShare.thenComparing(Comparator.comparing(ALL::indexOf).reversed()));
    }

    private static long share(Lesson lesson, Collection<Clause> clauses) {
        return clauses.stream().distinct().filter(lesson.clauses()::contains).count();
    }

    /** The lesson that explains a rule. */
    public static Optional<Lesson> forRule(Rule rule) {
        return first(lesson -> lesson.rules().contains(rule)).or(() -> forClauses(rule.clauses()));
    }

    /** The lesson that explains a finding. */
    public static Optional<Lesson> forFinding(FindingCode finding) {
        return first(lesson -> lesson.findings().contains(finding));
    }

    /** The lesson that explains a link, and so its diagram. */
    public static Optional<Lesson> forLink(CertificateLink link) {
        return first(lesson -> lesson.links().contains(link)).or(() -> forClauses(link.about()));
    }

    private static Optional<Lesson> first(Predicate<Lesson> which) {
        return ALL.stream().filter(which).findFirst();
    }

    /** The lesson before it in their order. */
    public static Optional<Lesson> before(Lesson lesson) {
        int at = ALL.indexOf(lesson);
        return at == 0 ? Optional.empty() : Optional.of(ALL.get(at - 1));
    }

    /** The lesson after it in their order. */
    public static Optional<Lesson> after(Lesson lesson) {
        int at = ALL.indexOf(lesson);
        return at == ALL.size() - 1 ? Optional.empty() : Optional.of(ALL.get(at + 1));
    }

    /** Its number, from 1. */
    public static int number(Lesson lesson) {
        return ALL.indexOf(lesson) + 1;
    }
}
