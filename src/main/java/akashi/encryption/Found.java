package akashi.encryption;

import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.State;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.ChangeSets;
import java.util.List;
import java.util.UUID;

/** The change set that an act is about, in the state that the act needs. */
final class Found {

    private Found() {}

    static ChangeSet in(ActContext context, UUID id, State... states) {
        ChangeSet change = new ChangeSets(context.db(), context.siteId())
                .find(id)
                .orElseThrow(() -> new Fault.NotFound("change set " + id));
        context.about(String.valueOf(change.number()));
        if (!List.of(states).contains(change.state())) {
            throw new Fault.Refused(new Refusal(
                    "CHANGE_STATE",
                    List.of(),
                    Message.of("encryption.state.refused", change.number(), Message.of(change.state())),
                    List.of(),
                    new Mend(Message.of("encryption.mend.see", change.number()), "/encryption/" + id)));
        }
        return change;
    }
}
