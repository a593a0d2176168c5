package akashi.core.lesson;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.List;

/**
 * A question with its choices, of which one is right; every choice says why it is right or wrong.
 *
 * @param stem what its keys begin with
 */
public record Question(String stem, List<Choice> choices, String right) {

    /** One answer: {@code a}, {@code b} and so on. */
    public record Choice(String id, Message text, Message because) {}

    /** So many choices, in the order in which they are written. */
    static Question of(String stem, int choices, char right) {
        List<Choice> all = new ArrayList<>();
        for (int i = 0; i < choices; i++) {
            String id = String.valueOf((char) ('a' + i));
            all.add(new Choice(id, Message.of(stem + "choice." + id), Message.of(stem + "because." + id)));
        }
        return new Question(stem, List.copyOf(all), String.valueOf(right));
    }

    /** What is asked. */
    public Message text() {
        return Message.of(stem + "question");
    }

    /** The choice with this id; bad input where there is none. */
    public Choice choice(String id) {
        return choices.stream()
                .filter(choice -> choice.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Fault.BadInput("choice", "training.choice.unknown"));
    }

    /** Whether it is the right one. */
    public boolean right(String id) {
        return right.equals(id);
    }
}
