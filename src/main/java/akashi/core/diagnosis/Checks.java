package akashi.core.diagnosis;

import akashi.core.fault.Mend;
import akashi.core.link.CertificateLink;
import akashi.core.link.Requirement;
import akashi.core.link.Verifier;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Assessment;
import akashi.core.trust.Mends;
import akashi.core.trust.Reason;
import akashi.core.trust.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that is looked at on one connection, in the order in which it needs it. */
final class Checks {

    private static final List<Aspect> OF_CERTIFICATES =
            List.of(Aspect.CERTIFICATE, Aspect.DATES, Aspect.NAMES, Aspect.TRUST, Aspect.KEY, Aspect.CLIENT);

    private final Assessment assessment;
    private final CertificateLink link;
    private final Computer subject;
    private final Verifier verifier;
    private final SiteSnapshot site;
    private final Reach reach;
    private final Optional<Certificate> certificate;

    Checks(Assessment assessment, SiteSnapshot site, Instant instant) {
        this.assessment = assessment;
        this.link = assessment.link();
        this.subject = assessment.subject();
        this.verifier = assessment.verifier();
        this.site = site;
        this.reach = new Reach(assessment, site, instant);
        this.certificate = site.certificateIn(subject, link.slot());
    }

    List<Check> all() {
        List<Check> all = new ArrayList<>(reach.checks());
        boolean encrypted = assessment.status() != Status.PLAIN
                && assessment.reasons().stream()
                        .noneMatch(reason -> reason.code().status() == Status.PLAIN);
        if (encrypted) {
            all.addAll(reach.shown());
        }
        all.addAll(of(Aspect.SWITCH));
        if (encrypted) {
            OF_CERTIFICATES.forEach(aspect -> all.addAll(of(aspect)));
        }
        reach.clock().ifPresent(all::add);
        return all;
    }

    private List<Check> of(Aspect aspect) {
        List<Check> found = assessment.reasons().stream()
                .filter(reason -> !reason.code().fine())
                .flatMap(reason -> aspect.part(reason).stream())
                .map(reason -> failing(aspect, reason))
                .toList();
        return found.isEmpty() ? passed(aspect).stream().toList() : found;
    }

    private Check failing(Aspect aspect, Reason reason) {
        Status status = reason.code().status();
        return new Check(
                aspect,
                status,
                reason.message(),
                reason.evidence().map(Checks::proof),
                mender(aspect, reason),
                mend(aspect, reason),
                Optional.of(reason));
    }

    private Mender mender(Aspect aspect, Reason reason) {
        Requirement requirement = reason.code().requirement();
        boolean caller = requirement == Requirement.VERIFIER_TRUSTS || requirement == Requirement.RECENT_CLIENT;
        return (caller ? Mender.HELPDESK : Mender.ADMINISTRATOR).forCaller(verifier);
    }

    /** The helpdesk hands the CA certificate out itself; what else mends it is the administrator's. */
    private Mend mend(Aspect aspect, Reason reason) {
        boolean handOut = aspect == Aspect.TRUST
                && reason.code().requirement() == Requirement.VERIFIER_TRUSTS
                && verifier instanceof Verifier.InGroup;
        return certificate
                .flatMap(site::rootOf)
                .filter(root -> handOut)
                .map(root -> new Mend(Message.of("diagnosis.hand-out"), "/authorities/" + root.id() + "/clients"))
                .orElse(reason.mend());
    }

    /** That an aspect is in order; empty where the connection has none, or nothing can be said. */
    private Optional<Check> passed(Aspect aspect) {
        return switch (aspect) {
            case SWITCH -> Optional.of(proven(aspect, fact(Fact.IN_EFFECT), reach.look(), subject.shortLabel()));
            case CERTIFICATE ->
                certificate.map(c -> proven(
                        aspect,
                        fact(Fact.CERTIFICATE_INSTALLED).filter(seen -> about(c, seen)),
                        Mends.look(subject),
                        subject.shortLabel(),
                        c.thumbprint().value()));
            case DATES ->
                certificate.map(c -> fine(aspect, shown(c), c.validity().notAfter()));
            case NAMES -> certificate.map(c -> fine(aspect, shown(c), names(c)));
            case TRUST -> certificate.flatMap(site::rootOf).map(this::trusted);
            case KEY ->
                certificate.map(c -> proven(
                        aspect,
                        fact(Fact.KEY_READABLE).filter(seen -> about(c, seen)),
                        Mends.look(subject),
                        subject.shortLabel()));
            case CLIENT -> client();
            case NAME, PORT, SHOWN, CLOCK -> Optional.empty();
        };
    }

