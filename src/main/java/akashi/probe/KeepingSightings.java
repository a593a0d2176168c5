package akashi.probe;

import akashi.core.site.Certificate;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Shown;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.Sighting.Outcome;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.SwitchId;
import akashi.store.ActContext;
import akashi.store.FinishedChanges;
import akashi.store.Observations;
import akashi.store.Sightings;
import akashi.store.UseCase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Adds sightings, and to them what they say of the switches: reality is recorded, whatever the rules would like. What
 * was seen of a computer that was removed or replaced meanwhile is dropped.
 */
final class KeepingSightings implements UseCase<KeepSightings, Integer> {

    @Override
    public Class<KeepSightings> act() {
        return KeepSightings.class;
    }

    @Override
    public Integer perform(KeepSightings act, ActContext context) {
        SiteSnapshot site = context.site();
        List<Sighting> kept = act.sightings().stream()
                .filter(each -> site.computer(each.computerId())
                        .filter(computer -> computer.generation() == each.generation())
                        .isPresent())
                .toList();
        new Sightings(context.db(), context.siteId()).append(kept, act.certificates());
        List<Observation> observations = observations(site, kept);
        new Observations(context.db(), context.siteId()).append(observations);
        FinishedChanges.close(context, site, observations);
        context.evidenceChanged();
        return kept.size();
    }

    private static List<Observation> observations(SiteSnapshot site, List<Sighting> kept) {
        Map<SwitchId, List<Sighting>> bySwitch = new LinkedHashMap<>();
        kept.stream()
                .filter(each -> each.outcome().tells())
                .forEach(each -> each.slot()
                        .ifPresent(slot -> bySwitch.computeIfAbsent(
                                        new SwitchId(each.computerId(), slot), id -> new ArrayList<>())
                                .add(each)));
        List<Observation> all = new ArrayList<>();
        bySwitch.forEach((id, seen) -> {
            boolean on = seen.stream().allMatch(each -> each.outcome() == Outcome.ENCRYPTED);
            all.add(observation(Fact.IN_EFFECT, id, seen.get(0), Optional.empty(), on));
            installed(site, id, seen).ifPresent(all::add);
        });
        return all;
    }

    /**
     * A known certificate that a port shows lies in the store. One of an older protocol proved nothing; and that an older
     * one still shows does not deny what is known of a newer one, which waits in the store for the switch.
     */
    private static Optional<Observation> installed(SiteSnapshot site, SwitchId id, List<Sighting> seen) {
        Optional<Certificate> shown = seen.stream()
                .flatMap(each -> each.shown().stream())
                .filter(each -> !each.has(ShownFault.OLD_PROTOCOL))
                .map(Shown::certificateId)
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(site::certificate);
        Optional<Certificate> recorded = site.evidence()
                .about(Fact.CERTIFICATE_INSTALLED, id.computerId(), id.slot())
                .filter(Observation::value)
                .flatMap(Observation::certificateId)
                .flatMap(site::certificate);
        return shown.filter(found ->
                        recorded.isEmpty() || !recorded.get().issuedAt().isAfter(found.issuedAt()))
                .map(found -> observation(Fact.CERTIFICATE_INSTALLED, id, seen.get(0), Optional.of(found.id()), true));
    }

    private static Observation observation(
            Fact fact, SwitchId id, Sighting seen, Optional<UUID> certificate, boolean value) {
        return new Observation(
                UUID.randomUUID(),
                fact,
                id.computerId(),
                seen.generation(),
                Optional.of(id.slot()),
                Optional.empty(),
                certificate,
                value,
                1,
                Observation.Source.SEEN,
                seen.at(),
                "probe",
                "");
    }
}
