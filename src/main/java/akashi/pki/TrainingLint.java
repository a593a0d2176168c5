package akashi.pki;

import akashi.core.site.Training;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an authority of a learner's site may sign. It is known by its subject, which says that it is for training, so that
 * no way of issuing passes by.
 */
final class TrainingLint {

    private static final String SOURCE = "Akashi";

    private TrainingLint() {}

    /** The organisation that everything below an authority for training carries. */
    static Optional<String> organisation(ParsedCertificate issuing) {
        return DistinguishedNames.organisation(CertificateStructure.of(issuing).getSubject())
                .filter(Training.ORGANISATION::equals);
    }

    static Stream<Finding> names(LintSubject subject) {
        if (organisation(subject.authority().issuing()).isEmpty()) {
            return Stream.empty();
        }
        List<String> outside =
                Training.outside(subject.request().dnsNames(), subject.request().addresses());
        return outside.stream().map(name -> Finding.refusal("training-name", SOURCE, name, Training.DOMAIN.value()));
    }

    static Stream<Finding> life(LintSubject subject) {
        long days = subject.certificate().validity().days();
        return days > Training.MOST_DAYS
                        && organisation(subject.authority().issuing()).isPresent()
                ? Stream.of(Finding.refusal("training-life", SOURCE, days, Training.MOST_DAYS))
                : Stream.empty();
    }

    static Stream<Finding> status(LintSubject subject) {
        return FormLint.refuse(
                subject.request().status().isPresent()
                        && organisation(subject.authority().issuing()).isPresent(),
                "training-status",
                SOURCE);
    }
}
