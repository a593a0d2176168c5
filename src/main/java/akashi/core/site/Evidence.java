package akashi.core.site;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The newest observation of every fact. Evidence of an older generation of a computer is void: it does not show here.
 */
public final class Evidence {

    private final Map<Observation.Key, Observation> newest = new HashMap<>();
    private final Duration staleAfter;

    Evidence(List<Observation> observations, List<Computer> computers, Duration staleAfter) {
        this.staleAfter = staleAfter;
        Map<UUID, Integer> generations = new HashMap<>();
        computers.forEach(computer -> generations.put(computer.id(), computer.generation()));
        for (Observation observation : observations) {
            Integer generation = generations.get(observation.subjectId());
            if (generation == null || generation == observation.generation()) {
                newest.merge(observation.key(), observation, Evidence::newer);
            }
        }
    }

    private static Observation newer(Observation one, Observation other) {
        return one.at().isBefore(other.at()) ? other : one;
    }

    /** The newest observation of a fact about a slot of a computer. */
    public Optional<Observation> about(Fact fact, UUID computerId, Slot slot) {
        return Optional.ofNullable(newest.get(new Observation.Key(fact, computerId, slot, null)));
    }

    /** The newest observation of whether a computer or client group trusts an authority. */
    public Optional<Observation> trust(UUID subjectId, UUID authorityId) {
        return Optional.ofNullable(newest.get(new Observation.Key(Fact.CA_TRUSTED, subjectId, null, authorityId)));
    }

    /** Whether the observation is too old to count at the instant. */
    public boolean stale(Observation observation, Instant instant) {
        return observation.at().plus(staleAfter).isBefore(instant);
    }

    /** Whether a switch is in effect as far as is known; empty when nobody said or saw anything. */
    public Optional<Boolean> inEffect(SwitchId id) {
        return about(Fact.IN_EFFECT, id.computerId(), id.slot()).map(Observation::value);
    }
}
