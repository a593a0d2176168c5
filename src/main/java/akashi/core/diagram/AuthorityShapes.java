package akashi.core.diagram;

import akashi.core.diagram.Diagram.Kind;
import akashi.core.site.Authority;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The column of authorities: every root that the shown certificates hang from, or the place where one is missing. */
final class AuthorityShapes {

    private AuthorityShapes() {}

    /** The roots behind the subjects' certificates; where none has one, the root that would sign the first. */
    static Set<Authority> roots(SiteSnapshot site, Collection<Computer> subjects, Slot slot) {
        Set<Authority> roots = new LinkedHashSet<>();
        subjects.forEach(subject ->
                site.certificateIn(subject, slot).flatMap(site::rootOf).ifPresent(roots::add));
        if (roots.isEmpty()) {
            site.issuer().flatMap(site::rootOf).ifPresent(roots::add);
        }
        return roots;
    }

    static List<Shape> of(Collection<Authority> roots) {
        return roots.isEmpty()
                ? List.of(missing())
                : roots.stream().map(AuthorityShapes::shape).toList();
    }

    private static Shape shape(Authority root) {
        List<Shape.Text> lines = new ArrayList<>();
        root.validity().ifPresent(v -> lines.add(Shape.Text.of("diagram.root-until", v.notAfter())));
        lines.add(Shape.Text.of(root.keyHere() ? "diagram.key-stays" : "diagram.key-elsewhere"));
        return new Shape(
                "authority-" + root.id(),
                Kind.AUTHORITY,
                Shape.name(Fit.into(24, root.name())),
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
