package akashi.handout;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Computer;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.Handouts;
import akashi.store.UseCase;
import java.util.UUID;

/** Takes a one-time link back. */
record RevokeHandout(UUID id) implements Act<Void> {

    @Override
    public String code() {
        return "revoke-handout";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    /** Does it. */
    static final class Revoking implements UseCase<RevokeHandout, Void> {

        @Override
        public Class<RevokeHandout> act() {
            return RevokeHandout.class;
        }

        @Override
        public Void perform(RevokeHandout act, ActContext context) {
            Handouts handouts = new Handouts(context.db());
            Handouts.Handout handout = handouts.find(context.siteId(), act.id())
                    .orElseThrow(() -> new Fault.NotFound("handout " + act.id()));
            if (!handouts.revoke(context.siteId(), act.id(), context.now())) {
                throw new Fault.NotFound("handout " + act.id());
            }
            String label = context.site()
                    .computer(handout.computerId())
                    .map(Computer::label)
                    .orElse("–");
            context.about(label);
            context.tell(label);
            return null;
        }
    }
}
