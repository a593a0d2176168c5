package akashi.api;

import akashi.api.Call.Content;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.store.Database;
import akashi.store.StoredJobs;
import akashi.web.Exchange;
import java.util.List;
import java.util.UUID;

/** What takes longer than an answer may. */
final class JobCalls {

    private final Database database;

    JobCalls(Database database) {
        this.database = database;
    }

    List<Call> calls() {
        return List.of(
                Call.get("read-job", "/jobs/{id}", Access.ADMIN, this::one).answers(200, Content.json(JobView.class)));
    }

    private void one(Exchange x) {
        UUID id = x.path("id", UUID::fromString);
        x.json(200, view(x, id));
    }

    JobView view(Exchange x, UUID id) {
        return new StoredJobs(database.db(), x.actor().siteId())
                .find(id)
                .map(job -> JobView.of(job, x::text))
                .orElseThrow(() -> new Fault.NotFound("job " + id));
    }
}
