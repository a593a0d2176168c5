package akashi.core.diagnosis;

import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.trust.Assessment;
import java.util.List;
import java.util.Optional;

/** One kind of connection between the two, and everything that was looked at on it, in order. */
public record Connection(Assessment assessment, List<Check> checks) {

    /** Copies the list. */
    public Connection {
        checks = List.copyOf(checks);
    }

    /** Which kind it is. */
    public CertificateLink link() {
        return assessment.link();
    }

    /** Who shows the certificate. */
    public Computer subject() {
        return assessment.subject();
    }

    /** Who checks it. */
    public Verifier verifier() {
        return assessment.verifier();
    }

    /** The check at which it fails first; where none does, the first that is not in order. */
    public Optional<Check> first() {
        return checks.stream()
                .filter(Check::fails)
                .findFirst()
                .or(() -> checks.stream()
                        .filter(check -> check.status() == assessment.status()
                                && !check.fine()
                                && check.aspect().judged())
                        .findFirst());
    }

    /** What it comes to. */
    public Verdict verdict() {
        if (checks.stream().anyMatch(Check::fails)) {
            return Verdict.FAULT;
        }
        return switch (assessment.status()) {
            case BROKEN -> Verdict.FAULT;
            case EXPIRING -> Verdict.ENDS_SOON;
            case CHANGING -> Verdict.CHANGING;
            case PLAIN -> Verdict.OFF;
            case UNKNOWN -> Verdict.UNCLEAR;
            case RECORDED, VERIFIED -> Verdict.FINE;
        };
    }
}
