package akashi.web;

import akashi.core.text.Message;
import java.util.List;
import java.util.stream.Stream;

/** A choice in a list of choices: the value that is sent and the words that are shown. */
public record Option(String value, Message label) {

    /** One choice per constant, by name, in the order of the enum. */
    @SafeVarargs
    public static <E extends Enum<E>> List<Option> of(E... constants) {
        return Stream.of(constants)
                .map(c -> new Option(c.name(), Message.of(c)))
                .toList();
    }

    /** For templates: whether this is the present value; constants compare by name. */
    public boolean is(Object present) {
        String text = present instanceof Enum<?> constant ? constant.name() : String.valueOf(present);
        return present != null && value.equals(text);
    }
}
