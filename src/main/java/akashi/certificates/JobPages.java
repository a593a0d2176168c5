package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.store.Database;
import akashi.store.JobProgress;
import akashi.store.StoredJobs;
import akashi.web.Exchange;
import java.util.Map;
import java.util.UUID;

/** The page of a job of this feature: how far it is, and the button that stops it. */
final class JobPages {

    private final Database database;
    private final PackingPages packing;

    JobPages(Database database, PackingPages packing) {
        this.database = database;
        this.packing = packing;
    }

    void progress(Exchange x) {
        UUID id = x.path("id", UUID::fromString);
        JobProgress job = new StoredJobs(database.db(), x.actor().siteId())
                .find(id)
                .orElseThrow(() -> new Fault.NotFound("job " + id));
        if (job.kind().equals(PackingMany.KIND)) {
            packing.show(x);
        } else {
            x.page("certificates/job", Map.of("job", job));
        }
    }

    void cancel(Exchange x) {
        UUID id = x.path("id", UUID::fromString);
        if (database.transaction(db -> new StoredJobs(db, x.actor().siteId()).cancel(id, x.now()))) {
            x.redirect("/certificates/jobs/" + id);
        } else {
            x.redirect("/certificates/jobs/" + id, Message.of("certificates.job.cancelling"));
        }
    }
}
