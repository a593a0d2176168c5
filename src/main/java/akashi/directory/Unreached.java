package akashi.directory;

import akashi.core.text.Message;

/** A server of the directory that could not be asked: another one may answer. */
final class Unreached extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Message why;

    Unreached(Message why) {
        super(why.key(), null, false, false);
        this.why = why;
    }

    Message said() {
        return why;
    }
}
