package akashi.core.trust;

import akashi.core.fault.Mend;
import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Validity;
import akashi.core.site.Withdrawn;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be said about the side that shows the certificate, whoever checks it: worked out once per subject. */
final class SubjectSide {

    private final CertificateLink link;
    private final Computer subject;
    private final SiteSnapshot site;
    private final Instant instant;
    private final Optional<Certificate> certificate;
    private final Optional<Authority> root;
    private final List<Reason> reasons = new ArrayList<>(2);
    private final SwitchSide switches;
    private final ShownSide shown;
    private final VerifierLimits limits;
    private final Map<ReasonCode, Reason> proofs = new EnumMap<>(ReasonCode.class);

    SubjectSide(CertificateLink link, Computer subject, SiteSnapshot site, Instant instant) {
        this.link = link;
        this.subject = subject;
        this.site = site;
        this.instant = instant;
        certificate = site.certificateIn(subject, link.slot());
        root = certificate.flatMap(site::rootOf);
        switches = new SwitchSide(link, subject, site, instant);
        limits = new VerifierLimits(link, certificate);
        certificate.ifPresentOrElse(
                this::judge, () -> add(ReasonCode.NO_CERTIFICATE, Optional.empty(), Mends.issue(subject)));
        shown = new ShownSide(link, subject, site, instant, certificate, reasons);
    }

    Computer subject() {
        return subject;
    }

    Optional<Certificate> certificate() {
        return certificate;
    }

    /** The root above it, where that is known. */
    Optional<Authority> root() {
        return root;
    }

    SwitchSide switches() {
        return switches;
    }

    /** What its ports showed. */
    ShownSide shown() {
        return shown;
    }

    VerifierLimits limits() {
        return limits;
    }

    List<Reason> reasons() {
        return reasons;
    }

    private void judge(Certificate it) {
        installed(it);
        dates(it);
        authorityDates(it);
        names(it);
        ownTrust();
        key(it);
    }

    private void installed(Certificate it) {
        Optional<Observation> seen = site.evidence().about(Fact.CERTIFICATE_INSTALLED, subject.id(), link.slot());
        if (seen.isEmpty()) {
            add(ReasonCode.INSTALLED_UNKNOWN, seen, Mends.install(subject));
        } else if (!seen.get().value()) {
            add(ReasonCode.NOT_INSTALLED, seen, Mends.install(subject));
        } else if (site.evidence().stale(seen.get(), instant)) {
            add(ReasonCode.STALE, seen, Mends.tell(Fact.CERTIFICATE_INSTALLED, subject));
        }
    }

    private void dates(Certificate it) {
        Validity validity = it.validity();
        if (it.state() == Certificate.State.REVOKED) {
            add(ReasonCode.REVOKED, Optional.empty(), Mends.issue(subject));
        } else if (instant.isAfter(validity.notAfter())) {
            add(ReasonCode.EXPIRED, Optional.empty(), Mends.renew(it), validity.notAfter());
        } else if (instant.isBefore(validity.notBefore())) {
            add(ReasonCode.NOT_YET_VALID, Optional.empty(), Mends.renew(it), validity.notBefore());
        } else if (!instant.isBefore(validity.warnFrom())) {
            add(ReasonCode.EXPIRES_SOON, Optional.empty(), Mends.renew(it), validity.notAfter());
        }
    }

    private void authorityDates(Certificate it) {
        Optional<Authority> issuer = it.authorityId().flatMap(site::authority);
        if (root.isEmpty()) {
            add(ReasonCode.ISSUER_UNKNOWN, Optional.empty(), Mends.authority());
        }
        if (Withdrawn.at(site, issuer).isPresent()) {
            add(ReasonCode.CA_REVOKED, Optional.empty(), Mends.issue(subject));
        }
        earliestEnd(issuer, root).ifPresent(validity -> {
            if (instant.isAfter(validity.notAfter())) {
                add(ReasonCode.CA_EXPIRED, Optional.empty(), Mends.authority(), validity.notAfter());
            } else if (!instant.isBefore(validity.warnFromAsAuthority())) {
                add(ReasonCode.CA_EXPIRES_SOON, Optional.empty(), Mends.authority(), validity.notAfter());
            }
        });
    }

    private static Optional<Validity> earliestEnd(Optional<Authority> issuer, Optional<Authority> root) {
        Optional<Validity> one = issuer.flatMap(Authority::validity);
        Optional<Validity> other = root.flatMap(Authority::validity);
        if (one.isEmpty() || other.isEmpty()) {
            return one.or(() -> other);
        }
        return one.get().notAfter().isBefore(other.get().notAfter()) ? one : other;
    }

