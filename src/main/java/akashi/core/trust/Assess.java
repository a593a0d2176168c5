package akashi.core.trust;

import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * The one function of trust: how a connection is at an instant, and why. It colours the diagrams, fills the matrix,
 * explains to the helpdesk and plays forward to a later instant; evidence keeps its age as of then.
 */
public final class Assess {

    private static final Comparator<Reason> BY_CODE = Comparator.comparing(Reason::code);

    private final CertificateLink link;
    private final SiteSnapshot site;
    private final Instant instant;
    private final TrustSide trust;

    private Assess(CertificateLink link, SiteSnapshot site, Instant instant) {
        this.link = link;
        this.site = site;
        this.instant = instant;
        this.trust = new TrustSide(link, site, instant);
    }

    /** One connection. */
    public static Assessment assess(
            CertificateLink link, Computer subject, Verifier verifier, SiteSnapshot site, Instant instant) {
        return new Assess(link, site, instant).combine(new SubjectSide(link, subject, site, instant), verifier);
    }

    /** Every connection of a link, in the order of the inventory. */
    public static List<Assessment> all(CertificateLink link, SiteSnapshot site, Instant instant) {
        return new Assess(link, site, instant).all();
    }

    /** Every connection of the site, link by link. */
    public static List<Assessment> all(SiteSnapshot site, Instant instant) {
        List<Assessment> all = new ArrayList<>();
        for (CertificateLink link : CertificateLink.values()) {
            all.addAll(all(link, site, instant));
        }
        return all;
    }

    private List<Assessment> all() {
        List<Assessment> all = new ArrayList<>();
        Function<Computer, List<Verifier>> verifiers = link.verifiersIn(site);
        for (Computer subject : link.subjects(site)) {
            SubjectSide side = new SubjectSide(link, subject, site, instant);
            verifiers.apply(subject).forEach(verifier -> all.add(combine(side, verifier)));
        }
        return all;
    }

    private Assessment combine(SubjectSide side, Verifier verifier) {
        List<Reason> reasons = new ArrayList<>(2);
        TrustSide.Answer trusted = trust.of(verifier, side.root());
        if (side.switches().addReasons(verifier, reasons)) {
            reasons.addAll(side.reasons());
            reasons.addAll(side.shown().asSeenBy(verifier.id()));
            trusted.reason().ifPresent(reasons::add);
            side.limits().addReasons(verifier, reasons);
        }
        if (reasons.isEmpty()) {
            reasons.add(side.proof(verifier, trusted.seen()));
        }
        if (reasons.size() > 1) {
            reasons.sort(BY_CODE);
        }
        return new Assessment(
                link, side.subject(), verifier, reasons.get(0).code().status(), List.copyOf(reasons));
    }
}
