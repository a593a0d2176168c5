package akashi.core.trust;

import akashi.core.link.CertificateLink;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Role;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the ports of a subject showed. What the portal was shown speaks of every connection; what a computer or client
 * was shown, of its own.
 */
final class ShownSide {

    /** With these no verifier connects; the others are findings. */
    private static final Set<ShownFault> REFUSED = EnumSet.of(
            ShownFault.EXPIRED,
            ShownFault.NOT_YET_VALID,
            ShownFault.WRONG_NAME,
            ShownFault.UNTRUSTED_ROOT,
            ShownFault.SELF_SIGNED,
            ShownFault.WRONG_USAGE,
            ShownFault.NO_SUBJECT_ALTERNATIVE_NAME,
            ShownFault.REVOKED);

    /** What is said already of the certificate that the portal knows, from the same cause. */
    private static final Map<ReasonCode, ShownFault> SAID = Map.of(
            ReasonCode.EXPIRED, ShownFault.EXPIRED,
            ReasonCode.NOT_YET_VALID, ShownFault.NOT_YET_VALID,
            ReasonCode.WRONG_NAME, ShownFault.WRONG_NAME,
            ReasonCode.REVOKED, ShownFault.REVOKED);

    private final CertificateLink link;
    private final Computer subject;
    private final SiteSnapshot site;
    private final Map<UUID, List<Reason>> byViewer = new HashMap<>();

    ShownSide(CertificateLink link, Computer subject, SiteSnapshot site, Instant instant, List<Reason> common) {
        this.link = link;
        this.subject = subject;
        this.site = site;
        List<Sighting> fresh = site.sightings().of(new SwitchId(subject.id(), link.slot())).stream()
                .filter(each -> !site.evidence().stale(each.at(), instant))
                .toList();
        if (fresh.isEmpty()) {
            return;
        }
        Set<ShownFault> said = EnumSet.noneOf(ShownFault.class);
        common.forEach(reason -> Optional.ofNullable(SAID.get(reason.code())).ifPresent(said::add));
        for (Sighting each : fresh) {
            refused(each, said)
                    .ifPresent(reason -> each.seenFrom()
                            .map(viewer -> byViewer.computeIfAbsent(viewer, id -> new ArrayList<>()))
                            .orElse(common)
                            .add(reason));
        }
        unreachable(fresh).ifPresent(common::add);
    }

    /** What speaks against the connection of this verifier alone. */
    List<Reason> asSeenBy(UUID verifier) {
        return byViewer.isEmpty() ? List.of() : byViewer.getOrDefault(verifier, List.of());
    }

    private Optional<Reason> refused(Sighting seen, Set<ShownFault> said) {
        List<Object> faults = new ArrayList<>();
        seen.shown()
                .ifPresent(shown -> shown.faults().stream()
                        .filter(fault -> REFUSED.contains(fault) && !said.contains(fault))
                        .sorted()
                        .forEach(fault -> faults.add(Message.of(fault))));
        if (faults.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Reason(
                ReasonCode.SHOWN_REFUSED,
                link.clauses(ReasonCode.SHOWN_REFUSED.requirement()),
                Message.of("reason.SHOWN_REFUSED", subject.shortLabel(), String.valueOf(seen.port()), faults),
                effect(),
                Mends.install(subject)));
    }

    /** Nobody answered the portal since it was last known to be on, and no script looked from nearer by. */
    private Optional<Reason> unreachable(List<Sighting> fresh) {
        Optional<Observation> effect = effect();
        List<Sighting> ours =
                fresh.stream().filter(each -> each.seenFrom().isEmpty()).toList();
        boolean nobody = !ours.isEmpty()
                && ours.stream().noneMatch(each -> each.outcome().tells() || waits(each));
        if (!nobody || effect.isEmpty() || effect.get().source() == Observation.Source.RECEIPT) {
            return Optional.empty();
        }
        if (ours.stream().noneMatch(each -> each.at().isAfter(effect.get().at()))) {
            return Optional.empty();
        }
        Message message = Message.of(
                "reason.UNREACHABLE",
                subject.shortLabel(),
                Message.of(ours.get(0).outcome()));
        return Optional.of(new Reason(ReasonCode.UNREACHABLE, List.of(), message, effect, Mends.look(subject)));
    }

    /** A failover recording server listens for streams only while it stands in for another. */
    private boolean waits(Sighting seen) {
        return seen.role() == Role.FAILOVER_RECORDING && link.slot() == Slot.STREAMING;
    }

    private Optional<Observation> effect() {
        return site.evidence().about(Fact.IN_EFFECT, subject.id(), link.slot());
    }
}
