package akashi.sites;

import akashi.core.fault.Mend;
import akashi.core.text.Message;
import java.util.List;

/** Something that a change brings about, with the pages where it is looked at or seen to. */
record Consequence(Message what, List<Mend> links) {

    static Consequence of(String key, Object... args) {
        return new Consequence(Message.of(key, args), List.of());
    }
}
