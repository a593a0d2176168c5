package akashi.core.diagram;

import akashi.core.diagram.Composer.Link;
import akashi.core.diagram.Diagram.Kind;
import akashi.core.link.CertificateLink;
import akashi.core.link.Requirement;
import akashi.core.link.Verifier;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Assess;
import akashi.core.trust.Assessment;
import akashi.core.trust.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The diagram of one link. A side with many members is drawn as groups by their worst status, one of which may be open;
 * where both sides have many, the verifiers are drawn by kind.
 */
public final class LinkDiagram {

    private static final int NAMES_CLOSED = 2;
    private static final int NAMES_OPEN = 8;
    private static final int NAME_COLUMNS = 30;

    private final CertificateLink link;
    private final SiteSnapshot site;
    private final List<Assessment> assessments;
    private final Optional<Status> open;

    private LinkDiagram(CertificateLink link, SiteSnapshot site, List<Assessment> assessments, Optional<Status> open) {
        this.link = link;
        this.site = site;
        this.assessments = assessments;
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
        Map<Computer, Status> subjects = worstBy(Assessment::subject);
        Map<Verifier, Status> verifiers = worstBy(Assessment::verifier);
        List<Shape> authorities = AuthorityShapes.of(site, subjects.keySet(), link.slot());
        List<Shape> left = subjects.size() == 1
                ? List.of(single(subjects.keySet().iterator().next()))
                : groups("subject", Kind.SUBJECT, subjects, Computer::shortLabel, c -> 1, false);
        List<Shape> right;
        List<Link> links = new ArrayList<>();
        if (subjects.size() > 1 && verifiers.size() > 1) {
            Map<String, List<Verifier>> kinds = VerifierKinds.of(verifiers.keySet());
            right = kinds.entrySet().stream()
                    .map(e -> kind(e.getKey(), e.getValue(), verifiers))
                    .toList();
        } else if (verifiers.size() == 1) {
            right = List.of(one(verifiers.keySet().iterator().next(), subjects.size() > 1 ? null : worst(verifiers)));
        } else {
            right = groups("verifier", Kind.VERIFIER, verifiers, LinkDiagram::name, Verifier::count, true);
        }
        connect(left, right, links);
        return new Composer(authorities, left, right, links)
                .diagram(Message.of("diagram.lane.subject"), Message.of("diagram.lane.verifier"), caption());
    }

    private static void connect(List<Shape> left, List<Shape> right, List<Link> links) {
        if (right.size() == 1 && left.size() > 1) {
            for (int i = 0; i < left.size(); i++) {
                links.add(new Link(0, i, left.get(i).status().orElseThrow()));
            }
            return;
        }
        for (int i = 0; i < right.size(); i++) {
            Status status =
                    right.get(i).status().orElseGet(() -> left.get(0).status().orElse(Status.UNKNOWN));
            links.add(new Link(i, -1, status));
        }
    }

    private <T> Map<T, Status> worstBy(java.util.function.Function<Assessment, T> key) {
        Map<T, Status> worst = new LinkedHashMap<>();
        assessments.forEach(a -> worst.merge(key.apply(a), a.status(), Status::worse));
        return worst;
    }

    private static Status worst(Map<Verifier, Status> verifiers) {
        return verifiers.values().stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    private Shape single(Computer computer) {
        List<Object> lines = new ArrayList<>();
        lines.add(Fit.into(NAME_COLUMNS, computer.label()));
        Optional<Certificate> certificate = site.certificateIn(computer, link.slot());
        lines.add(certificate
                .map(c -> Message.of("diagram.certificate-until", c.validity().notAfter()))
                .orElseGet(() -> Message.of("diagram.no-certificate")));
        return new Shape(
                "subject",
                Kind.SUBJECT,
                Fit.into(24, computer.shortLabel()),
                Optional.empty(),
                lines,
                true,
                "/servers/" + computer.id(),
                computer.label(),
                false);
    }

    private Shape one(Verifier verifier, Status status) {
        Object count = verifier.count() == 1 ? verifier.label() : Message.of("diagram.machines", verifier.count());
        return new Shape(
                "verifier",
                Kind.VERIFIER,
                Fit.into(26, name(verifier)),
                Optional.ofNullable(status),
                List.of(count instanceof String s ? Fit.into(NAME_COLUMNS + 4, s) : count),
                true,
                href(verifier),
                verifier.label(),
                distrusts(List.of(verifier)));
    }

    private <T> List<Shape> groups(
            String side,
            Kind kind,
            Map<T, Status> members,
            java.util.function.Function<T, String> name,
            java.util.function.ToIntFunction<T> count,
            boolean verifierSide) {
        Map<Status, List<T>> byStatus = new EnumMap<>(Status.class);
        members.forEach((member, status) ->
                byStatus.computeIfAbsent(status, s -> new ArrayList<>()).add(member));
        List<Shape> shapes = new ArrayList<>();
        byStatus.forEach((status, group) -> {
            boolean isOpen = open.filter(status::equals).isPresent();
            int machines = group.stream().mapToInt(count).sum();
            List<String> names = group.stream().map(name).toList();
            List<Object> lines = new ArrayList<>();
            lines.add(summary(machines, names, isOpen));
            if (isOpen) {
                names.stream().limit(NAMES_OPEN).forEach(n -> lines.add(Fit.into(NAME_COLUMNS, n)));
                if (names.size() > NAMES_OPEN) {
                    lines.add(Message.of("diagram.more", names.size() - NAMES_OPEN));
                }
            }
            String href = "/topology/" + link.slug() + (isOpen ? "" : "?open=" + status);
            boolean missing = verifierSide
                    && distrusts(group.stream().map(Verifier.class::cast).toList());
            shapes.add(new Shape(
                    side + "-" + status,
                    kind,
                    Message.of(status),
                    Optional.of(status),
                    lines,
                    true,
                    href,
                    String.join(", ", names.subList(0, Math.min(names.size(), 50))),
                    missing));
        });
        return shapes;
    }

    private static Message summary(int machines, List<String> names, boolean open) {
        if (open) {
            return Message.of("diagram.machines", machines);
        }
        String few = names.stream().limit(NAMES_CLOSED).collect(Collectors.joining(", "));
        String shown = Fit.into(22, few) + (names.size() > NAMES_CLOSED ? " …" : "");
        return Message.of("diagram.machines-named", machines, shown);
    }

    private Shape kind(String kind, List<Verifier> members, Map<Verifier, Status> statuses) {
        Status worst = members.stream()
                .map(statuses::get)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        int machines = members.stream().mapToInt(Verifier::count).sum();
        List<String> names = members.stream().map(LinkDiagram::name).toList();
        return new Shape(
                "verifier-" + kind,
                Kind.VERIFIER,
                new Message(kind, List.of()),
                Optional.of(worst),
                List.of(Message.of("diagram.status-and-machines", Message.of(worst), machines)),
                false,
                members.size() == 1 ? href(members.get(0)) : null,
                String.join(", ", names),
                distrusts(members));
    }

    private boolean distrusts(List<Verifier> verifiers) {
        List<UUID> ids = verifiers.stream().map(Verifier::id).toList();
        return assessments.stream()
                .filter(a -> ids.contains(a.verifier().id()))
                .flatMap(a -> a.reasons().stream())
                .anyMatch(r -> r.code().requirement() == Requirement.VERIFIER_TRUSTS
                        && r.code().status() == Status.BROKEN);
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
                .map(e -> (Object) Message.of("diagram.count", Message.of(e.getKey()), e.getValue()))
                .toList();
        return Message.of("diagram.caption", assessments.size(), parts);
    }
}
