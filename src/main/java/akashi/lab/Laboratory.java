package akashi.lab;

import akashi.core.lesson.Deeds;
import akashi.web.Routes;

/** The lab: handshakes, keys and certificates to try on, for everybody who may sign in. */
public final class Laboratory {

    private final Labs labs;

    /** What learners do is noted there. */
    public Laboratory(Deeds deeds) {
        labs = new Labs(deeds);
    }

    /** Names the pages. */
    public void routes(Routes routes) {
        new HandshakePages(labs).routes(routes);
    }
}
