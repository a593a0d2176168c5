package akashi.training;

import akashi.core.link.CertificateLink;
import akashi.core.link.Requirement;
import akashi.core.link.Verifier;
import akashi.core.site.Certificate;
import akashi.core.site.ClientGroup;
import akashi.core.site.ClientKind;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Role;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.site.Validity;
import akashi.core.site.VmsVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A change to the encrypted model site. Whatever follows from it is left to the rules. */
@FunctionalInterface
interface WhatIf {

    SiteData apply(SiteData model, Instant now);

    static WhatIf nothing() {
        return (model, now) -> model;
    }

    /** Certificates exist, and nothing was done with them. */
    static WhatIf onlyIssued() {
        return (model, now) -> new Remade(model).evidence(o -> false);
    }

    /** The CA certificate was handed out, and no switch is on. */
    static WhatIf onlyTrusted() {
        return (model, now) -> new Remade(model).evidence(o -> o.fact() != Fact.IN_EFFECT);
    }

    /** The switches of a slot are off. */
    static WhatIf off(Slot slot) {
        return (model, now) -> new Remade(model)
                .denied(o -> o.fact() == Fact.IN_EFFECT
                        && o.slot().filter(slot::equals).isPresent());
    }

    /** The link lacks one thing it needs, on one machine. */
    static WhatIf without(Requirement requirement, CertificateLink link) {
        return (model, now) -> {
            SiteSnapshot site = SiteSnapshot.of(model);
            Computer subject = link.subjects(site).get(0);
            List<Verifier> verifiers = link.verifiersOf(subject, site);
            Verifier verifier = verifiers.get(verifiers.size() - 1);
            Remade remade = new Remade(model);
            return switch (requirement) {
                case PAIRED ->
                    remade.denied(Fact.IN_EFFECT, subject.has(Role.MANAGEMENT) ? verifier.id() : subject.id());
                case INSTALLED -> remade.denied(Fact.CERTIFICATE_INSTALLED, subject.id());
                case SUBJECT_TRUSTS -> remade.denied(Fact.CA_TRUSTED, subject.id());
                case VERIFIER_TRUSTS -> remade.denied(Fact.CA_TRUSTED, verifier.id());
                case KEY_READABLE -> remade.denied(Fact.KEY_READABLE, subject.id());
                case NAMED ->
                    remade.certificate(
                            subject,
                            c -> c.but()
                                    .names(List.of("old-name.model.example"), c.addresses())
                                    .copy());
                case VALID ->
                    remade.certificate(
                            subject, c -> c.but().validity(life(now, -400, -1)).copy());
                case PLATFORM ->
                    remade.certificate(
                            subject, c -> c.but().validity(life(now, -5, 3645)).copy());
                case RECENT_CLIENT -> remade.outdated(verifier.id());
            };
        };
    }

    private static Validity life(Instant now, int from, int to) {
        return new Validity(now.plus(Duration.ofDays(from)), now.plus(Duration.ofDays(to)));
    }

    /** The model with one of its parts made anew. */
    record Remade(SiteData model) {

        SiteData evidence(Predicate<Observation> kept) {
            return with(
                    model.clientGroups(),
                    model.certificates(),
                    model.latest().stream().filter(kept).toList());
        }

        SiteData denied(Fact fact, UUID subject) {
            return denied(o -> o.fact() == fact && o.subjectId().equals(subject));
        }

        SiteData denied(Predicate<Observation> which) {
            List<Observation> latest = model.latest().stream()
                    .map(o -> which.test(o) ? denied(o) : o)
                    .toList();
            return with(model.clientGroups(), model.certificates(), latest);
        }

        /** Nobody wants the switch on. */
        SiteData unplanned(SwitchId off) {
            Set<SwitchId> wanted = new HashSet<>(model.wantedOn());
            wanted.remove(off);
            return with(model.clientGroups(), model.certificates(), wanted, model.latest());
        }

        SiteData certificate(Computer computer, UnaryOperator<Certificate> change) {
            List<Certificate> certificates = model.certificates().stream()
                    .map(c -> c.computerId().filter(computer.id()::equals).isPresent() ? change.apply(c) : c)
                    .toList();
            return with(model.clientGroups(), certificates, model.latest());
        }

        SiteData outdated(UUID group) {
            Optional<VmsVersion> old = Optional.of(new VmsVersion(2018, 3));
            return groups(g -> g.id().equals(group) ? group(g, g.name(), old) : g);
        }

        /** The client groups under the name of their kind. */
        SiteData named(Function<ClientKind, String> names) {
            return groups(g -> group(g, names.apply(g.kind()), g.version()));
        }

        private SiteData groups(UnaryOperator<ClientGroup> change) {
            List<ClientGroup> groups = model.clientGroups().stream().map(change).toList();
            return with(groups, model.certificates(), model.latest());
        }

        private static ClientGroup group(ClientGroup g, String name, Optional<VmsVersion> version) {
            return new ClientGroup(g.id(), g.kind(), name, g.count(), version, g.serves(), g.networks(), g.notes());
        }

        private SiteData with(List<ClientGroup> groups, List<Certificate> certificates, List<Observation> latest) {
            return with(groups, certificates, model.wantedOn(), latest);
        }

        private SiteData with(
                List<ClientGroup> groups,
                List<Certificate> certificates,
                Set<SwitchId> wanted,
                List<Observation> latest) {
            return new SiteData(
                    model.site(),
                    model.computers(),
                    groups,
                    model.authorities(),
                    certificates,
                    wanted,
                    latest,
                    model.changes());
        }

        private static Observation denied(Observation o) {
            return new Observation(
                    o.id(),
                    o.fact(),
                    o.subjectId(),
                    o.generation(),
                    o.slot(),
                    o.authorityId(),
                    o.certificateId(),
                    false,
                    o.count(),
                    o.source(),
                    o.at(),
                    o.by(),
                    o.note());
        }
    }
}
