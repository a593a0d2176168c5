package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.life.Lives;
import akashi.core.life.RenewalTimes;
import akashi.core.site.Certificate;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.RenewalPlans;
import akashi.store.UseCase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Makes the plan of spread renewals and keeps it. */
final class Spreading implements UseCase<SpreadRenewals, UUID> {

    @Override
    public Class<SpreadRenewals> act() {
        return SpreadRenewals.class;
    }

    @Override
    public UUID perform(SpreadRenewals act, ActContext context) {
        Lives lives = Lives.of(context.site(), context.now());
        List<Certificate> due = RenewalTimes.due(lives, Duration.ofDays(act.within()));
        if (due.isEmpty()) {
            throw new Fault.Refused(
                    Refusal.of("NOTHING_DUE", Message.of("renewals.refused.nothing-due", act.within())));
        }
        List<List<UUID>> weeks = RenewalTimes.spread(due, act.weeks(), context.now()).stream()
                .map(week -> week.stream().map(Certificate::id).toList())
                .toList();
        UUID id = UUID.randomUUID();
        RenewalPlans.Plan plan = new RenewalPlans.Plan(
                id, context.now(), act.days(), context.actor().name(), weeks);
        new RenewalPlans(context.db(), context.siteId()).replace(plan, context.now());
        context.tell(act.within(), act.weeks(), due.size());
        return id;
    }
}
