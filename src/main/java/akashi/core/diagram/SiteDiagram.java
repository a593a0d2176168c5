package akashi.core.diagram;

import akashi.core.diagram.Composer.Link;
import akashi.core.diagram.Diagram.Kind;
import akashi.core.link.CertificateLink;
import akashi.core.link.Requirement;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.core.trust.Assessment;
import akashi.core.trust.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The diagram of several links at once, a row each: who shows, who checks, and how it is at worst. */
public final class SiteDiagram {

    private SiteDiagram() {}

    /** The rows of the links that have anybody on both sides; empty where none has. */
    public static Optional<Diagram> of(List<CertificateLink> links, SiteSnapshot site, List<Assessment> assessments) {
        List<Shape> left = new ArrayList<>();
        List<Shape> right = new ArrayList<>();
        List<Link> drawn = new ArrayList<>();
        for (CertificateLink link : links) {
            List<Assessment> mine =
                    assessments.stream().filter(a -> a.link() == link).toList();
            if (!mine.isEmpty()) {
                Status worst = mine.stream()
                        .map(Assessment::status)
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
                left.add(subject(link, mine));
                right.add(verifier(link, mine, worst));
                drawn.add(new Link(drawn.size(), drawn.size(), worst));
            }
        }
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        List<Computer> computers =
                assessments.stream().map(Assessment::subject).distinct().toList();
        List<Shape> authorities = AuthorityShapes.of(site, computers, Slot.SERVER);
        return Optional.of(new Composer(authorities, left, right, drawn)
                .diagram(
                        Message.of("diagram.lane.subject"),
                        Message.of("diagram.lane.verifier"),
                        Message.of("diagram.site-caption", drawn.size(), assessments.size())));
    }

    private static Shape subject(CertificateLink link, List<Assessment> mine) {
        long count = mine.stream().map(Assessment::subject).distinct().count();
        return new Shape(
                "subject-" + link.slug(),
                Kind.SUBJECT,
                Message.of("diagram.subject." + link.subject()),
                Optional.empty(),
                List.of(Message.of("diagram.computers-slot", count, Message.of(link.slot()))),
                false,
                "/topology/" + link.slug(),
                "",
                false);
    }

    private static Shape verifier(CertificateLink link, List<Assessment> mine, Status worst) {
        boolean missing = mine.stream()
                .flatMap(a -> a.reasons().stream())
                .anyMatch(r -> r.code().requirement() == Requirement.VERIFIER_TRUSTS
                        && r.code().status() == Status.BROKEN);
        return new Shape(
                "verifier-" + link.slug(),
                Kind.VERIFIER,
                Message.of("diagram.verifier." + link.verifiers()),
                Optional.of(worst),
                List.of(totals(mine)),
                false,
                "/topology/" + link.slug(),
                "",
                missing);
    }

    private static Message totals(List<Assessment> mine) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        mine.forEach(a -> counts.merge(a.status(), 1L, Long::sum));
        Map.Entry<Status, Long> worst = counts.entrySet().iterator().next();
        return counts.size() == 1
                ? Message.of("diagram.count", Message.of(worst.getKey()), worst.getValue())
                : Message.of("diagram.count-of", Message.of(worst.getKey()), worst.getValue(), (long) mine.size());
    }
}
