package akashi.warning;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.core.warning.WarningKind;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.Mutes;
import akashi.store.UseCase;
import akashi.store.Warnings;

/** Takes back that nobody need be told of a thing. */
record Unmute(WarningKind kind, String object) implements Act<Boolean> {

    @Override
    public String code() {
        return "unmute-warning";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    /** Does it; what is not muted stays so. */
    static final class Unmuting implements UseCase<Unmute, Boolean> {

        @Override
        public Class<Unmute> act() {
            return Unmute.class;
        }

        @Override
        public Boolean perform(Unmute act, ActContext context) {
            Object what = new Warnings(context.db(), context.siteId())
                    .open().stream()
                            .filter(each ->
                                    each.kind() == act.kind() && each.object().equals(act.object()))
                            .<Object>map(each -> each.what())
                            .findFirst()
                            .orElse(Message.of(act.kind()));
            context.tell(what);
            return new Mutes(context.db(), context.siteId()).end(new Mutes.Thing(act.kind(), act.object()));
        }
    }
}
