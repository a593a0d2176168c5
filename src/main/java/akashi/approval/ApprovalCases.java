package akashi.approval;

import akashi.approval.ApprovalActs.Ask;
import akashi.approval.ApprovalActs.Decide;
import akashi.approval.ApprovalActs.OfRequest;
import akashi.approval.ApprovalActs.Require;
import akashi.approval.ApprovalActs.Withdraw;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import akashi.store.Accounts;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.Approval;
import akashi.store.Approval.State;
import akashi.store.Approvals;
import akashi.store.FourEyes;
import akashi.store.UseCase;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jooq.DSLContext;

/** How requests are asked for, answered and taken back. */
final class ApprovalCases {

    private ApprovalCases() {}

    static List<UseCase<?, ?>> all() {
        return List.of(
                new Case<>(Ask.class, ApprovalCases::ask),
                new Case<>(Decide.class, ApprovalCases::decide),
                new Case<>(Withdraw.class, ApprovalCases::withdraw),
                new Case<>(Require.class, ApprovalCases::require));
    }

    private static void ask(Ask act, ActContext context) {
        Approval offer = own(act, context);
        mustBeOn(offer, context);
        refuse(!new Approvals(context.db(), context.siteId())
                .ask(live(offer, context), act.note().text(), context.now()));
        context.tell(offer.number(), offer.title(), act.note().text());
        context.changed(java.util.Map.of(), java.util.Map.of("what", offer.what()));
    }

    private static void decide(Decide act, ActContext context) {
        Approval asked = found(act, context);
        if (asked.askerId().equals(context.actor().userId())) {
            throw refused("approval.refused.own");
        }
        mustBeOn(asked, context);
        refuse(!new Approvals(context.db(), context.siteId())
                .answer(
                        live(asked, context),
                        act.approved(),
                        context.actor(),
                        act.note().text(),
                        context.now()));
        context.tell(asked.number(), asked.title(), asked.asker(), act.note().text());
    }

    private static void withdraw(Withdraw act, ActContext context) {
        Approval asked = own(act, context);
        refuse(!new Approvals(context.db(), context.siteId()).withdraw(live(asked, context), context.now()));
        context.tell(asked.number(), asked.title());
    }

    private static void require(Require act, ActContext context) {
        if (act.required() && !enough(context.db())) {
            throw new Fault.Refused(new Refusal(
                    FourEyes.RULE,
                    List.of(),
                    Message.of("approval.refused.alone"),
                    List.of(),
                    new Mend(Message.of("approval.mend.users"), "/users")));
        }
        FourEyes.turn(context.db(), context.siteId(), act.required());
    }

    /** Whether there is somebody who could approve what another one asks for. */
    static boolean enough(DSLContext db) {
        return new Accounts(db)
                        .all().stream()
                                .filter(each -> each.access() == Access.ADMIN && !each.disabled())
                                .count()
                > 1;
    }

    private static Approval found(OfRequest act, ActContext context) {
        return new Approvals(context.db(), context.siteId())
                .numbered(act.number())
                .filter(each -> each.seenBy(context.actor().userId()))
                .orElseThrow(() -> new Fault.NotFound("approval " + act.number()));
    }

    private static Approval own(OfRequest act, ActContext context) {
        Approval found = found(act, context);
        if (!found.askerId().equals(context.actor().userId())) {
            throw refused("approval.refused.others");
        }
        return found;
    }

    /** While the rule is off nobody is bothered: what was refused before can simply be done. */
    private static void mustBeOn(Approval approval, ActContext context) {
        if (!FourEyes.on(context.db(), context.siteId())) {
            throw new Fault.Refused(new Refusal(
                    FourEyes.RULE,
                    List.of(),
                    Message.of("approval.refused.off"),
                    List.of(),
                    new Mend(Message.of("approval.do"), approval.path())));
        }
    }

    /** What time has not ended yet. */
    private static Approval live(Approval approval, ActContext context) {
        refuse(!Set.of(State.OFFERED, State.ASKED, State.APPROVED).contains(approval.state(context.now())));
        return approval;
    }

    private static void refuse(boolean over) {
        if (over) {
            throw refused("approval.refused.over");
        }
    }

    private static Fault.Refused refused(String key) {
        return new Fault.Refused(Refusal.of(FourEyes.RULE, new Message(key, List.of())));
    }

    /** A use case that is one method and answers nothing. */
    private record Case<A extends Act<Void>>(Class<A> act, BiConsumer<A, ActContext> work) implements UseCase<A, Void> {

        @Override
        public Void perform(A command, ActContext context) {
            work.accept(command, context);
            return null;
        }
    }
}
