package akashi.certificates;

import akashi.core.life.Lives;
import akashi.core.life.RenewalTimes;
import akashi.core.site.Certificate;
import akashi.store.RenewalPlans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A plan of spread renewals and how far it is.
 *
 * @param due what is to be renewed by now: the running week's share and what earlier weeks left
 */
public record PlanView(UUID id, String by, int days, List<Week> weeks, List<UUID> due) {

    /**
     * A week.
     *
     * @param renewed how many of it have a successor
     * @param installed how many successors are known to be installed
     * @param apply how many still show the old certificate, so that they need a restart
     */
    public record Week(Instant begins, boolean now, int all, int renewed, int installed, int apply) {

        /** How many are left. */
        public int left() {
            return all - renewed;
        }
    }

    /** How many renewals it has. */
    public int all() {
        return weeks.stream().mapToInt(Week::all).sum();
    }

    /** How many of them are done. */
    public int renewed() {
        return weeks.stream().mapToInt(Week::renewed).sum();
    }

    /** How many need a restart. */
    public int apply() {
        return weeks.stream().mapToInt(Week::apply).sum();
    }

    static PlanView of(RenewalPlans.Plan plan, Lives lives) {
        int current = plan.weekAt(lives.now());
        List<Week> weeks = new ArrayList<>();
        List<UUID> due = new ArrayList<>();
        for (int number = 0; number < plan.weeks().size(); number++) {
            List<Certificate> left = new ArrayList<>();
            List<Certificate> after = new ArrayList<>();
            for (UUID id : plan.weeks().get(number)) {
                Optional<Certificate> old = lives.site().certificate(id);
                Optional<Certificate> renewed = old.flatMap(lives::successor);
                renewed.ifPresent(after::add);
                old.filter(c -> renewed.isEmpty() && c.state() == Certificate.State.ISSUED)
                        .ifPresent(left::add);
            }
            weeks.add(new Week(
                    plan.begins(number),
                    number == current,
                    left.size() + after.size(),
                    after.size(),
                    (int) after.stream().filter(lives::installed).count(),
                    (int) after.stream()
                            .filter(c -> RenewalTimes.stillShown(lives, c).isPresent())
                            .count()));
            if (number <= current) {
                left.forEach(c -> due.add(c.id()));
            }
        }
        return new PlanView(plan.id(), plan.by(), plan.days(), List.copyOf(weeks), List.copyOf(due));
    }
}
