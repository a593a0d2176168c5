package akashi.lab;

import akashi.core.lesson.Deeds;
import akashi.pki.FreshKeys;
import akashi.web.Routes;

/** The lab: handshakes, keys and certificates to try on, for everybody who may sign in. */
public final class Laboratory {

    private final Deeds deeds;
    private final FreshKeys keys;

    /** What learners do is noted there; keys that take long come from there. */
    public Laboratory(Deeds deeds, FreshKeys keys) {
        this.deeds = deeds;
        this.keys = keys;
    }

    /** Names the pages. */
    public void routes(Routes routes) {
        Labs labs = new Labs(deeds);
        new LabPages(deeds).routes(routes);
        new HandshakePages(labs).routes(routes);
        new KeyPages(labs, keys).routes(routes);
        new CertificatePages(labs).routes(routes);
    }
}
