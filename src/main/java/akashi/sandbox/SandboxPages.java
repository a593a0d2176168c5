package akashi.sandbox;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.lesson.Lessons;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.probe.MadeUpPorts;
import akashi.store.Accounts;
import akashi.store.Database;
import akashi.web.Exchange;
import akashi.web.LessonAtHand;
import akashi.web.LocalPath;
import akashi.web.Routes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The ways into one's own site, out of it, and to a new one. */
public final class SandboxPages {

    private static final String HERE = "/training";

    private final Database database;
    private final Sandboxes sandboxes;
    private final MadeUpPorts ports;

    public SandboxPages(Database database, Sandboxes sandboxes, MadeUpPorts ports) {
        this.ports = ports;
        this.database = database;
        this.sandboxes = sandboxes;
    }

    public void routes(Routes routes) {
        routes.get(HERE, Access.TRAINEE, this::show);
        routes.personal(HERE + "/enter", Access.TRAINEE, this::enter);
        routes.personal(HERE + "/leave", Access.TRAINEE, this::leave);
        routes.personal(HERE + "/reset", Access.TRAINEE, this::reset);
        routes.post(HERE + "/look", Access.TRAINEE, this::look);
    }

    private void show(Exchange x) {
        Map<String, Object> model = new HashMap<>();
        Optional<SiteSnapshot> site = sandboxes.of(x.actor().userId());
        model.put("site", site.orElse(null));
        model.put("inside", inside(x));
        model.put("days", Sandboxes.UNUSED.toDays());
        model.put("leading", to(x).orElse("/"));
        x.page("sandbox/training", model);
    }

    private void enter(Exchange x) {
        x.onFault(this::show);
        sandboxes.enter(x.actor(), token(x), name(x));
        LessonAtHand.keep(x, x.form().text("lesson").flatMap(Lessons::at));
        x.redirect(to(x).orElse("/"));
    }

    private void leave(Exchange x) {
        sandboxes.leave(token(x));
        LessonAtHand.keep(x, Optional.empty());
        Access access = new Accounts(database.db()).get(x.actor().userId()).access();
        String usual = access == Access.TRAINEE ? "/learn" : "/";
        x.redirect(to(x).orElse(usual), Message.of("sandbox.left"));
    }

    private void reset(Exchange x) {
        x.onFault(this::show);
        x.form().required("sure");
        x.form().done();
        sandboxes.anew(x.actor(), token(x), name(x));
        x.redirect(to(x).orElse("/"), Message.of("sandbox.reset.done"));
    }

    private void look(Exchange x) {
        MadeUpPorts.Seen seen = ports.look(x.actor());
        x.redirect(to(x).orElse("/trust"), Message.of("sandbox.looked", seen.ports(), seen.encrypted()));
    }

    private static boolean inside(Exchange x) {
        return x.session().filter(session -> session.training()).isPresent();
    }

    private static String name(Exchange x) {
        return x.text(Message.of("sandbox.name", x.actor().name()));
    }

    private static Optional<String> to(Exchange x) {
        return x.form().text("to").or(() -> x.query().text("to")).flatMap(LocalPath::of);
    }

    private static String token(Exchange x) {
        return x.sessionToken().orElseThrow(() -> new Fault.NotFound("a session"));
    }
}
