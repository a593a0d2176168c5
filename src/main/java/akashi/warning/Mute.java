package akashi.warning;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.core.warning.WarningKind;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.Mutes;
import akashi.store.UseCase;
import java.time.Duration;
import java.time.Instant;

/**
 * Says that nobody need be told of a thing until a date, and why.
 *
 * @param what what stands, as the person read it
 */
record Mute(WarningKind kind, String object, Message what, Instant until, String note) implements Act<Boolean> {

    /** The longest. */
    static final Duration LONGEST = Duration.ofDays(366);

    @Override
    public String code() {
        return "mute-warning";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    /** Does it, also before a look has noticed what stands. */
    static final class Muting implements UseCase<Mute, Boolean> {

        @Override
        public Class<Mute> act() {
            return Mute.class;
        }

        @Override
        public Boolean perform(Mute act, ActContext context) {
            boolean within = act.until().isAfter(context.now())
                    && !act.until().isAfter(context.now().plus(LONGEST));
            if (!within) {
                throw new Fault.BadInput("until", "warning.mute.until.wrong", LONGEST.toDays());
            }
            context.tell(act.what(), act.until(), act.note());
            new Mutes(context.db(), context.siteId())
                    .put(new Mutes.Mute(
                            new Mutes.Thing(act.kind(), act.object()),
                            act.until(),
                            act.note(),
                            context.actor().name(),
                            context.now()));
            return true;
        }
    }
}
