package akashi.topology;

import akashi.core.trust.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A choice of what the table shows: one status, or all where {@code status} is {@code null}. */
record Filter(Status status, int count, String path, boolean current) {

    /** All, and each status that occurs. */
    static List<Filter> of(Map<Status, Integer> counts, String path, Optional<Status> open) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        List<Filter> filters = new ArrayList<>();
        filters.add(new Filter(null, all, path, open.isEmpty()));
        counts.forEach((status, count) -> filters.add(new Filter(
                status,
                count,
                path + "?open=" + status,
                open.filter(status::equals).isPresent())));
        return filters;
    }

    /** The status that the query opens; what is none opens nothing. */
    static Optional<Status> open(Optional<String> text) {
        return text.flatMap(name -> java.util.Arrays.stream(Status.values())
                .filter(status -> status.name().equals(name))
                .findFirst());
    }
}
