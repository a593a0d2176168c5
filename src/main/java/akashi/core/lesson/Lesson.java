package akashi.core.lesson;

import akashi.core.finding.FindingCode;
import akashi.core.guide.Clause;
import akashi.core.link.CertificateLink;
import akashi.core.rule.Rule;
import akashi.core.text.Message;
import java.util.List;

/**
 * A lesson, as data: what it teaches and what its steps hold. Its texts are in the message files under
 * {@code lesson.<slug>.}; everything that is made of lessons walks {@link Lessons#ALL}.
 *
 * @param slug the last part of its address
 * @param minutes how long it takes, eight at most
 * @param clauses the clauses that it alone teaches
 * @param links the links that it explains
 * @param rules the rules that it explains beyond those that rest on its clauses
 * @param findings the findings that it explains
 * @param steps one of each phase, in their order
 */
public record Lesson(
        String slug,
        int minutes,
        List<Clause> clauses,
        List<CertificateLink> links,
        List<Rule> rules,
        List<FindingCode> findings,
        List<LessonStep> steps) {

    /** Its name. */
    public Message title() {
        return Message.of("lesson." + slug + ".title");
    }

    /** In one sentence, what one can do after it. */
    public Message aim() {
        return step(Phase.AIM).paragraphs().get(0);
    }

    /** The step of a phase. */
    public LessonStep step(Phase phase) {
        return steps.get(phase.ordinal());
    }

    /** The steps that have to be passed before it is done. */
    public List<LessonStep> demanding() {
        return steps.stream().filter(LessonStep::demands).toList();
    }

    /** Its address, which leads on to where the learner is. */
    public String path() {
        return "/learn/" + slug;
    }
}
