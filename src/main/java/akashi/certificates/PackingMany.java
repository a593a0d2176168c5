package akashi.certificates;

import akashi.core.site.Computer;
import akashi.pki.SecretBox;
import akashi.store.ActContext;
import akashi.store.JobKind;
import akashi.store.StoredJobs;
import akashi.store.UseCase;
import java.util.List;
import java.util.UUID;

/** Stores the job that packs many bundles, together with the audit entry that somebody asked for them. */
final class PackingMany implements UseCase<PackBundles, UUID> {

    /** An item of the job: one computer. */
    record Item(UUID siteId, UUID jobId, UUID computerId) {}

    /** The name of the job's kind in the database. */
    static final String KIND = "pack-bundles";

    private final SecretBox box;

    PackingMany(SecretBox box) {
        this.box = box;
    }

    @Override
    public Class<PackBundles> act() {
        return PackBundles.class;
    }

    @Override
    public UUID perform(PackBundles act, ActContext context) {
        box.mustBeOpen();
        UUID job = UUID.randomUUID();
        List<Item> items = act.computerIds().stream()
                .map(id -> new Item(context.siteId(), job, id))
                .toList();
        // Only the kind's name is stored; what an item does is known to the portal that does it.
        new StoredJobs(context.db(), context.siteId())
                .submit(
                        job,
                        context.actor(),
                        new JobKind<>(KIND, Item.class, item -> null),
                        items,
                        item -> context.site()
                                .computer(item.computerId())
                                .map(Computer::label)
                                .orElse("?"),
                        context.now());
        return job;
    }
}
