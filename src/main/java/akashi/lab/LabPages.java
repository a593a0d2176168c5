package akashi.lab;

import akashi.core.access.Access;
import akashi.core.lesson.Deeds;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.util.Map;

/** The way into the lab: its three benches, and what the learner did so far. */
final class LabPages {

    private final Deeds deeds;

    LabPages(Deeds deeds) {
        this.deeds = deeds;
    }

    void routes(Routes routes) {
        routes.get("/learn/lab", Access.TRAINEE, this::show);
    }

    private void show(Exchange x) {
        x.page("lab/index", Map.of("deeds", deeds.of(x.actor().userId())));
    }
}
