package akashi.core.diagnosis;

import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.trust.Assessment;
import akashi.core.trust.ReasonCode;
import akashi.core.trust.Status;
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
                .or(() -> checks.stream().filter(Connection::suspicious).findFirst())
                .or(() -> checks.stream().filter(this::unseen).findFirst())
                .or(() -> checks.stream()
                        .filter(check -> check.status() == assessment.status()
                                && !check.fine()
                                && check.aspect().judged())
                        .findFirst());
    }

    private static boolean suspicious(Check check) {
        return check.aspect() == Aspect.SHOWN && !check.fine();
    }

    /** What stood in the way of looking, where the connection is open for that. */
    private boolean unseen(Check check) {
        ReasonCode open = assessment.first().code();
        boolean way = check.aspect() == Aspect.NAME || check.aspect() == Aspect.PORT;
        return way
                && !check.fine()
                && check.evidence().isPresent()
                && (open == ReasonCode.SWITCH_UNKNOWN || open == ReasonCode.UNREACHABLE);
    }

    /** What it comes to. */
    public Verdict verdict() {
        if (checks.stream().anyMatch(Check::fails)) {
            return Verdict.FAULT;
        }
        if (assessment.status() != Status.BROKEN && checks.stream().anyMatch(Connection::suspicious)) {
            return Verdict.SUSPICIOUS;
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
