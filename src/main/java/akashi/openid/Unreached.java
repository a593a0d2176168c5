package akashi.openid;

import akashi.core.text.Message;
import java.io.IOException;

/** The provider could not be asked. */
final class Unreached extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Message why;

    Unreached(Message why) {
        super(why.key() + " " + why.args());
        this.why = why;
    }

    Message said() {
        return why;
    }
}
