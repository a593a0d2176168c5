package akashi.core.trust;

import akashi.core.link.CertificateLink;
import akashi.core.link.Requirement;
import akashi.core.link.Verifier;
import akashi.core.site.Authority;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whether the verifier trusts the root above the certificate it is shown. */
final class TrustSide {

    private final CertificateLink link;
    private final SiteSnapshot site;
    private final Instant instant;
    private final Map<UUID, Map<UUID, Answer>> known = new HashMap<>();

    TrustSide(CertificateLink link, SiteSnapshot site, Instant instant) {
        this.link = link;
        this.site = site;
        this.instant = instant;
    }

    /** Whether a verifier trusts a root: the evidence, and what speaks against it. */
    record Answer(Optional<Observation> seen, Optional<Reason> reason) {

        private static final Answer NEEDLESS = new Answer(Optional.empty(), Optional.empty());
    }

    /** The same for all subjects below one root, so it is worked out once for each verifier. */
    Answer of(Verifier verifier, Optional<Authority> root) {
        if (root.isEmpty() || root.get().kind() == Authority.Kind.PUBLIC) {
            return Answer.NEEDLESS;
        }
        return known.computeIfAbsent(root.get().id(), id -> new HashMap<>())
                .computeIfAbsent(verifier.id(), id -> answer(verifier, root.get()));
    }

    private Answer answer(Verifier verifier, Authority root) {
        Optional<Observation> seen = site.evidence().trust(verifier.id(), root.id());
        return new Answer(
                seen,
                code(verifier, seen)
                        .map(code -> new Reason(
                                code,
                                link.clauses(Requirement.VERIFIER_TRUSTS),
                                message(code, verifier, seen, root),
                                seen,
                                Mends.trust(verifier))));
    }

    private Optional<ReasonCode> code(Verifier verifier, Optional<Observation> seen) {
        if (seen.isEmpty()) {
            return Optional.of(ReasonCode.VERIFIER_TRUST_UNKNOWN);
        }
        if (!seen.get().value()) {
            return Optional.of(
                    fewLooked(verifier, seen.get())
                            ? ReasonCode.VERIFIER_TRUST_PARTIAL
                            : ReasonCode.VERIFIER_DISTRUSTS);
        }
        if (verifier instanceof Verifier.InGroup && seen.get().count() < verifier.count()) {
            return Optional.of(ReasonCode.VERIFIER_TRUST_PARTIAL);
        }
        return site.evidence().stale(seen.get(), instant) ? Optional.of(ReasonCode.STALE) : Optional.empty();
    }

    /** Some clients of a group lack it, and of the others nobody knows: that breaks theirs, not those of the group. */
    private boolean fewLooked(Verifier verifier, Observation seen) {
        boolean ofOne = seen.source().looked() || seen.member().isPresent();
        int looked = members(verifier, seen).size();
        return ofOne && verifier instanceof Verifier.InGroup && looked > 0 && looked < verifier.count();
    }

    private Collection<Observation> members(Verifier verifier, Observation seen) {
        return site.evidence().members(verifier.id(), seen.authorityId().orElse(null));
    }

    private Message message(ReasonCode code, Verifier verifier, Optional<Observation> seen, Authority root) {
        if (code == ReasonCode.VERIFIER_TRUST_PARTIAL && !seen.get().value()) {
            Collection<Observation> members = members(verifier, seen.get());
            long lacking = members.stream().filter(each -> !each.value()).count();
            return Message.of(
                    "reason.VERIFIER_TRUST_PARTIAL.lacking",
                    verifier.label(),
                    root.name(),
                    lacking,
                    verifier.count(),
                    verifier.count() - members.size());
        }
        int trusting = seen.map(Observation::count).orElse(0);
        return code == ReasonCode.STALE
                ? Message.of("reason.STALE", verifier.label())
                : Message.of("reason." + code, verifier.label(), root.name(), trusting, verifier.count());
    }
}
