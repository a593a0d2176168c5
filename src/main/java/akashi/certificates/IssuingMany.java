package akashi.certificates;

import akashi.core.site.Computer;
import akashi.pki.KeyKind;
import akashi.pki.SecretBox;
import akashi.store.ActContext;
import akashi.store.JobKind;
import akashi.store.StoredJobs;
import akashi.store.UseCase;
import java.util.List;
import java.util.UUID;

/** Stores the job of a batch together with the audit entry that somebody asked for it. */
final class IssuingMany implements UseCase<IssueCertificates, UUID> {

    /** An item of the job: one computer. */
    record Item(UUID siteId, UUID computerId, int days, KeyKind key, boolean acknowledged) {}

    /** The name of the job's kind in the database. */
    static final String KIND = "issue-certificates";

    private final SecretBox box;
    private final Signers signers;

    IssuingMany(SecretBox box, Signers signers) {
        this.box = box;
        this.signers = signers;
    }

    @Override
    public Class<IssueCertificates> act() {
        return IssueCertificates.class;
    }

    @Override
    public UUID perform(IssueCertificates act, ActContext context) {
        box.mustBeOpen();
        signers.mustReach(
                context.site(),
                act.computerIds().stream().flatMap(id -> context.site().computer(id).stream()),
                context.now());
        List<Item> items = act.computerIds().stream()
                .map(id -> new Item(context.siteId(), id, act.days(), act.key(), act.acknowledged()))
                .toList();
        // Only the kind's name is stored; what an item does is known to the portal that does it.
        JobKind<Item> kind = new JobKind<>(KIND, Item.class, item -> null);
        return new StoredJobs(context.db(), context.siteId())
                .submit(
                        context.actor(),
                        kind,
                        items,
                        item -> context.site()
                                .computer(item.computerId())
                                .map(Computer::label)
                                .orElse("?"),
                        context.now());
    }
}
