package akashi.enrolment;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Computer;
import akashi.core.text.Message;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.Enrolments;
import akashi.store.UseCase;
import java.util.UUID;

/** Takes a code back. Where it was used already, the computer's key renews nothing any more. */
record RevokeCode(UUID id) implements Act<Boolean> {

    @Override
    public String code() {
        return "revoke-enrolment-code";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    /** Does it. */
    static final class Revoking implements UseCase<RevokeCode, Boolean> {

        @Override
        public Class<RevokeCode> act() {
            return RevokeCode.class;
        }

        @Override
        public Boolean perform(RevokeCode act, ActContext context) {
            Enrolments enrolments = new Enrolments(context.db());
            Enrolments.Enrolment found = enrolments
                    .find(act.id())
                    .filter(each -> each.siteId().equals(context.siteId()))
                    .orElseThrow(() -> new Fault.NotFound("enrolment " + act.id()));
            String computer = context.site()
                    .computer(found.computerId())
                    .map(Computer::label)
                    .orElse("–");
            if (!enrolments.revoke(act.id(), context.actor().name(), context.now())) {
                throw new Fault.Refused(Refusal.of("REVOKED", Message.of("enrolment.refused.revoked-before")));
            }
            context.about(computer);
            context.tell(computer, found.madeAt());
            return found.usedAt().isPresent();
        }
    }
}
