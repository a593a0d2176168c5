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

    private final SiteSnapshot site;
    private final Instant instant;
    private final TrustSide trust;

    private Assess(SiteSnapshot site, Instant instant) {
        this.site = site;
        this.instant = instant;
        this.trust = new TrustSide(site, instant);
    }

    /** One connection. */
    public static Assessment assess(
            CertificateLink link, Computer subject, Verifier verifier, SiteSnapshot site, Instant instant) {
        Assess assess = new Assess(site, instant);
        return assess.combine(link, new SubjectSide(link, subject, site, instant), verifier);
    }

    /** Every connection of a link, in the order of the inventory. */
    public static List<Assessment> all(CertificateLink link, SiteSnapshot site, Instant instant) {
        return new Assess(site, instant).all(link);
    }

    /** Every connection of the site, link by link. */
    public static List<Assessment> all(SiteSnapshot site, Instant instant) {
        Assess assess = new Assess(site, instant);
        List<Assessment> all = new ArrayList<>();
        for (CertificateLink link : CertificateLink.values()) {
            all.addAll(assess.all(link));
        }
        return all;
    }

    private List<Assessment> all(CertificateLink link) {
        List<Assessment> all = new ArrayList<>();
        Function<Computer, List<Verifier>> verifiers = link.verifiersIn(site);
        for (Computer subject : link.subjects(site)) {
            SubjectSide side = new SubjectSide(link, subject, site, instant);
            verifiers.apply(subject).forEach(verifier -> all.add(combine(link, side, verifier)));
        }
        return all;
    }

    private Assessment combine(CertificateLink link, SubjectSide side, Verifier verifier) {
        List<Reason> reasons = new ArrayList<>(3);
        boolean encrypted = new SwitchSide(link, side.subject(), verifier, site, instant).addReasons(reasons);
        if (encrypted) {
            reasons.addAll(side.reasons());
            side.certificate().ifPresent(c -> trust.addReasons(link, c, verifier, reasons));
            VerifierLimits.addReasons(link, side.certificate(), verifier, reasons);
        }
        if (reasons.isEmpty()) {
            reasons.add(side.proof(trust.proof(side.certificate(), verifier)));
        }
        reasons.sort(Comparator.comparing(Reason::code));
        return new Assessment(
                link, side.subject(), verifier, reasons.get(0).code().status(), List.copyOf(reasons));
    }
}