    /** In order as far as somebody told or saw it; not confirmed where nobody did. */
    private Check proven(Aspect aspect, Optional<Observation> known, Mend look, Object... args) {
        Optional<Observation> proof = known.filter(Observation::value);
        Message passed = new Message("diagnosis.passed." + aspect, Arrays.asList(args));
        if (proof.isEmpty()) {
            Message open = new Message("diagnosis.open." + aspect, Arrays.asList(args));
            return new Check(aspect, Status.UNKNOWN, open, Optional.empty(), Mender.ADMINISTRATOR, look);
        }
        if (site.evidence().recheck(proof.get())) {
            Message again = Message.of("diagnosis.recheck", passed);
            return new Check(aspect, Status.RECORDED, again, proof.map(Checks::proof), Mender.HELPDESK, reach.look());
        }
        return fine(aspect, proof.map(Checks::proof), args);
    }

    /** Both ends have to trust it; a public CA everybody does. */
    private Check trusted(Authority root) {
        if (root.kind() == Authority.Kind.PUBLIC) {
            return fine(Aspect.TRUST, Optional.empty(), verifier.label(), root.name());
        }
        Optional<Observation> theirs = site.evidence()
                .trust(verifier.id(), root.id())
                .filter(seen -> !(verifier instanceof Verifier.InGroup) || seen.count() >= verifier.count());
        Optional<Observation> own = site.evidence().trust(subject.id(), root.id());
        Optional<Observation> weaker = Stream.of(theirs, own)
                .min(Comparator.comparing((Optional<Observation> seen) ->
                                seen.filter(Observation::value).isPresent())
                        .thenComparing(
                                seen -> seen.filter(o -> o.source().looked()).isPresent()))
                .orElseThrow();
        return proven(Aspect.TRUST, weaker, Mends.trust(verifier), verifier.label(), root.name());
    }

    private static boolean about(Certificate certificate, Observation seen) {
        return seen.certificateId().filter(id -> !id.equals(certificate.id())).isEmpty();
    }

    private Optional<Check> client() {
        boolean asked = link.needs().containsKey(Requirement.RECENT_CLIENT)
                || link.needs().containsKey(Requirement.PLATFORM);
        return Optional.of(verifier)
                .filter(v -> asked)
                .filter(Verifier.InGroup.class::isInstance)
                .map(Verifier.InGroup.class::cast)
                .map(in -> in.group().version().isPresent()
                        ? fine(
                                Aspect.CLIENT,
                                Optional.empty(),
                                in.label(),
                                in.group().version().get().toString())
                        : new Check(
                                Aspect.CLIENT,
                                Status.RECORDED,
                                Message.of("diagnosis.passed.CLIENT.unknown", in.label()),
                                Optional.empty(),
                                Mender.HELPDESK,
                                Mend.NONE));
    }

    private Check fine(Aspect aspect, Optional<Check.Proof> proof, Object... args) {
        boolean seen = proof.filter(p -> !p.source().equals(Message.of(Observation.Source.TOLD)))
                .isPresent();
        return new Check(
                aspect,
                seen ? Status.VERIFIED : Status.RECORDED,
                new Message("diagnosis.passed." + aspect, Arrays.asList(args)),
                proof,
                Mender.ADMINISTRATOR,
                Mend.NONE);
    }

    /** That the certificate was seen on the wire, which proves its dates and names. */
    private Optional<Check.Proof> shown(Certificate it) {
        return reach.shows(it);
    }

    private Optional<Observation> fact(Fact fact) {
        return site.evidence().about(fact, subject.id(), link.slot());
    }

    private static List<String> names(Certificate it) {
        List<String> names = new ArrayList<>(it.dnsNames());
        it.addresses().forEach(address -> names.add(address.value()));
        return names.stream().limit(6).toList();
    }

    static Check.Proof proof(Observation seen) {
        return new Check.Proof(Message.of(seen.source()), seen.by(), seen.at());
    }
}
