package akashi.certificates;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import akashi.store.JobProgress;
import akashi.store.PackedBundles;
import akashi.store.StoredJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * What a person may fetch of a job that packs bundles.
 *
 * @param bundles how many wait
 * @param passwords whether their passwords are still here
 * @param mine whether the person asked for them
 * @param until when they are forgotten; {@code null} while the job runs
 */
record Waiting(JobProgress job, int bundles, boolean passwords, boolean mine, Instant until) {

    /** How long bundles wait after their job has ended. */
    static final Duration KEPT = Duration.ofHours(1);

    static Waiting of(DSLContext db, Actor actor, UUID jobId, Instant now) {
        StoredJobs jobs = new StoredJobs(db, actor.siteId());
        JobProgress job = jobs.find(jobId)
                .filter(found -> found.kind().equals(PackingMany.KIND))
                .orElseThrow(() -> new Fault.NotFound("job " + jobId));
        PackedBundles packed = new PackedBundles(db, actor.siteId());
        Instant until = job.endedAt().map(end -> end.plus(KEPT)).orElse(null);
        boolean over = until != null && now.isAfter(until);
        return new Waiting(
                job,
                over ? 0 : packed.count(jobId),
                !over && packed.locked(jobId),
                jobs.askedBy(jobId, actor.userId()),
                until);
    }

    /** What the person may fetch now; refused while the job runs, to others, and once it is forgotten. */
    static Waiting ended(DSLContext db, Actor actor, UUID jobId, Instant now) {
        Waiting found = of(db, actor, jobId, now);
        if (!found.mine()) {
            throw refused(
                    "NOT_YOURS",
                    Message.of("certificates.packing.other", found.job().by()));
        }
        if (!found.job().ended()) {
            throw refused("NOT_READY", Message.of("certificates.packing.early"));
        }
        if (found.bundles() == 0) {
            throw refused("DOWNLOADED", Message.of("certificates.packing.gone"));
        }
        return found;
    }

    private static Fault.Refused refused(String rule, Message reason) {
        Mend again = new Mend(Message.of("certificates.packing.again"), "/certificates/bundles");
        return new Fault.Refused(List.of(new Refusal(rule, List.of(), reason, List.of(), again)));
    }
}
