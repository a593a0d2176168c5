package akashi.sandbox;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Site;
import akashi.core.text.Message;
import akashi.sites.SiteImport;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.Sites;
import akashi.store.UseCase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the site of a learner, who has one at most. The first entry of its trail. */
record MakeSandbox(Site site, UUID learner) implements Act<UUID> {

    static final String CODE = "make-sandbox";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Access least() {
        return Access.TRAINEE;
    }

    @Override
    public String subject() {
        return site.name();
    }

    @Override
    public List<Object> args() {
        return List.of(site.name());
    }

    @Override
    public boolean founding() {
        return true;
    }

    /** Does it; of two that come at once, the second is refused. */
    static final class Making implements UseCase<MakeSandbox, UUID> {

        @Override
        public Class<MakeSandbox> act() {
            return MakeSandbox.class;
        }

        @Override
        public UUID perform(MakeSandbox act, ActContext context) {
            Sites sites = new Sites(context.db());
            sites.holdOwner(act.learner());
            if (sites.sandboxOf(act.learner()).isPresent()) {
                throw new Fault.Refused(Refusal.of("TRAINING", Message.of("sandbox.refused.there")));
            }
            sites.insert(act.site(), Optional.of(act.learner()), context.now());
            SiteImport.found(
                    context.db(),
                    act.site(),
                    Prepared.inventory(),
                    context.now(),
                    context.actor().name());
            return act.site().id();
        }
    }
}
