package akashi.training;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.link.CertificateLink;
import akashi.core.text.Message;
import akashi.core.trust.Assessment;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The guided tours along the diagrams, for everybody who may sign in: they show a model site and nothing real. */
public final class Walkthrough {

    private static final String PATH = "/learn/walkthrough/";

    /** A place to go to from a step. */
    record Way(String path, Message name, int number, boolean current) {}

    /** Names the pages. */
    public void routes(Routes routes) {
        routes.get("/learn", Access.TRAINEE, x -> x.redirect(path(CertificateLink.MANAGEMENT_TO_RECORDERS, 1)));
        routes.get("/learn/walkthrough/{link}", Access.TRAINEE, this::page);
    }

    private void page(Exchange x) {
        String slug = x.path("link");
        CertificateLink link = CertificateLink.bySlug(slug).orElseThrow(() -> new Fault.NotFound("tour " + slug));
        Tour tour = new Tour(link, x.now().truncatedTo(ChronoUnit.DAYS));
        List<Step> steps = tour.steps();
        int at = x.query().number("step", 1, steps.size(), 1);
        Step step = steps.get(at - 1);
        Scene scene = tour.play(step);
        Assessment worst = scene.worst();
        Map<String, Object> model = new HashMap<>();
        model.put("link", link);
        model.put("step", step);
        model.put("at", at);
        model.put("of", steps.size());
        model.put("diagram", scene.diagram());
        model.put("worst", worst);
        model.put("ways", ways(link, steps, at));
        model.put("tours", tours(link));
        model.put("previous", at > 1 ? path(link, at - 1) : null);
        model.put("next", at < steps.size() ? path(link, at + 1) : null);
        model.put("real", x.actor().access().covers(Access.HELPDESK));
        x.page("training/walkthrough", model);
    }

    private static List<Way> ways(CertificateLink link, List<Step> steps, int at) {
        List<Way> ways = new ArrayList<>();
        for (int i = 1; i <= steps.size(); i++) {
            ways.add(new Way(path(link, i), steps.get(i - 1).title(), i, i == at));
        }
        return ways;
    }

    private static List<Way> tours(CertificateLink current) {
        List<Way> tours = new ArrayList<>();
        for (CertificateLink link : CertificateLink.values()) {
            tours.add(new Way(path(link, 1), Message.of("topology.tab." + link), link.ordinal() + 1, link == current));
        }
        return tours;
    }

    private static String path(CertificateLink link, int step) {
        return PATH + link.slug() + "?step=" + step;
    }
}
