package akashi.core.lesson;

import akashi.core.guide.Clause;
import akashi.core.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One step of a lesson. Its texts are in the message files under {@code lesson.<lesson>.<phase>.}.
 *
 * @param lesson the slug of its lesson
 * @param says how many paragraphs it has
 * @param cites clauses shown as they are right
 * @param corrects clauses of which the guide's words mislead
 */
public record LessonStep(
        String lesson,
        Phase phase,
        int says,
        Optional<Question> question,
        Optional<Picture> picture,
        Optional<Table> table,
        List<Way> ways,
        List<Clause> cites,
        List<Clause> corrects,
        Optional<Challenge> challenge,
        List<Word> words) {

    /** How many hints a check has, each a little more. */
    public static final int HINTS = 3;

    /** What the guide seems to say, and what is right. */
    public record Correction(Clause clause, Message seems, Message right) {}

    /** What its keys begin with. */
    static String stem(String lesson, Phase phase) {
        return "lesson." + lesson + "." + phase.slug() + ".";
    }

    private Message text(String rest) {
        return Message.of(stem(lesson, phase) + rest);
    }

    private List<Message> numbered(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> text(prefix + i)).toList();
    }

    /** Its heading. */
    public Message title() {
        return text("title");
    }

    /** Its paragraphs. */
    public List<Message> paragraphs() {
        return numbered("", says);
    }

    /** Its hints, each a little more; only a check has them. */
    public List<Message> hints() {
        return numbered("hint.", phase == Phase.CHECK ? HINTS : 0);
    }

    /** Where the guide's words mislead. */
    public List<Correction> corrections() {
        return corrects.stream()
                .map(clause -> new Correction(clause, text("seems." + clause), text("right." + clause)))
                .toList();
    }

    /** Whether it asks for anything: only then it can be passed. */
    public boolean demands() {
        return question.isPresent() || challenge.isPresent();
    }

    /** Whether an answer is enough for it: a prediction may be wrong. */
    public boolean answered(String answer) {
        return question.isEmpty()
                || (phase == Phase.PREDICT ? !answer.isEmpty() : question.get().right(answer));
    }

    /** Whether it is passed with this answer and what the learner did. */
    public boolean passed(String answer, Learned learned) {
        return answered(answer) && challenge.map(it -> it.passed(learned)).orElse(true);
    }

    /** The address of its page. */
    public String path() {
        return "/learn/" + lesson + "/" + phase.slug();
    }
}
