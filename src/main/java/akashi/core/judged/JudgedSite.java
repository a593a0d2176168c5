package akashi.core.judged;

import akashi.core.diagram.Diagram;
import akashi.core.diagram.LinkDiagram;
import akashi.core.diagram.SiteDiagram;
import akashi.core.finding.Finding;
import akashi.core.finding.Findings;
import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.trust.Assess;
import akashi.core.trust.Assessment;
import akashi.core.trust.Expiry;
import akashi.core.trust.Status;
import akashi.core.trust.Todo;
import akashi.core.trust.Worklist;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A site at an instant: its connections, what needs doing, what ends when, and its pictures. Safe for many threads. */
public final class JudgedSite {

    private static final Comparator<Assessment> WORST_FIRST = Comparator.comparing(Assessment::status)
            .thenComparing(a -> a.first().code());

    private static final int KEPT = 64;

    private record Pictured(CertificateLink link, Optional<Status> open) {}

    private final SiteSnapshot site;
    private final Instant instant;
    private final Memo memo = new Memo(KEPT);
    private final Map<CertificateLink, List<Assessment>> byLink = new EnumMap<>(CertificateLink.class);
    private final Map<CertificateLink, Map<Status, Integer>> counts = new EnumMap<>(CertificateLink.class);
    private final Map<Optional<Role>, Map<CertificateLink, List<Assessment>>> byRole = new HashMap<>();
    private final Map<Pictured, Optional<Diagram>> linkDiagrams = new HashMap<>();
    private final Map<Optional<Role>, Optional<Diagram>> siteDiagrams = new HashMap<>();
    private List<Todo> todos;
    private List<Finding> findings;
    private Expiry expiry;

    /** Nothing is worked out yet. */
    public JudgedSite(SiteSnapshot site, Instant instant) {
        this.site = site;
        this.instant = instant;
    }

    public SiteSnapshot site() {
        return site;
    }

    /** As of when the site is judged. */
    public Instant instant() {
        return instant;
    }

    /** What else is made of this site at this instant, such as its pictures written down, and goes when they go. */
    public Memo memo() {
        return memo;
    }

    /** The connections of a link, worst first. */
    public synchronized List<Assessment> of(CertificateLink link) {
        return byLink.computeIfAbsent(link, l -> {
            List<Assessment> all = new ArrayList<>(Assess.all(l, site, instant));
            all.sort(WORST_FIRST);
            return List.copyOf(all);
        });
    }

    /** How many connections of a link have each status; statuses that do not occur are left out. */
    public synchronized Map<Status, Integer> counts(CertificateLink link) {
        return counts.computeIfAbsent(link, l -> Collections.unmodifiableMap(Worklist.counts(of(l))));
    }

    /** The connections of each link; for a role only those in which a server of it shows or checks. */
    public synchronized Map<CertificateLink, List<Assessment>> byLink(Optional<Role> role) {
        return byRole.computeIfAbsent(role, r -> {
            Map<CertificateLink, List<Assessment>> found = new EnumMap<>(CertificateLink.class);
            for (CertificateLink link : r.map(CertificateLink::involving).orElse(List.of(CertificateLink.values()))) {
                found.put(
                        link,
                        r.isEmpty()
                                ? of(link)
                                : of(link).stream()
                                        .filter(a -> takesPart(r.get(), a))
                                        .toList());
            }
            return Collections.unmodifiableMap(found);
        });
    }

    /** What needs doing, worst first. */
    public synchronized List<Todo> todos() {
        if (todos == null) {
            List<Assessment> all = new ArrayList<>();
            for (CertificateLink link : CertificateLink.values()) {
                all.addAll(of(link));
            }
            todos = List.copyOf(Worklist.of(all));
        }
        return todos;
    }

    /** What stands out of everything that was seen, worst kinds first. */
    public synchronized List<Finding> findings() {
        if (findings == null) {
            findings = Findings.of(site, instant);
        }
        return findings;
    }

    /** What ends when. */
    public synchronized Expiry expiry() {
        if (expiry == null) {
            expiry = Expiry.of(site, instant);
        }
        return expiry;
    }

    /** The picture of a link, with one status laid open; empty where there is nothing to draw. */
    public synchronized Optional<Diagram> diagram(CertificateLink link, Optional<Status> open) {
        return linkDiagrams.computeIfAbsent(
                new Pictured(link, open), pictured -> LinkDiagram.of(link, site, of(link), open));
    }

    /** The picture of the site, or of those connections in which a role takes part. */
    public synchronized Optional<Diagram> diagram(Optional<Role> role) {
        return siteDiagrams.computeIfAbsent(role, r -> SiteDiagram.of(byLink(r), site));
    }

    private static boolean takesPart(Role role, Assessment a) {
        boolean shows = a.link().subject().roles().contains(role) && a.subject().has(role);
        boolean checks = a.link().verifiers().roles().contains(role)
                && a.verifier() instanceof Verifier.OnComputer on
                && on.computer().has(role);
        return shows || checks;
    }
}
