package akashi.core.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What is known of one computer or client group: told and seen side by side, and which of the two counts. */
final class SubjectEvidence {

    private static final int SLOTS = Slot.values().length;

    private static final class Pair {
        private Observation told;
        private Observation seen;
        private Optional<Observation> counts = Optional.empty();

        void add(Observation next) {
            if (next.source().looked()) {
                seen = newer(seen, next);
            } else {
                told = newer(told, next);
            }
        }

        Observation newest() {
            return told == null || seen != null && !told.at().isAfter(seen.at()) ? seen : told;
        }

        /** Told after it was seen: that counts, and has to be looked at again. */
        boolean settle() {
            boolean toldSince = told != null && seen != null && told.at().isAfter(seen.at());
            counts = Optional.ofNullable(seen == null || toldSince ? told : seen);
            return toldSince;
        }

        private static Observation newer(Observation one, Observation other) {
            return one == null || one.at().isBefore(other.at()) ? other : one;
        }
    }

    private final Pair[] slots = new Pair[Fact.values().length * SLOTS];
    private final Map<UUID, Pair> trust = new HashMap<>();
    private final Map<UUID, Map<String, Observation>> members = new HashMap<>();
    private final Set<UUID> recheck = new HashSet<>();

    void add(Observation next) {
        if (next.slot().isPresent()) {
            int place = place(next.fact(), next.slot().get());
            slots[place] = slots[place] == null ? new Pair() : slots[place];
            slots[place].add(next);
        } else if (next.member().isPresent()) {
            members.computeIfAbsent(next.authorityId().orElse(null), id -> new HashMap<>())
                    .merge(next.member().get(), next, Pair::newer);
        } else {
            trust.computeIfAbsent(next.authorityId().orElse(null), id -> new Pair())
                    .add(next);
        }
    }

    /** Decides what counts, once everything is known. */
    void settle(int size) {
        members.forEach((authority, each) -> {
            Pair pair = trust.computeIfAbsent(authority, id -> new Pair());
            MemberCount.of(each.values(), pair.told, size).ifPresent(pair::add);
        });
        List<Pair> all = new ArrayList<>(trust.values());
        for (Pair pair : slots) {
            if (pair != null) {
                all.add(pair);
            }
        }
        all.stream().filter(Pair::settle).forEach(pair -> recheck.add(pair.told.id()));
    }

    /** The newest that was added so far. */
    Optional<Observation> newest(Fact fact, Slot slot) {
        return Optional.ofNullable(slots[place(fact, slot)]).map(Pair::newest);
    }

    Optional<Observation> about(Fact fact, Slot slot) {
        Pair pair = slots[place(fact, slot)];
        return pair == null ? Optional.empty() : pair.counts;
    }

    Optional<Observation> trust(UUID authorityId) {
        Pair pair = trust.get(authorityId);
        return pair == null ? Optional.empty() : pair.counts;
    }

    Collection<Observation> members(UUID authorityId) {
        return members.getOrDefault(authorityId, Map.of()).values();
    }

    boolean recheck(Observation observation) {
        return recheck.contains(observation.id());
    }

    private static int place(Fact fact, Slot slot) {
        return fact.ordinal() * SLOTS + slot.ordinal();
    }
}
