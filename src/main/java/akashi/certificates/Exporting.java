package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.Handouts;
import akashi.store.KeyRules;
import akashi.store.UseCase;
import java.util.UUID;

/** The gate before a bundle leaves, once more under the site's lock; the audit entry that it left comes with it. */
final class Exporting implements UseCase<ExportBundle, Boolean> {

    @Override
    public Class<ExportBundle> act() {
        return ExportBundle.class;
    }

    @Override
    public Boolean perform(ExportBundle act, ActContext context) {
        SiteSnapshot site = context.site();
        Computer computer =
                site.computer(act.computerId()).orElseThrow(() -> new Fault.NotFound("computer " + act.computerId()));
        for (UUID id : act.certificateIds()) {
            boolean there = site.certificate(id)
                    .filter(Certificate::usable)
                    .filter(Certificate::keyKept)
                    .isPresent();
            if (!there) {
                throw new Fault.Refused(Refusal.of("SITE_CHANGED", Message.of("certificates.refused.meanwhile")));
            }
        }
        Exportable.judge(site, computer);
        new KeyRules(context.db(), context.siteId()).exported(act.certificateIds(), context.now());
        act.handout().ifPresent(link -> useUp(link, context));
        act.waiting().ifPresent(bundle -> bundle.keep(context));
        return true;
    }

    /** Of two who come with one link at once one gets the bundle. */
    private static void useUp(UUID link, ActContext context) {
        boolean first = new Handouts(context.db())
                .fetch(context.siteId(), link, context.now(), context.actor().origin());
        if (!first) {
            throw new Fault.Refused(Refusal.of("DOWNLOADED", Message.of("certificates.refused.downloaded")));
        }
    }
}
