package akashi.core.diagram;

import akashi.core.diagram.Diagram.Kind;
import akashi.core.site.Authority;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The column of authorities: every root that the shown certificates hang from, or the place where one is missing. */
final class AuthorityShapes {

    private static final int NAME_COLUMNS = 24;

    private AuthorityShapes() {}

    /** The roots behind the subjects' certificates; where none has one, the root that would sign the first. */
    static Map<UUID, Authority> roots(SiteSnapshot site, Collection<Computer> subjects, Slot slot) {
        Map<UUID, Authority> roots = new LinkedHashMap<>();
        subjects.forEach(subject -> site.certificateIn(subject, slot)
                .flatMap(site::rootOf)
                .ifPresent(root -> roots.putIfAbsent(root.id(), root)));
        if (roots.isEmpty()) {
            site.issuer().flatMap(site::rootOf).ifPresent(root -> roots.put(root.id(), root));
        }
        return roots;
    }

    static List<Shape> of(SiteSnapshot site, Collection<Authority> roots) {
        return roots.isEmpty()
                ? List.of(missing())
                : roots.stream().map(root -> shape(site, root)).toList();
    }

    private static Shape shape(SiteSnapshot site, Authority root) {
        List<Shape.Text> lines = new ArrayList<>();
        root.validity().ifPresent(v -> lines.add(Shape.Text.of("diagram.root-until", v.notAfter())));
        // Everyone trusts the root; who signs below it is said where it is somebody else.
        site.authorities().stream()
                .filter(below -> below.signs() && !below.isRoot())
                .filter(below -> site.rootOf(below).filter(root::equals).isPresent())
                .forEach(
                        below -> lines.add(Shape.Text.of("diagram.through", Fit.bothEnds(NAME_COLUMNS, below.name()))));
        lines.add(Shape.Text.of(root.keyHere() ? "diagram.key-stays" : "diagram.key-elsewhere"));
        return new Shape(
                "authority-" + root.id(),
                Kind.AUTHORITY,
                Shape.name(Fit.bothEnds(NAME_COLUMNS, root.name())),
                Optional.empty(),
                lines,
                "/authorities",
                root.name());
    }

    private static Shape missing() {
        return new Shape(
                "authority-none",
                Kind.NO_AUTHORITY,
                Message.of("diagram.no-authority"),
                Optional.empty(),
                List.of(Shape.Text.of("diagram.create-authority")),
                "/authorities",
                "");
    }
}
