package akashi.store;

import akashi.core.text.Message;
import java.util.List;

/**
 * What a second administrator would approve: an act with everything that matters of it, in lines to be read. An approval
 * holds for the same weight and for no other. Never a secret in it.
 *
 * @param act the code of the act
 * @param subject what it is about, as text
 * @param lines what exactly would be done
 * @param bound plain values that count although no line says them, such as ids
 * @param path the page on which it is done
 */
public record Weight(String act, String subject, List<Message> lines, List<Object> bound, String path) {

    /** Copies the lists. */
    public Weight {
        lines = List.copyOf(lines);
        bound = List.copyOf(bound);
    }

    /** A line that says one setting, by what its page calls it. */
    public static Message line(Message what, Object value) {
        return Message.of("approval.line.setting", what, value);
    }

    /** Stands for the kind and the parameters: of another act, or with another parameter, it is another one. */
    String digest() {
        return Digests.sha256(PlainJson.write(List.of(act, subject, lines, bound)));
    }
}
