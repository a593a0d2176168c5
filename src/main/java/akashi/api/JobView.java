package akashi.api;

import akashi.core.text.Message;
import akashi.store.JobProgress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** How far a job is, what of it failed, and why it does not go on just now. */
record JobView(
        UUID id,
        String kind,
        JobProgress.State state,
        int total,
        int done,
        List<FailureView> failures,
        List<String> waits,
        Instant createdAt,
        Optional<Instant> endedAt) {

    /** What could not be done, and why. */
    record FailureView(String what, List<String> reasons) {}

    static JobView of(JobProgress job, Function<Message, String> text) {
        return new JobView(
                job.id(),
                job.kind(),
                job.state(),
                job.total(),
                job.done(),
                job.failures().stream()
                        .map(failure -> new FailureView(
                                failure.label(),
                                failure.reasons().stream().map(text).toList()))
                        .toList(),
                job.waits().stream().map(JobProgress.Why::text).map(text).toList(),
                job.createdAt(),
                job.endedAt());
    }
}
