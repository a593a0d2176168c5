package akashi.training;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.judged.Memo;
import akashi.core.lesson.Lessons;
import akashi.core.link.CertificateLink;
import akashi.core.text.Message;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The guided tours along the diagrams, for everybody who may sign in: they show a model site and nothing real. */
public final class Walkthrough {

    private static final String PATH = "/learn/walkthrough/";

    private final Memo memo = new Memo(64);

    /** A place to go to from a step. */
    record Way(String path, Message name, int number, boolean current) {}

    /** Names the pages. */
    public void routes(Routes routes) {
        routes.get("/learn/walkthrough/{link}", Access.TRAINEE, this::page);
    }

    private void page(Exchange x) {
        String slug = x.path("link");
        CertificateLink link = CertificateLink.bySlug(slug).orElseThrow(() -> new Fault.NotFound("tour " + slug));
        Instant day = x.now().truncatedTo(ChronoUnit.DAYS);
        Tour tour = new Tour(link, day, kind -> x.text(Message.of(kind)));
        List<Step> steps = memo.of(new Toured(link, day), tour::steps);
        int at = x.query().number("step", 1, steps.size(), 1);
        boolean real = x.actor().access().covers(Access.HELPDESK);
        Map<String, Object> model = new HashMap<>();
        model.put("link", link);
        model.put("tours", tours(link));
        model.put(
                "walk",
                x.kept(memo, new Shown(link, day, at, real), "training/step", () -> step(link, tour, steps, at, real)));
        x.page("training/walkthrough", model);
    }

    private record Toured(CertificateLink link, Instant day) {}

    /** Everything that a step depends on, besides the language. */
    private record Shown(CertificateLink link, Instant day, int at, boolean real) {}

    private static Map<String, Object> step(CertificateLink link, Tour tour, List<Step> steps, int at, boolean real) {
        Step step = steps.get(at - 1);
        Scene scene = tour.play(step);
        Map<String, Object> model = new HashMap<>();
        model.put("link", link);
        model.put("step", step);
        model.put("at", at);
        model.put("of", steps.size());
        model.put("diagram", scene.diagram());
        model.put("worst", scene.worst());
        model.put("ways", ways(link, steps, at));
        model.put("previous", at > 1 ? path(link, at - 1) : null);
        model.put("next", at < steps.size() ? path(link, at + 1) : null);
        model.put("real", real);
        model.put("lesson", Lessons.forLink(link).orElse(null));
        return model;
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

    static String path(CertificateLink link, int step) {
        return PATH + link.slug() + "?step=" + step;
    }
}
