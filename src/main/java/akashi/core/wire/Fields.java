package akashi.core.wire;

import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Collects the fields of one message in their order; holds so many and no more. */
final class Fields {

    private static final int MOST = 400;

    private final List<Field> all = new ArrayList<>();

    /** A field from there to where the cursor stands now. */
    Fields add(int depth, int from, Cursor cursor, String name, String value, Message... words) {
        return put(depth, from, cursor.at() - from, Message.of(name), value, words);
    }

    Fields put(int depth, int from, int length, Message name, String value, Message... words) {
        if (all.size() < MOST) {
            all.add(new Field(
                    depth,
                    from,
                    length,
                    name,
                    value,
                    Optional.of(words).filter(w -> w.length > 0).map(w -> w[0])));
        }
        return this;
    }

    List<Field> all() {
        return List.copyOf(all);
    }
}
