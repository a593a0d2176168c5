package akashi.core.diagram;

import akashi.core.diagram.Composer.Link;
import akashi.core.diagram.Diagram.Kind;
import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Assess;
import akashi.core.trust.Assessment;
import akashi.core.trust.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The diagram of one link. A side with many members is drawn as groups by their worst status, one of which may be open;
 * where both sides have many, the verifiers are drawn by kind.
 */
public final class LinkDiagram {

    private static final int NAME_COLUMNS = 30;

    private final CertificateLink link;
    private final SiteSnapshot site;
    private final List<Assessment> assessments;
    private final Sides sides;
    private final Collection<Computer> subjects;
    private final Collection<Verifier> verifiers;
    private final Collection<Authority> roots;
    private final Optional<Status> open;

    private LinkDiagram(CertificateLink link, SiteSnapshot site, List<Assessment> assessments, Optional<Status> open) {
        this.link = link;
        this.site = site;
        this.assessments = assessments;
        this.sides = new Sides(assessments);
        this.subjects = sides.subjects();
        this.verifiers = sides.verifiers();
        this.roots = AuthorityShapes.roots(site, subjects, link.slot()).values();
        this.open = open;
    }

    /** The diagram of a link at an instant; {@code open} is the group whose members are listed. */
    public static Optional<Diagram> of(
            CertificateLink link, SiteSnapshot site, Instant instant, Optional<Status> open) {
        return of(link, site, Assess.all(link, site, instant), open);
    }

    /** The same from assessments that were made already; empty where nobody takes part in the link. */
    public static Optional<Diagram> of(
            CertificateLink link, SiteSnapshot site, List<Assessment> assessments, Optional<Status> open) {
        return assessments.isEmpty()
                ? Optional.empty()
                : Optional.of(new LinkDiagram(link, site, assessments, open).draw());
    }

    private Diagram draw() {
        List<Shape> left = subjects.size() == 1
                ? List.of(single(subjects.iterator().next()))
                : groups(Kind.SUBJECT)
                        .of(
                                subjects,
                                sides::of,
                                c -> new Groups.Member(c.shortLabel(), 1),
                                g -> Trust.ofComputers(g, roots, site));
        List<Shape> right = verifierShapes();
        boolean issued = subjects.stream()
                .anyMatch(c -> site.certificateIn(c, link.slot()).isPresent());
        return new Composer(AuthorityShapes.of(site, roots), issued, left, right, links(left, right))
                .diagram(caption());
    }

    private List<Shape> verifierShapes() {
        if (verifiers.size() == 1) {
            return List.of(one(verifiers.iterator().next()));
        }
        if (subjects.size() == 1) {
            return groups(Kind.VERIFIER)
                    .of(
                            verifiers,
                            sides::of,
                            v -> new Groups.Member(name(v), v.count()),
                            g -> Trust.ofVerifiers(g, roots, site));
        }
        List<Shape> kinds = new ArrayList<>();
        VerifierKinds.of(verifiers).forEach((kind, members) -> kinds.add(kind(kind, members)));
        return kinds;
    }

    private Groups groups(Kind kind) {
        return new Groups(kind, "/topology/" + link.slug(), open);
    }

    private static List<Link> links(List<Shape> left, List<Shape> right) {
        List<Link> links = new ArrayList<>();
        if (right.size() == 1 && left.size() > 1) {
            for (int i = 0; i < left.size(); i++) {
                links.add(new Link(0, i, left.get(i).status().orElseThrow()));
            }
            return links;
        }
        for (int i = 0; i < right.size(); i++) {
            Optional<Status> status = right.get(i).status().or(left.get(0)::status);
            links.add(new Link(i, -1, status.orElse(Status.UNKNOWN)));
        }
        return links;
    }

    private Shape single(Computer computer) {
        Optional<Certificate> certificate = site.certificateIn(computer, link.slot());
        List<Shape.Text> lines = List.of(
                Shape.Text.host(Fit.into(NAME_COLUMNS, computer.label())),
                certificate
                        .map(c -> Shape.Text.of(
                                "diagram.certificate-until", c.validity().notAfter()))
                        .orElseGet(() -> Shape.Text.of("diagram.no-certificate")));
        return new Shape(
                        "subject",
                        Kind.SUBJECT,
                        Shape.name(Fit.into(24, computer.shortLabel())),
                        Optional.empty(),
                        lines,
                        "/servers/" + computer.id(),
                        computer.label())
                .with(Trust.ofComputers(List.of(computer), roots, site));
    }

    private Shape one(Verifier verifier) {
        boolean many = subjects.size() > 1;
        Shape.Text line = verifier.count() == 1
                ? Shape.Text.host(Fit.into(NAME_COLUMNS, verifier.label()))
                : Shape.Text.of("diagram.machines", verifier.count());
        return new Shape(
                        "verifier",
                        Kind.VERIFIER,
                        Shape.name(Fit.into(26, name(verifier))),
                        many ? Optional.empty() : Optional.of(sides.of(verifier)),
                        List.of(line),
                        href(verifier),
                        verifier.label())
                .with(Trust.ofVerifiers(List.of(verifier), roots, site));
    }

    private Shape kind(VerifierKinds.Kind kind, List<Verifier> members) {
        Status worst = members.stream().map(sides::of).reduce(Status.VERIFIED, Status::worse);
        Set<UUID> ids = members.stream().map(Verifier::id).collect(Collectors.toSet());
        List<Assessment> mine = assessments.stream()
                .filter(a -> ids.contains(a.verifier().id()))
                .toList();
        long asBad = mine.stream().filter(a -> a.status() == worst).count();
        return new Shape(
                        "verifier-" + kind.name(),
                        Kind.VERIFIER,
                        kind.title(),
                        Optional.of(worst),
                        List.of(Shape.Text.of(
                                "diagram.count-of", Message.of("diagram.status." + worst), asBad, mine.size())),
                        members.size() == 1 ? href(members.get(0)) : null,
                        Groups.hover(members.stream().map(LinkDiagram::name).toList()))
                .with(Trust.ofVerifiers(members, roots, site));
    }

    private static String name(Verifier verifier) {
        return verifier instanceof Verifier.OnComputer on ? on.computer().shortLabel() : verifier.label();
    }

    private static String href(Verifier verifier) {
        return verifier instanceof Verifier.OnComputer on
                ? "/servers/" + on.computer().id()
                : "/clients";
    }

    private Message caption() {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        assessments.forEach(a -> counts.merge(a.status(), 1L, Long::sum));
        List<Object> parts = counts.entrySet().stream()
                .map(e ->
                        (Object) Message.of("diagram.count", Message.of("diagram.status." + e.getKey()), e.getValue()))
                .toList();
        Set<Verifier> checking = new HashSet<>();
        assessments.forEach(a -> checking.add(a.verifier()));
        int machines = checking.stream().mapToInt(Verifier::count).sum();
        return checking.size() == machines
                ? Message.of("diagram.caption", assessments.size(), parts)
                : Message.of("diagram.caption.machines", assessments.size(), parts, machines);
    }
}
