package akashi.core.trust;

import akashi.core.link.CertificateLink;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Shown;
import akashi.core.site.ShownFault;
import akashi.core.site.ShownSlots;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the ports of a subject showed. What the portal was shown speaks of every connection; what a computer or client
 * was shown, of its own.
 */
final class ShownSide {

    /** What depends on the machine that looked, not on what was shown. */
    private static final Set<ShownFault> OF_VIEWER = EnumSet.of(ShownFault.UNTRUSTED_ROOT, ShownFault.SELF_SIGNED);

    /** What is said already of the certificate that the portal knows, from the same cause. */
    private static final Map<ReasonCode, ShownFault> SAID = Map.of(
            ReasonCode.EXPIRED, ShownFault.EXPIRED,
            ReasonCode.NOT_YET_VALID, ShownFault.NOT_YET_VALID,
            ReasonCode.WRONG_NAME, ShownFault.WRONG_NAME,
            ReasonCode.REVOKED, ShownFault.REVOKED);

    private final CertificateLink link;
    private final Computer subject;
    private final SiteSnapshot site;
    private final SwitchId mine;
    private final Optional<Certificate> certificate;
    private final Map<UUID, List<Reason>> byViewer = new HashMap<>();
    private final Set<UUID> again = new HashSet<>();
    private final List<Sighting> effective;

    ShownSide(
            CertificateLink link,
            Computer subject,
            SiteSnapshot site,
            Instant instant,
            Optional<Certificate> certificate,
            List<Reason> common) {
        this.link = link;
        this.subject = subject;
        this.site = site;
        this.certificate = certificate;
        this.mine = new SwitchId(subject.id(), link.slot());
        List<Sighting> newest = fresh(site.sightings().of(mine), instant);
        List<Sighting> fresh = fresh(site.sightings().telling(mine), instant);
        Set<ShownFault> said = EnumSet.noneOf(ShownFault.class);
        common.forEach(reason -> Optional.ofNullable(SAID.get(reason.code())).ifPresent(said::add));
        for (Sighting each : fresh) {
            refused(each, said)
                    .ifPresent(reason -> each.seenFrom()
                            .map(viewer -> byViewer.computeIfAbsent(viewer, id -> new ArrayList<>()))
                            .orElse(common)
                            .add(reason));
        }
        unreachable(newest).ifPresent(common::add);
        List<Sighting> ports = ShownSlots.encrypted(fresh(site.sightings().proving(mine), instant));
        effective = effect().filter(
                        effect -> ports.stream().anyMatch(each -> !each.at().isBefore(effect.at())))
                .map(effect -> ports)
                .orElse(List.of());
    }

    private List<Sighting> fresh(List<Sighting> all, Instant instant) {
        return all.stream()
                .filter(each -> !site.evidence().stale(each.at(), instant))
                .toList();
    }

    /** What speaks against the connection of this verifier alone. */
    List<Reason> asSeenBy(UUID verifier) {
        return byViewer.isEmpty() ? List.of() : byViewer.getOrDefault(verifier, List.of());
    }

    /** Whether what was refused to it, or to everybody, was told to be mended since, and nobody looked again. */
    boolean again(UUID verifier) {
        return !again.isEmpty() && (again.contains(verifier) || again.contains(subject.id()));
    }

    /** Whether the switch is known to be on from handshakes, in one of which another certificate came. */
    boolean another() {
        return shown().anyMatch(shown -> !shown.certificateId().equals(certificate.map(Certificate::id)));
    }

    /** Whether nothing was proven in one of those handshakes: the certificate may be anybody's. */
    boolean unproven() {
        return shown().anyMatch(shown -> shown.has(ShownFault.OLD_PROTOCOL));
    }

    private Stream<Shown> shown() {
        return effective.stream().flatMap(each -> each.shown().stream());
    }

    private Optional<Reason> refused(Sighting seen, Set<ShownFault> said) {
        if (seen.shown().isEmpty()) {
            return Optional.empty();
        }
        List<ShownFault> faults = seen.shown().get().faults().stream()
                .filter(fault -> fault.refused() && !said.contains(fault))
                .filter(fault -> !(OF_VIEWER.contains(fault) && byOneOfMany(seen)))
                .sorted()
                .toList();
        List<ShownFault> left = new ArrayList<>();
        for (ShownFault fault : faults) {
            Optional<Observation> since = since(seen, fault);
            if (since.isEmpty()) {
                left.add(fault);
            } else if (!since.get().source().looked()) {
                again.add(seen.seenFrom().orElse(subject.id()));
            }
        }
        if (left.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Reason.refused(
                link.clauses(ReasonCode.SHOWN_REFUSED.requirement()),
                subject.shortLabel(),
                seen.port(),
                left,
                effect(),
                good() ? Mends.install(subject) : Mends.issue(subject)));
    }

    /** Whether there is one to install that servers may show and that carries names where verifiers look. */
    private boolean good() {
        return site.newestFor(subject, link.slot())
                .filter(it -> it.serverAuth() && !it.dnsNames().isEmpty())
                .isPresent();
    }

    /** A client of a group: whether the group trusts a CA is counted, and one client does not speak for the others. */
    private boolean byOneOfMany(Sighting seen) {
        return seen.seenFrom().filter(viewer -> site.computer(viewer).isEmpty()).isPresent();
    }

    /** What is known since then that takes the ground from it: another certificate, or that the viewer trusts the CA. */
    private Optional<Observation> since(Sighting seen, ShownFault fault) {
        Optional<Observation> installed = site.evidence()
                .about(Fact.CERTIFICATE_INSTALLED, subject.id(), link.slot())
                .filter(o -> o.value() && !o.certificateId().equals(seen.shown().flatMap(Shown::certificateId)));
        Optional<Observation> trusted = seen.seenFrom()
                .filter(viewer -> OF_VIEWER.contains(fault))
                .flatMap(viewer -> certificate
                        .flatMap(site::rootOf)
                        .flatMap(root -> site.evidence().trust(viewer, root.id())))
                .filter(Observation::value);
        return Stream.of(installed, trusted)
                .flatMap(Optional::stream)
                .filter(o -> o.at().isAfter(seen.at()))
                .findFirst();
    }

    /**
     * Nobody answered the portal since it was last known to be on, or not on one of several ports that answered before, and
     * no script looked from nearer by.
     */
    private Optional<Reason> unreachable(List<Sighting> fresh) {
        Optional<Observation> effect = effect();
        if (effect.isEmpty() || effect.get().source() == Observation.Source.RECEIPT) {
            return Optional.empty();
        }
        List<Sighting> ours =
                fresh.stream().filter(each -> each.seenFrom().isEmpty()).toList();
        boolean seen = effect.get().source() == Observation.Source.SEEN;
        return site.sightings().silent(mine, ours).stream()
                .filter(each -> seen || each.at().isAfter(effect.get().at()))
                .max(Comparator.comparing(Sighting::at))
                .map(silent -> new Reason(
                        ReasonCode.UNREACHABLE,
                        List.of(),
                        Message.of("reason.UNREACHABLE", subject.shortLabel(), Message.of(silent.outcome())),
                        effect,
                        Mends.look(subject)));
    }

    private Optional<Observation> effect() {
        return site.evidence().about(Fact.IN_EFFECT, subject.id(), link.slot());
    }
}
