package akashi.overview;

import akashi.core.fault.Mend;
import akashi.core.life.Lives;
import akashi.core.life.RenewalTimes;
import akashi.core.site.Certificate;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import akashi.store.RenewalPlans;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What renewals ask for: this week's share of the plan, and computers that still show what was renewed. */
final class RenewalSteps {

    private static final String PATH = "/certificates/renewals";

    private RenewalSteps() {}

    static List<Overview.Step> of(Lives lives, Optional<RenewalPlans.Plan> plan, int apply) {
        List<Overview.Step> steps = new ArrayList<>();
        int share = plan.map(p -> share(lives, p)).orElse(0);
        if (share > 0) {
            steps.add(step("renewals", share, PATH));
        }
        if (apply > 0) {
            steps.add(step("apply", apply, PATH + "#apply"));
        }
        return steps;
    }

    /** On how many computers the renewed certificate has yet to be applied. */
    static int toApply(Lives lives) {
        return (int) lives.site().certificates().stream()
                .filter(c -> RenewalTimes.stillShown(lives, c).isPresent())
                .count();
    }

    /** What the weeks up to now asked for and is not renewed. */
    private static int share(Lives lives, RenewalPlans.Plan plan) {
        return (int) plan.weeks().stream()
                .limit(plan.weekAt(lives.now()) + 1L)
                .flatMap(List::stream)
                .flatMap(id -> lives.site().certificate(id).stream())
                .filter(c -> c.state() == Certificate.State.ISSUED)
                .filter(c -> lives.successor(c).isEmpty())
                .count();
    }

    private static Overview.Step step(String what, int count, String path) {
        return new Overview.Step(
                Status.CHANGING,
                Message.of("overview.step." + what, count),
                Message.of("overview.step." + what + ".why"),
                new Mend(Message.of("overview.step." + what + ".go"), path));
    }
}
