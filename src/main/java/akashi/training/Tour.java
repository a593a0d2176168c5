package akashi.training;

import akashi.core.guide.Clause;
import akashi.core.link.CertificateLink;
import akashi.core.site.ClientKind;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The tour of one link: how it comes to be encrypted in three steps, then what breaks without each thing it needs, then
 * what happens when it is off and when time has run out. Derived from the link's row of the table.
 */
final class Tour {

    private final CertificateLink link;
    private final Instant now;
    private final Function<ClientKind, String> names;

    Tour(CertificateLink link, Instant now, Function<ClientKind, String> names) {
        this.link = link;
        this.now = now;
        this.names = names;
    }

    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        steps.add(step("issue", List.of(Clause.A4), WhatIf.onlyIssued(), 1));
        steps.add(step("trust", List.of(Clause.A5b), WhatIf.onlyTrusted(), 2));
        steps.add(step("connect", link.about(), WhatIf.nothing(), 3));
        link.needs()
                .forEach((requirement, clauses) -> steps.add(new Step(
                        Message.of(requirement),
                        Message.of("training.without." + requirement),
                        clauses,
                        WhatIf.without(requirement, link),
                        0,
                        0)));
        steps.add(step("off", link.whenOff(), WhatIf.off(link.slot()), 0));
        Step expired = step("expired", link.whenExpired(), WhatIf.nothing(), 0);
        steps.add(
                new Step(expired.title(), expired.text(), expired.clauses(), expired.change(), 0, Scene.PAST_THE_END));
        return steps;
    }

    private static Step step(String name, List<Clause> clauses, WhatIf change, int focus) {
        Message title = Message.of("training.step." + name + ".title");
        return new Step(title, Message.of("training.step." + name + ".text"), clauses, change, focus, 0);
    }

    /** Assesses the changed model anew and draws it. */
    Scene play(Step step) {
        return Scene.of(link, step.change(), step.later(), Scene.model(now, names), now);
    }
}