    private void names(Certificate it) {
        List<String> missing = site.missingNames(subject, it, instant);
        if (!missing.isEmpty()) {
            reasons.add(wrongName(it, missing));
        }
    }

    /** Where one with all names was issued already, it only has to come to use. */
    private Reason wrongName(Certificate it, List<String> missing) {
        boolean issued = site.newestFor(subject, link.slot())
                .filter(newest -> !newest.id().equals(it.id()))
                .filter(newest -> site.missingNames(subject, newest, instant).isEmpty())
                .isPresent();
        Message message =
                Message.of(issued ? "reason.WRONG_NAME.issued" : "reason.WRONG_NAME", subject.shortLabel(), missing);
        return new Reason(
                ReasonCode.WRONG_NAME,
                link.clauses(ReasonCode.WRONG_NAME.requirement()),
                message,
                Optional.empty(),
                issued ? Mends.install(subject) : Mends.issue(subject));
    }

    private void ownTrust() {
        if (root.isEmpty() || root.get().kind() == Authority.Kind.PUBLIC) {
            return;
        }
        Mend mend = Mends.tell(Fact.CA_TRUSTED, subject);
        Optional<Observation> seen =
                site.evidence().trust(subject.id(), root.get().id());
        if (seen.isEmpty()) {
            add(ReasonCode.SUBJECT_TRUST_UNKNOWN, seen, mend);
        } else if (!seen.get().value()) {
            add(ReasonCode.SUBJECT_DISTRUSTS, seen, mend);
        }
    }

    private void key(Certificate it) {
        Optional<Observation> seen = site.evidence().about(Fact.KEY_READABLE, subject.id(), link.slot());
        boolean aboutThisKey =
                seen.flatMap(Observation::certificateId).filter(it.id()::equals).isPresent();
        if (aboutThisKey && !seen.get().value()) {
            add(ReasonCode.KEY_UNREADABLE, seen, Mends.grantKey(subject));
        } else if (!aboutThisKey) {
            add(ReasonCode.KEY_READABLE_UNKNOWN, Optional.empty(), Mends.tell(Fact.KEY_READABLE, subject));
        }
    }

    /**
     * That nothing is wrong: seen where every piece of evidence was, and the port shows this certificate; told since then,
     * it has to be looked at again.
     */
    Reason proof(Verifier verifier, Optional<Observation> trustSeen) {
        Optional<Observation> effect = site.evidence().about(Fact.IN_EFFECT, subject.id(), link.slot());
        Optional<Observation> installed = site.evidence().about(Fact.CERTIFICATE_INSTALLED, subject.id(), link.slot());
        boolean seen = isSeen(effect) && isSeen(installed) && (trustSeen.isEmpty() || isSeen(trustSeen));
        if (isSeen(effect) && shown.another()) {
            return proofs.computeIfAbsent(
                    ReasonCode.RECHECK, code -> proof(code, ".other", effect, Mends.install(subject)));
        }
        if (seen && !shown.unproven() && !shown.again(verifier.id())) {
            return proofs.computeIfAbsent(ReasonCode.SEEN, code -> seen(effect));
        }
        boolean again = shown.again(verifier.id())
                || Stream.of(effect, installed, trustSeen)
                        .flatMap(Optional::stream)
                        .anyMatch(site.evidence()::recheck);
        return again
                ? proofs.computeIfAbsent(ReasonCode.RECHECK, code -> proof(code, "", effect, Mends.look(subject)))
                : proofs.computeIfAbsent(
                        ReasonCode.TOLD_ONLY,
                        code -> proof(code, shown.unproven() ? ".unproven" : "", effect, Mend.NONE));
    }

    /** Where no port showed it, a script of the portal did, and it says so. */
    private Reason seen(Optional<Observation> effect) {
        boolean byScript =
                effect.filter(o -> o.source() == Observation.Source.RECEIPT).isPresent();
        String key = byScript ? "reason.SEEN.receipt" : "reason.SEEN";
        return new Reason(ReasonCode.SEEN, List.of(), Message.of(key, subject.shortLabel()), effect, Mend.NONE);
    }

    private Reason proof(ReasonCode code, String how, Optional<Observation> effect, Mend mend) {
        return new Reason(code, List.of(), Message.of("reason." + code + how, subject.shortLabel()), effect, mend);
    }

    private static boolean isSeen(Optional<Observation> observation) {
        return observation.isPresent() && observation.get().source().looked();
    }

    private void add(ReasonCode code, Optional<Observation> evidence, Mend mend, Object... more) {
        List<Object> args = new ArrayList<>();
        args.add(subject.shortLabel());
        args.addAll(List.of(more));
        Message message = new Message("reason." + code, args);
        reasons.add(new Reason(code, link.clauses(code.requirement()), message, evidence, mend));
    }
}
