package akashi.core.site;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a site: of every fact the newest that was seen and the newest that was told. What was seen counts,
 * unless somebody said something after it: then that counts, and asks to be looked at again. Evidence of an older
 * generation of a computer is void: it does not show here.
 */
public final class Evidence {

    private final Map<UUID, SubjectEvidence> bySubject = new HashMap<>();
    private final Duration staleAfter;

    Evidence(SiteData data, Sightings sightings, Map<UUID, Certificate> certificates) {
        staleAfter = data.site().staleAfter();
        Map<UUID, Integer> generations = new HashMap<>();
        data.computers().forEach(computer -> generations.put(computer.id(), computer.generation()));
        for (Observation observation : data.latest()) {
            Integer generation = generations.get(observation.subjectId());
            if (generation == null || generation == observation.generation()) {
                add(observation);
            }
        }
        for (Computer computer : data.computers()) {
            List<Observation> shown =
                    ShownSlots.of(computer, sightings, id -> Optional.ofNullable(certificates.get(id)));
            shown.stream()
                    .filter(fact -> !overtaken(fact, certificates))
                    .toList()
                    .forEach(this::add);
        }
        Map<UUID, Integer> sizes = new HashMap<>();
        data.clientGroups().forEach(group -> sizes.put(group.id(), group.count()));
        bySubject.forEach((id, subject) -> subject.settle(sizes.getOrDefault(id, 1)));
    }

    /**
     * Whether it speaks of an older certificate than the one that is known to lie in the store. Until the services start
     * again a port goes on showing the old one: that says nothing against the new one.
     */
    private boolean overtaken(Observation shown, Map<UUID, Certificate> certificates) {
        if (shown.certificateId().isEmpty() || shown.fact() == Fact.IN_EFFECT) {
            return false;
        }
        Optional<Instant> issued = shown.certificateId().map(certificates::get).map(Certificate::issuedAt);
        return Optional.ofNullable(bySubject.get(shown.subjectId()))
                .flatMap(subject ->
                        subject.newest(Fact.CERTIFICATE_INSTALLED, shown.slot().orElseThrow()))
                .filter(Observation::value)
                .flatMap(Observation::certificateId)
                .map(certificates::get)
                .filter(stored -> stored.usable()
                        && issued.filter(stored.issuedAt()::isAfter).isPresent())
                .isPresent();
    }

    private void add(Observation observation) {
        bySubject
                .computeIfAbsent(observation.subjectId(), id -> new SubjectEvidence())
                .add(observation);
    }

    /** What counts of a fact about a slot of a computer. */
    public Optional<Observation> about(Fact fact, UUID computerId, Slot slot) {
        SubjectEvidence subject = bySubject.get(computerId);
        return subject == null ? Optional.empty() : subject.about(fact, slot);
    }

    /** What counts of whether a computer or client group trusts an authority. */
    public Optional<Observation> trust(UUID subjectId, UUID authorityId) {
        SubjectEvidence subject = bySubject.get(subjectId);
        return subject == null ? Optional.empty() : subject.trust(authorityId);
    }

    /** The newest answer of each client of a group that was looked at. */
    public Collection<Observation> members(UUID groupId, UUID authorityId) {
        SubjectEvidence subject = bySubject.get(groupId);
        return subject == null ? List.of() : subject.members(authorityId);
    }

    /** Whether it was told after somebody had looked, and nobody has looked since. */
    public boolean recheck(Observation observation) {
        SubjectEvidence subject = bySubject.get(observation.subjectId());
        return subject != null && subject.recheck(observation);
    }

    /** Whether the observation is too old to count at the instant. */
    public boolean stale(Observation observation, Instant instant) {
        return stale(observation.at(), instant);
    }

    /** Whether what was seen then is too old to count at the instant. */
    public boolean stale(Instant seen, Instant instant) {
        return seen.plus(staleAfter).isBefore(instant);
    }

    /** Whether a switch is in effect as far as is known; empty when nobody said or saw anything. */
    public Optional<Boolean> inEffect(SwitchId id) {
        return about(Fact.IN_EFFECT, id.computerId(), id.slot()).map(Observation::value);
    }
}
