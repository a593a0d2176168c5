package akashi.sites;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** What the use cases of the inventory share. */
final class Cases {

    private Cases() {}

    /** A use case as a function. */
    static <A extends Act<R>, R> UseCase<A, R> of(Class<A> command, BiFunction<A, ActContext, R> work) {
        return new UseCase<>() {
            @Override
            public Class<A> act() {
                return command;
            }

            @Override
            public R perform(A act, ActContext context) {
                return work.apply(act, context);
            }
        };
    }

    /** A computer that must be there and not retired. */
    static Computer present(SiteSnapshot site, UUID id) {
        return site.computer(id)
                .filter(computer -> computer.presence().state() != Presence.State.RETIRED)
                .orElseThrow(() -> new Fault.NotFound("computer " + id));
    }

    /** Refuses a computer whose data two computers of one site cannot share. */
    static void refuseClash(SiteSnapshot site, Computer computer) {
        List<Refusal> refusals = clashes(site, computer);
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
    }

    /** What two computers of one site cannot share, and a computer would. */
    static List<Refusal> clashes(SiteSnapshot site, Computer computer) {
        List<Refusal> refusals = new ArrayList<>();
        for (Computer other : site.computers()) {
            boolean present = other.presence().state() != Presence.State.RETIRED;
            if (!present || other.id().equals(computer.id())) {
                continue;
            }
            if (other.label().equals(computer.label())) {
                refusals.add(refusal("DUPLICATE", Message.of("sites.clash.name", computer.label()), other));
            }
            if (other.has(Role.MANAGEMENT) && computer.has(Role.MANAGEMENT)) {
                Message reason = Message.of("sites.one-management", List.of(other.label(), computer.label()));
                refusals.add(refusal("ONE_MANAGEMENT", reason, other));
            }
        }
        return refusals;
    }

    private static Refusal refusal(String rule, Message reason, Computer other) {
        return new Refusal(
                rule,
                List.of(),
                reason,
                List.of(other.label()),
                new akashi.core.fault.Mend(Message.of("sites.clash.look", other.label()), "/servers/" + other.id()));
    }
}
