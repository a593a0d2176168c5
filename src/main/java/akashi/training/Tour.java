package akashi.training;

import akashi.core.diagram.LinkDiagram;
import akashi.core.guide.Clause;
import akashi.core.link.CertificateLink;
import akashi.core.site.Computer;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Assess;
import akashi.core.trust.Assessment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The tour of one link: how it comes to be encrypted in three steps, then what breaks without each thing it needs, then
 * what happens when it is off and when time has run out. Derived from the link's row of the table.
 */
final class Tour {

    private static final int RECORDERS = 3;
    private static final int PAST_THE_END = 400;

    private final CertificateLink link;
    private final Instant now;
    private final SiteData model;

    Tour(CertificateLink link, Instant now) {
        this.link = link;
        this.now = now;
        this.model = ModelSite.with(RECORDERS, now);
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
        steps.add(new Step(expired.title(), expired.text(), expired.clauses(), expired.change(), 0, PAST_THE_END));
        return steps;
    }

    private static Step step(String name, List<Clause> clauses, WhatIf change, int focus) {
        Message title = Message.of("training.step." + name + ".title");
        return new Step(title, Message.of("training.step." + name + ".text"), clauses, change, focus, 0);
    }

    /** Assesses the changed model anew and draws it. */
    Scene play(Step step) {
        Instant instant = now.plus(Duration.ofDays(step.later()));
        SiteSnapshot site = SiteSnapshot.of(step.change().apply(model, now));
        List<Assessment> shown = Assess.all(link, site, instant).stream()
                .filter(a -> link != CertificateLink.RECORDER_TO_CLIENTS
                        || a.subject().equals(first(site)))
                .toList();
        Assessment worst = shown.stream()
                .min(Comparator.comparing(Assessment::status)
                        .thenComparing(a -> a.first().code()))
                .orElseThrow();
        return new Scene(LinkDiagram.of(link, site, shown, Optional.empty()).orElseThrow(), worst);
    }

    /** Streams are shown for one recorder: the others are the same, and its clients are what there is to see. */
    private Computer first(SiteSnapshot site) {
        return link.subjects(site).get(0);
    }
}
