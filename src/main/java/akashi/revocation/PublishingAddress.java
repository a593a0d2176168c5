package akashi.revocation;

import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.UseCase;
import java.util.List;

/** Turns the address on or off. An address at which nobody answers is refused. */
final class PublishingAddress implements UseCase<PublishAddress, Boolean> {

    private final boolean listening;

    PublishingAddress(boolean listening) {
        this.listening = listening;
    }

    @Override
    public Class<PublishAddress> act() {
        return PublishAddress.class;
    }

    @Override
    public Boolean perform(PublishAddress act, ActContext context) {
        if (act.host().isPresent() && !listening) {
            throw new Fault.Refused(new Refusal(
                    "NOBODY_ANSWERS",
                    List.of(),
                    Message.of("revocation.refused.closed"),
                    List.of(),
                    new Mend(Message.of("revocation.mend.closed"), null)));
        }
        Addresses.set(context.db(), context.siteId(), act.host(), act.days());
        context.planChanged();
        return true;
    }
}
