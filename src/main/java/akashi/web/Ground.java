package akashi.web;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import java.util.Map;
import java.util.Optional;
import org.thymeleaf.context.ITemplateContext;

/**
 * The site on which a page is shown. Every form carries its mark, so that one which was opened before the reader went
 * from the real site to a training site, or back, in another tab does nothing on the wrong one.
 *
 * @param mark what its forms carry
 * @param training whether it is the reader's own throw-away site
 * @param doors what is open on such a site
 */
record Ground(String mark, boolean training, Doors doors) {

    /** The hidden field of a form. */
    static final String FIELD = "of-site";

    /** Under which templates know it. */
    private static final String NAME = "ground";

    static Ground of(Session session, Doors doors) {
        return new Ground(session.actor().siteId().toString(), session.training(), doors);
    }

    /** For the model of a template; nothing where nobody is signed in. */
    static Map<String, Object> model(Optional<Ground> ground) {
        return ground.<Map<String, Object>>map(it -> Map.of(NAME, it)).orElse(Map.of());
    }

    /** Of the page that is being rendered. */
    static Optional<Ground> in(ITemplateContext page) {
        return Optional.ofNullable((Ground) page.getVariable(NAME));
    }

    /** Whether an address is open from here. */
    boolean opens(Route.Method method, String address) {
        return !training || doors.open(method, address);
    }

    /** Refuses a form of another site; one that says nothing of a site did not come from a page. */
    void require(Form form) {
        boolean fits = form.text(FIELD).filter(given -> !given.equals(mark)).isEmpty();
        if (!fits) {
            String key = training ? "web.refused.elsewhere.training" : "web.refused.elsewhere";
            throw new Fault.Refused(Refusal.of("SITE", Message.of(key)));
        }
    }
}
