package akashi.certificates;

import akashi.certificates.AdoptCertificates.InUse;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.store.ActContext;
import akashi.store.Observations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What an administrator says of certificates that are taken in: installed, and in effect or not. */
final class AdoptedEvidence {

    private final ActContext context;
    private final List<Observation> observations = new ArrayList<>();
    private final Set<SwitchId> inEffect = new HashSet<>();

    AdoptedEvidence(ActContext context) {
        this.context = context;
    }

    void told(InUse inUse, Computer computer, UUID certificateId) {
        for (Slot slot : inUse.slots()) {
            observations.add(told(Fact.CERTIFICATE_INSTALLED, computer, slot, Optional.of(certificateId)));
            if (inUse.inEffect()) {
                observations.add(told(Fact.IN_EFFECT, computer, slot, Optional.of(certificateId)));
                inEffect.add(new SwitchId(computer.id(), slot));
            }
        }
    }

    private Observation told(Fact fact, Computer computer, Slot slot, Optional<UUID> certificateId) {
        return new Observation(
                UUID.randomUUID(),
                fact,
                computer.id(),
                computer.generation(),
                Optional.of(slot),
                Optional.empty(),
                certificateId,
                true,
                1,
                Observation.Source.TOLD,
                context.now(),
                context.actor().name(),
                "");
    }

    void keep() {
        new Observations(context.db(), context.siteId()).append(observations, context.now());
    }

    /** The switches that were said to be on. */
    Set<SwitchId> inEffect() {
        return inEffect;
    }
}
