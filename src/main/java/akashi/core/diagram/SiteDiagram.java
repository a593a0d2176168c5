package akashi.core.diagram;

import akashi.core.diagram.Composer.Link;
import akashi.core.diagram.Diagram.Kind;
import akashi.core.link.CertificateLink;
import akashi.core.site.Authority;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Assessment;
import akashi.core.trust.Status;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The diagram of several links at once, a row each: who shows, who checks, and how it is at worst. */
public final class SiteDiagram {

    private final SiteSnapshot site;
    private final Map<UUID, Authority> roots = new LinkedHashMap<>();
    private final List<Shape> left = new ArrayList<>();
    private final List<Shape> right = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();
    private boolean issued;

    private SiteDiagram(SiteSnapshot site) {
        this.site = site;
    }

    /** The rows of the links that have assessments; empty where none has. */
    public static Optional<Diagram> of(Map<CertificateLink, List<Assessment>> byLink, SiteSnapshot site) {
        SiteDiagram diagram = new SiteDiagram(site);
        byLink.forEach((link, assessments) -> {
            if (!assessments.isEmpty()) {
                diagram.add(link, assessments);
            }
        });
        return diagram.links.isEmpty() ? Optional.empty() : Optional.of(diagram.draw(byLink));
    }

    private Diagram draw(Map<CertificateLink, List<Assessment>> byLink) {
        int connections = byLink.values().stream().mapToInt(List::size).sum();
        return new Composer(AuthorityShapes.of(site, roots.values()), issued, left, right, links)
                .diagram(Message.of("diagram.site-caption", links.size(), connections));
    }

    private void add(CertificateLink link, List<Assessment> mine) {
        Status worst = mine.stream().map(Assessment::status).reduce(Status.VERIFIED, Status::worse);
        Sides sides = new Sides(mine);
        Collection<Computer> subjects = sides.subjects();
        Map<UUID, Authority> here = AuthorityShapes.roots(site, subjects, link.slot());
        roots.putAll(here);
        issued |= subjects.stream()
                .anyMatch(c -> site.certificateIn(c, link.slot()).isPresent());
        left.add(subject(link, subjects).with(Trust.ofComputers(subjects, here.values(), site)));
        right.add(verifier(link, mine, worst).with(Trust.ofVerifiers(sides.verifiers(), here.values(), site)));
        links.add(new Link(links.size(), links.size(), worst));
    }

    private static Shape subject(CertificateLink link, Collection<Computer> subjects) {
        return new Shape(
                "subject-" + link.slug(),
                Kind.SUBJECT,
                Message.of("diagram.subject." + link.subject()),
                Optional.empty(),
                List.of(Shape.Text.of(
                        "diagram.computers-slot", subjects.size(), Message.of("diagram.slot." + link.slot()))),
                "/topology/" + link.slug(),
                Groups.hover(subjects.stream().map(Computer::label).toList()));
    }

    private static Shape verifier(CertificateLink link, List<Assessment> mine, Status worst) {
        return new Shape(
                "verifier-" + link.slug(),
                Kind.VERIFIER,
                Message.of("diagram.verifier." + link.verifiers()),
                Optional.of(worst),
                List.of(totals(mine)),
                "/topology/" + link.slug(),
                "");
    }

    private static Shape.Text totals(List<Assessment> mine) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        mine.forEach(a -> counts.merge(a.status(), 1L, Long::sum));
        Map.Entry<Status, Long> worst = counts.entrySet().iterator().next();
        Message word = Message.of("diagram.status." + worst.getKey());
        return counts.size() == 1
                ? Shape.Text.of("diagram.count", word, worst.getValue())
                : Shape.Text.of("diagram.count-of", word, worst.getValue(), (long) mine.size());
    }
}
