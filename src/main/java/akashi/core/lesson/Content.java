package akashi.core.lesson;

import akashi.core.guide.Clause;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a step holds, so that a lesson reads from top to bottom. Made by {@link Draft}. */
final class Content {

    private final String lesson;
    private final Phase phase;
    private final List<Clause> clauses;
    private final String stem;
    private final List<Way> ways = new ArrayList<>();
    private int says;
    private Question question;
    private Picture picture;
    private Table table;
    private Challenge challenge;
    private List<Clause> cites = List.of();
    private List<Clause> corrects = List.of();
    private List<Word> words = List.of();

    Content(String lesson, Phase phase, List<Clause> clauses) {
        this.lesson = lesson;
        this.phase = phase;
        this.clauses = clauses;
        this.stem = LessonStep.stem(lesson, phase);
    }

    /** So many paragraphs: {@code 1}, {@code 2} and so on. */
    Content says(int paragraphs) {
        says = paragraphs;
        return this;
    }

    /** A question: {@code question}, and {@code choice.a} with {@code because.a} for each choice. */
    Content asks(int choices, char right) {
        question = Question.of(stem, choices, right);
        return this;
    }

    Content shows(Picture shown) {
        picture = shown;
        return this;
    }

    /** A table: {@code table} is its caption, {@code cell.0.1} the second cell of its head. */
    Content table(int rows, int columns) {
        table = new Table(stem, rows, columns);
        return this;
    }

    /** A link into the lab: {@code way.1} is its label. */
    Content lab(String path) {
        return way(Way.Kind.LAB, path + (path.contains("?") ? "&" : "?") + "lesson=" + lesson + "/" + phase.slug());
    }

    /** A button into the learner's own site. */
    Content sandbox(String path) {
        return way(Way.Kind.SANDBOX, path);
    }

    /** A link to a page that every learner may read. */
    Content page(String path) {
        return way(Way.Kind.PAGE, path);
    }

    private Content way(Way.Kind kind, String path) {
        ways.add(new Way(kind, path, Message.of(stem + "way." + (ways.size() + 1))));
        return this;
    }

    /** Clauses as they are right. */
    Content cites(Clause... clauses) {
        cites = List.of(clauses);
        return this;
    }

    /** The clauses of the lesson that it does not correct here, as they are right. */
    Content citesTheRest() {
        cites = clauses.stream().filter(clause -> !corrects.contains(clause)).toList();
        return this;
    }

    /** Clauses whose words mislead: {@code seems.A5a} and {@code right.A5a}. */
    Content corrects(Clause... clauses) {
        corrects = List.of(clauses);
        return this;
    }

    Content wants(Challenge wanted) {
        challenge = wanted;
        return this;
    }

    Content words(Word... kept) {
        words = List.of(kept);
        return this;
    }

    LessonStep step() {
        return new LessonStep(
                lesson,
                phase,
                says,
                Optional.ofNullable(question),
                Optional.ofNullable(picture),
                Optional.ofNullable(table),
                List.copyOf(ways),
                cites,
                corrects,
                Optional.ofNullable(challenge),
                words);
    }
}
