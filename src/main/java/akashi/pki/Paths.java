package akashi.pki;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds every way from a leaf up to a trusted root, as Windows does: through any branch that works, by names and
 * signatures, whatever the key identifiers say. Bounded, since the certificates come from outside.
 */
final class Paths {

    private static final int LONGEST = 8;
    private static final int MOST_PATHS = 32;
    private static final int MOST_STEPS = 2_000;

    private final Set<ParsedCertificate> pool;
    private final Set<ParsedCertificate> roots;
    private final List<List<ParsedCertificate>> found = new ArrayList<>();
    private int steps;

    private Paths(List<ParsedCertificate> intermediates, List<ParsedCertificate> roots) {
        this.roots = new LinkedHashSet<>(roots);
        this.pool = new LinkedHashSet<>(
                Stream.concat(roots.stream(), intermediates.stream()).toList());
    }

    static List<List<ParsedCertificate>> complete(
            ParsedCertificate leaf, List<ParsedCertificate> intermediates, List<ParsedCertificate> roots) {
        Paths paths = new Paths(intermediates, roots);
        paths.climb(List.of(leaf));
        return paths.found;
    }

    private void climb(List<ParsedCertificate> path) {
        ParsedCertificate last = path.get(path.size() - 1);
        if (roots.contains(last)) {
            found.add(path);
            return;
        }
        for (ParsedCertificate above : pool) {
            if (found.size() >= MOST_PATHS || path.size() >= LONGEST || ++steps > MOST_STEPS) {
                return;
            }
            if (!path.contains(above) && above.issued(last)) {
                List<ParsedCertificate> longer = new ArrayList<>(path);
                longer.add(above);
                climb(longer);
            }
        }
    }
}
