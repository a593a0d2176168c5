package akashi.training;

import akashi.core.diagram.Diagram;
import akashi.core.diagram.LinkDiagram;
import akashi.core.link.CertificateLink;
import akashi.core.site.ClientKind;
import akashi.core.site.Computer;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import akashi.core.trust.Assess;
import akashi.core.trust.Assessment;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a step shows: the picture of a link, and the connection that is worst off in it. */
record Scene(Diagram diagram, Assessment worst) {

    /** So many days later every certificate of the model has ended. */
    static final int PAST_THE_END = 400;

    static final int RECORDERS = 3;

    /** The model site of a moment; {@code names} says what each kind of client is called. */
    static SiteData model(Instant now, Function<ClientKind, String> names) {
        return new WhatIf.Remade(ModelSite.with(RECORDERS, now)).named(names);
    }

    /** Changes the model, assesses the link anew so many days later, and draws it. */
    static Scene of(CertificateLink link, WhatIf change, int later, SiteData model, Instant now) {
        SiteSnapshot site = SiteSnapshot.of(change.apply(model, now));
        List<Assessment> shown = Assess.all(link, site, now.plus(Duration.ofDays(later))).stream()
                .filter(a -> link != CertificateLink.RECORDER_TO_CLIENTS
                        || a.subject().equals(first(link, site)))
                .toList();
        Assessment worst = shown.stream()
                .min(Comparator.comparing(Assessment::status)
                        .thenComparing(a -> a.first().code()))
                .orElseThrow();
        return new Scene(LinkDiagram.of(link, site, shown, Optional.empty()).orElseThrow(), worst);
    }

    /** Streams are shown for one recorder: the others are the same, and its clients are what there is to see. */
    private static Computer first(CertificateLink link, SiteSnapshot site) {
        return link.subjects(site).get(0);
    }
}
