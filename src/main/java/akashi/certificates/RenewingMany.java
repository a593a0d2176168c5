package akashi.certificates;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.pki.SecretBox;
import akashi.store.ActContext;
import akashi.store.JobKind;
import akashi.store.StoredJobs;
import akashi.store.UseCase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stores the job of many renewals together with the audit entry that somebody asked for it. */
final class RenewingMany implements UseCase<RenewCertificates, UUID> {

    /** An item of the job: one certificate. */
    record Item(UUID siteId, UUID certificateId, int days, boolean acknowledged) {}

    /** The name of the job's kind in the database. */
    static final String KIND = "renew-certificates";

    private final SecretBox box;
    private final Signers signers;

    RenewingMany(SecretBox box, Signers signers) {
        this.box = box;
        this.signers = signers;
    }

    @Override
    public Class<RenewCertificates> act() {
        return RenewCertificates.class;
    }

    @Override
    public UUID perform(RenewCertificates act, ActContext context) {
        box.mustBeOpen();
        signers.mustReach(
                context.site(),
                act.certificateIds().stream().flatMap(id -> computer(context.site(), id).stream()),
                context.now());
        List<Item> items = act.certificateIds().stream()
                .map(id -> new Item(context.siteId(), id, act.days(), act.acknowledged()))
                .toList();
        JobKind<Item> kind = new JobKind<>(KIND, Item.class, item -> null);
        return new StoredJobs(context.db(), context.siteId())
                .submit(context.actor(), kind, items, item -> label(context.site(), item), context.now());
    }

    private static String label(SiteSnapshot site, Item item) {
        return computer(site, item.certificateId()).map(Computer::label).orElse("?");
    }

    private static Optional<Computer> computer(SiteSnapshot site, UUID certificateId) {
        return site.certificate(certificateId).flatMap(Certificate::computerId).flatMap(site::computer);
    }
}
