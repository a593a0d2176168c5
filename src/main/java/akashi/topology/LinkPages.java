package akashi.topology;

import akashi.core.access.Access;
import akashi.core.judged.JudgedSite;
import akashi.core.link.CertificateLink;
import akashi.core.site.Computer;
import akashi.core.text.Message;
import akashi.core.trust.Assessment;
import akashi.core.trust.Status;
import akashi.store.Judgements;
import akashi.web.Exchange;
import akashi.web.Pager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of one kind of connection. */
final class LinkPages {

    private static final int PAGE = 50;

    private final Judgements judgements;

    LinkPages(Judgements judgements) {
        this.judgements = judgements;
    }

    void page(Exchange x, CertificateLink link) {
        Optional<String> step = x.query().text("step");
        if (step.isPresent()) {
            x.redirect(
                    "/learn/walkthrough/" + link.slug() + "?step=" + x.query().number("step", 1, 99, 1));
            return;
        }
        Optional<Status> open = Filter.open(x.query().text("open"));
        JudgedSite judged = judgements.of(x.actor().siteId(), x.now());
        String path = Tabs.path(link);
        Map<String, Object> model = new HashMap<>();
        model.put("link", link);
        model.put("here", path);
        model.put("tabs", Tabs.at(path));
        model.put("clauses", link.allClauses());
        model.put("diagram", judged.diagram(link, open).orElse(null));
        model.put("legend", Status.values());
        model.put("filters", Filter.of(judged.counts(link), path, open));
        model.put("svg", path + ".svg" + open.map(s -> "?open=" + s).orElse(""));
        table(x, link, judged, open, model);
        x.page("topology/link", model);
    }

    private static void table(
            Exchange x, CertificateLink link, JudgedSite judged, Optional<Status> open, Map<String, Object> model) {
        List<Assessment> all = judged.of(link);
        List<Assessment> shown = open.isEmpty()
                ? all
                : all.stream().filter(a -> a.status() == open.get()).toList();
        int pages = Math.max(1, (shown.size() + PAGE - 1) / PAGE);
        int page = x.query().number("page", 1, pages, 1);
        String path = Tabs.path(link) + open.map(s -> "?open=" + s).orElse("");
        boolean admin = x.actor().access().covers(Access.ADMIN);
        List<Computer> subjects = link.subjects(judged.site());
        model.put(
                "rows",
                shown.stream()
                        .skip((page - 1L) * PAGE)
                        .limit(PAGE)
                        .map(a -> Row.of(a, judged.site(), admin))
                        .toList());
        model.put("pager", Pager.of(path, page, PAGE, shown.size()));
        model.put("admin", admin);
        model.put("back", page > 1 ? path + (open.isPresent() ? "&" : "?") + "page=" + page : path);
        model.put(
                "single",
                admin && subjects.size() == 1 ? Row.Turn.of(subjects.get(0), link.slot(), judged.site()) : null);
    }

    void file(Exchange x, CertificateLink link) {
        JudgedSite judged = judgements.of(x.actor().siteId(), x.now());
        Optional<Status> open = Filter.open(x.query().text("open"));
        SvgFile.send(x, link.title(), Message.of("topology.about." + link), judged.diagram(link, open));
    }
}
