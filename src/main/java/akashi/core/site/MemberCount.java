package akashi.core.site;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What single clients of a group say about the group: on how many of it a CA is trusted, as far as that was seen. */
final class MemberCount {

    private static final Comparator<Observation> BY_AGE = Comparator.comparing(Observation::at);

    private MemberCount() {}

    /**
     * One observation of the group; empty where the clients that were looked at only agree with what was told of more.
     *
     * @param each the newest answer of each client
     * @param told what somebody said of the group; {@code null} where nobody did
     */
    static Optional<Observation> of(Collection<Observation> each, Observation told, int size) {
        List<Observation> trusting =
                each.stream().filter(Observation::value).sorted(BY_AGE).toList();
        List<Observation> lacking =
                each.stream().filter(o -> !o.value()).sorted(BY_AGE).toList();
        if (trusting.size() >= size) {
            return Optional.of(count(trusting.get(0), size));
        }
        if (told == null) {
            Observation newest = each.stream().max(BY_AGE).orElseThrow();
            return Optional.of(count(newest, trusting.size()));
        }
        if (lacking.isEmpty()) {
            return Optional.empty();
        }
        if (!told.value() && trusting.isEmpty()) {
            return Optional.empty();
        }
        Observation newest = lacking.get(lacking.size() - 1);
        int since = (int) lacking.stream().filter(o -> after(o, told.at())).count();
        int known = Math.max(trusting.size(), told.value() ? told.count() : 0);
        return Optional.of(count(newest, Math.max(0, Math.min(known, size - since))));
    }

    private static boolean after(Observation observation, Instant told) {
        return !observation.at().isBefore(told);
    }

    private static Observation count(Observation like, int count) {
        return new Observation(
                like.id(),
                like.fact(),
                like.subjectId(),
                like.generation(),
                like.slot(),
                like.authorityId(),
                like.certificateId(),
                count > 0,
                count,
                like.source(),
                like.at(),
                like.by(),
                like.note(),
                like.member());
    }
}
