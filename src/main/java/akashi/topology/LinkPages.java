package akashi.topology;

import akashi.core.access.Access;
import akashi.core.judged.JudgedSite;
import akashi.core.link.CertificateLink;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
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
        boolean admin = x.actor().access().covers(Access.ADMIN);
        int pages = Math.max(1, (count(judged.counts(link), open) + PAGE - 1) / PAGE);
        Shown shown = new Shown(link, open, x.query().number("page", 1, pages, 1), admin);
        boolean drawn = judged.diagram(link, open).isPresent();
        Map<String, Object> model = new HashMap<>();
        model.put("link", link);
        model.put("drawn", drawn);
        model.put("top", x.kept(judged.memo(), List.of(link, open), "topology/link-top", () -> top(link, open, drawn)));
        model.put("view", drawn ? x.kept(judged.memo(), shown, "topology/link-view", () -> view(judged, shown)) : null);
        x.page("topology/link", model);
    }

    private static Map<String, Object> top(CertificateLink link, Optional<Status> open, boolean drawn) {
        String path = Tabs.path(link);
        return Map.of(
                "link",
                link,
                "drawn",
                drawn,
                "tabs",
                Tabs.at(path),
                "clauses",
                link.allClauses(),
                "svg",
                path + ".svg" + query(open));
    }

    /** Everything that picture and table depend on, besides the judged site and the language. */
    private record Shown(CertificateLink link, Optional<Status> open, int page, boolean admin) {

        String path() {
            return Tabs.path(link) + query(open);
        }

        List<Row> rows(JudgedSite judged) {
            return judged.of(link).stream()
                    .filter(a -> open.isEmpty() || a.status() == open.get())
                    .skip((page - 1L) * PAGE)
                    .limit(PAGE)
                    .map(a -> Row.of(a, judged.site(), admin))
                    .toList();
        }

        /** The switch that stands above the table, where all lines speak of one computer. */
        Row.Turn single(SiteSnapshot site) {
            List<Computer> subjects = link.subjects(site);
            return admin && subjects.size() == 1 ? Row.Turn.of(subjects.get(0), link.slot(), site) : null;
        }
    }

    private static Map<String, Object> view(JudgedSite judged, Shown shown) {
        CertificateLink link = shown.link();
        Map<Status, Integer> counts = judged.counts(link);
        String path = shown.path();
        Map<String, Object> model = new HashMap<>();
        model.put("link", link);
        model.put("here", Tabs.path(link));
        model.put("diagram", judged.diagram(link, shown.open()).orElse(null));
        model.put("legend", Status.values());
        model.put("filters", Filter.of(counts, Tabs.path(link), shown.open()));
        model.put("rows", shown.rows(judged));
        model.put("pager", Pager.of(path, shown.page(), PAGE, count(counts, shown.open())));
        model.put("admin", shown.admin());
        model.put("back", shown.page() > 1 ? path + (path.contains("?") ? "&" : "?") + "page=" + shown.page() : path);
        model.put("single", shown.single(judged.site()));
        return model;
    }

    private static int count(Map<Status, Integer> counts, Optional<Status> open) {
        return open.map(status -> counts.getOrDefault(status, 0))
                .orElseGet(() ->
                        counts.values().stream().mapToInt(Integer::intValue).sum());
    }

    private static String query(Optional<Status> open) {
        return open.map(s -> "?open=" + s).orElse("");
    }

    void file(Exchange x, CertificateLink link) {
        JudgedSite judged = judgements.of(x.actor().siteId(), x.now());
        Optional<Status> open = Filter.open(x.query().text("open"));
        SvgFile.send(
                x,
                judged.memo(),
                List.of(link, open),
                link.title(),
                Message.of("topology.about." + link),
                () -> judged.diagram(link, open));
    }
}
