package akashi.core.lesson;

import akashi.core.finding.FindingCode;
import akashi.core.guide.Clause;
import akashi.core.link.CertificateLink;
import akashi.core.rule.Rule;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A lesson being written down. */
final class Draft {

    private final String slug;
    private final int minutes;
    private final List<Clause> clauses;
    private final Map<Phase, LessonStep> steps = new EnumMap<>(Phase.class);
    private List<CertificateLink> links = List.of();
    private List<Rule> rules = List.of();
    private List<FindingCode> findings = List.of();

    private Draft(String slug, int minutes, List<Clause> clauses) {
        this.slug = slug;
        this.minutes = minutes;
        this.clauses = clauses;
    }

    /** A lesson with the clauses that it alone teaches. */
    static Draft lesson(String slug, int minutes, Clause... clauses) {
        return new Draft(slug, minutes, List.of(clauses));
    }

    /** The links that it explains: their diagrams lead to it. */
    Draft explains(CertificateLink... explained) {
        links = List.of(explained);
        return this;
    }

    /** The rules that it explains beyond those that rest on its clauses. */
    Draft explains(Rule... explained) {
        rules = List.of(explained);
        return this;
    }

    /** The findings that it explains. */
    Draft explains(FindingCode... explained) {
        findings = List.of(explained);
        return this;
    }

    Draft aim(UnaryOperator<Content> content) {
        return step(Phase.AIM, content);
    }

    Draft predict(UnaryOperator<Content> content) {
        return step(Phase.PREDICT, content);
    }

    Draft act(UnaryOperator<Content> content) {
        return step(Phase.DO, content);
    }

    Draft watch(UnaryOperator<Content> content) {
        return step(Phase.WATCH, content);
    }

    Draft explain(UnaryOperator<Content> content) {
        return step(Phase.EXPLAIN, content);
    }

    Draft check(UnaryOperator<Content> content) {
        return step(Phase.CHECK, content);
    }

    Draft spoil(UnaryOperator<Content> content) {
        return step(Phase.BREAK, content);
    }

    Draft recap(UnaryOperator<Content> content) {
        return step(Phase.RECAP, content);
    }

    private Draft step(Phase phase, UnaryOperator<Content> content) {
        steps.put(phase, content.apply(new Content(slug, phase, clauses)).step());
        return this;
    }

    Lesson done() {
        return new Lesson(slug, minutes, clauses, links, rules, findings, List.copyOf(steps.values()));
    }
}
