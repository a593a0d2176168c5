package akashi.core.trust;

import akashi.core.link.CertificateLink;
import akashi.core.link.Requirement;
import akashi.core.link.Verifier;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether the verifier trusts the root above the certificate it is shown. */
final class TrustSide {

    private final SiteSnapshot site;
    private final Instant instant;

    TrustSide(SiteSnapshot site, Instant instant) {
        this.site = site;
        this.instant = instant;
    }

    void addReasons(CertificateLink link, Certificate shown, Verifier verifier, List<Reason> reasons) {
        Optional<Authority> root = site.rootOf(shown).filter(r -> r.kind() != Authority.Kind.PUBLIC);
        if (root.isEmpty()) {
            return;
        }
        Optional<Observation> seen =
                site.evidence().trust(verifier.id(), root.get().id());
        code(verifier, seen)
                .ifPresent(code -> reasons.add(new Reason(
                        code,
                        link.clauses(Requirement.VERIFIER_TRUSTS),
                        message(code, verifier, seen, root.get()),
                        seen,
                        Mends.trust(verifier))));
    }

    /** The evidence that the verifier trusts the root of the certificate; empty where none is needed. */
    Optional<Observation> proof(Optional<Certificate> shown, Verifier verifier) {
        return shown.flatMap(site::rootOf).flatMap(root -> site.evidence().trust(verifier.id(), root.id()));
    }

    private Optional<ReasonCode> code(Verifier verifier, Optional<Observation> seen) {
        if (seen.isEmpty()) {
            return Optional.of(ReasonCode.VERIFIER_TRUST_UNKNOWN);
        }
        if (!seen.get().value()) {
            return Optional.of(ReasonCode.VERIFIER_DISTRUSTS);
        }
        if (verifier instanceof Verifier.InGroup && seen.get().count() < verifier.count()) {
            return Optional.of(ReasonCode.VERIFIER_TRUST_PARTIAL);
        }
        return site.evidence().stale(seen.get(), instant) ? Optional.of(ReasonCode.STALE) : Optional.empty();
    }

    private static Message message(ReasonCode code, Verifier verifier, Optional<Observation> seen, Authority root) {
        int trusting = seen.map(Observation::count).orElse(0);
        return code == ReasonCode.STALE
                ? Message.of("reason.STALE", verifier.label())
                : Message.of("reason." + code, verifier.label(), root.name(), trusting, verifier.count());
    }
}
