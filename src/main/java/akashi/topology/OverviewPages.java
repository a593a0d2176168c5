package akashi.topology;

import akashi.core.diagram.Diagram;
import akashi.core.diagram.SiteDiagram;
import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Role;
import akashi.core.text.Message;
import akashi.core.trust.Assessment;
import akashi.core.trust.Status;
import akashi.topology.Judgements.Judged;
import akashi.web.Exchange;
import java.util.ArrayList;
import java.util.EnumMap;
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
        Judged judged = judgements.of(x);
        Map<CertificateLink, List<Assessment>> byLink = byLink(judged, role);
        String path = role.map(Tabs::path).orElse("/topology/site");
        List<Part> parts = new ArrayList<>();
        byLink.forEach((link, assessments) -> parts.add(Part.of(link, role, assessments)));
        Map<String, Object> model = new HashMap<>();
        model.put("title", title(role));
        model.put("about", about(role));
        model.put("here", path);
        model.put("tabs", Tabs.at(path));
        model.put("diagram", SiteDiagram.of(byLink, judged.site()).orElse(null));
        model.put("legend", Status.values());
        model.put("parts", parts);
        model.put("svg", path + ".svg");
        x.page("topology/overview", model);
    }

    void file(Exchange x, Optional<Role> role) {
        Judged judged = judgements.of(x);
        Optional<Diagram> diagram = SiteDiagram.of(byLink(judged, role), judged.site());
        SvgFile.send(x, title(role), about(role), diagram);
    }

    private static Message title(Optional<Role> role) {
        return role.map(r -> Message.of("topology.role.title", Message.of(r)))
                .orElse(Message.of("topology.site.title"));
    }

    private static Message about(Optional<Role> role) {
        return Message.of(role.map(r -> "topology.role.about." + r).orElse("topology.site.about"));
    }

    /** The connections of each link; for a role only those in which a server of it shows or checks. */
    private static Map<CertificateLink, List<Assessment>> byLink(Judged judged, Optional<Role> role) {
        Map<CertificateLink, List<Assessment>> byLink = new EnumMap<>(CertificateLink.class);
        List<CertificateLink> links = role.map(CertificateLink::involving).orElse(List.of(CertificateLink.values()));
        for (CertificateLink link : links) {
            List<Assessment> all = judged.of(link);
            byLink.put(
                    link,
                    role.map(r -> all.stream().filter(a -> takesPart(r, a)).toList())
                            .orElse(all));
        }
        return byLink;
    }

    private static boolean takesPart(Role role, Assessment a) {
        boolean shows = a.link().subject().roles().contains(role) && a.subject().has(role);
        boolean checks = a.link().verifiers().roles().contains(role)
                && a.verifier() instanceof Verifier.OnComputer on
                && on.computer().has(role);
        return shows || checks;
    }
}
