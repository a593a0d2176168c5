package akashi.topology;

import akashi.core.judged.JudgedSite;
import akashi.core.site.Role;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import akashi.store.Judgements;
import akashi.web.Exchange;
import akashi.web.Kept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages of several kinds of connection at once: the whole site, or those in which a server role takes part. */
final class OverviewPages {

    private final Judgements judgements;

    OverviewPages(Judgements judgements) {
        this.judgements = judgements;
    }

    void page(Exchange x, Optional<Role> role) {
        JudgedSite judged = judgements.of(x.actor().siteId(), x.now());
        Kept main = x.kept(judged.memo(), role, "topology/overview-main", () -> main(judged, role));
        x.page("topology/overview", Map.of("title", title(role), "main", main));
    }

    private static Map<String, Object> main(JudgedSite judged, Optional<Role> role) {
        String path = role.map(Tabs::path).orElse("/topology/site");
        List<Part> parts = new ArrayList<>();
        judged.byLink(role).forEach((link, assessments) -> parts.add(Part.of(link, role, assessments)));
        Map<String, Object> model = new HashMap<>();
        model.put("title", title(role));
        model.put("about", about(role));
        model.put("here", path);
        model.put("tabs", Tabs.at(path));
        model.put("diagram", judged.diagram(role).orElse(null));
        model.put("legend", Status.values());
        model.put("parts", parts);
        model.put("svg", path + ".svg");
        return model;
    }

    void file(Exchange x, Optional<Role> role) {
        JudgedSite judged = judgements.of(x.actor().siteId(), x.now());
        SvgFile.send(x, judged.memo(), role, title(role), about(role), () -> judged.diagram(role));
    }

    private static Message title(Optional<Role> role) {
        return role.map(r -> Message.of("topology.role.title", Message.of(r)))
                .orElse(Message.of("topology.site.title"));
    }

    private static Message about(Optional<Role> role) {
        return Message.of(role.map(r -> "topology.role.about." + r).orElse("topology.site.about"));
    }
}
