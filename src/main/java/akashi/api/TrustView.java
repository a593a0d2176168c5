package akashi.api;

import akashi.api.SiteView.EvidenceView;
import akashi.core.site.Observation;
import akashi.core.text.Message;
import akashi.core.trust.Assessment;
import akashi.core.trust.Reason;
import akashi.core.trust.ReasonCode;
import akashi.core.trust.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How connections are at an instant. */
record TrustView(Instant at, List<AssessmentView> assessments, Optional<String> next) {

    /** One connection: who shows a certificate and who checks it, and why it is as it is, the worst reason first. */
    record AssessmentView(
            String link, String subject, String verifier, int count, Status status, List<ReasonView> reasons) {

        static AssessmentView of(Assessment assessment, Function<Message, String> text) {
            return new AssessmentView(
                    assessment.link().slug(),
                    assessment.subject().label(),
                    assessment.verifier().label(),
                    assessment.verifier().count(),
                    assessment.status(),
                    assessment.reasons().stream()
                            .map(reason -> reason(reason, text))
                            .toList());
        }
    }

    /** A reason with its clauses, what is known and from where, and the next step. */
    record ReasonView(
            ReasonCode code, String clause, String message, Optional<EvidenceView> evidence, Optional<MendView> mend) {}

    private static ReasonView reason(Reason reason, Function<Message, String> text) {
        Optional<Observation> evidence = reason.evidence();
        return new ReasonView(
                reason.code(),
                reason.clauses().stream().map(Enum::name).collect(Collectors.joining(" ")),
                text.apply(reason.message()),
                evidence.map(EvidenceView::of),
                MendView.of(reason.mend(), text));
    }
}
