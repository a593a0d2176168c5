package akashi.directory;

import akashi.core.text.Message;
import java.util.List;

/** The directory could not be asked, for these reasons; nothing is known of the person. */
final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Message> whys;

    NoAnswer(List<Message> whys) {
        super(whys.toString(), null, false, false);
        this.whys = List.copyOf(whys);
    }

    List<Message> whys() {
        return whys;
    }
}
