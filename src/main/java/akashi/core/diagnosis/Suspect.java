package akashi.core.diagnosis;

import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.site.ProbePorts;
import akashi.core.text.Message;
import java.util.List;

/** What to look at where certificates are not to blame, the likeliest first. */
public enum Suspect {
    PORT,
    NAME_RESOLUTION,
    CLOCK,
    OLD_CLIENT,
    SERVICE;

    /** Those of a diagnosis: none where it has found a fault. */
    public static List<Suspect> of(Diagnosis diagnosis) {
        return diagnosis
                        .verdict()
                        .filter(verdict -> verdict != Verdict.FAULT && verdict != Verdict.CHANGING)
                        .isPresent()
                ? List.of(values())
                : List.of();
    }

    /** What to look at, in words. */
    public Message text(Diagnosis diagnosis) {
        Connection first = diagnosis.first().orElseThrow();
        Computer subject = first.subject();
        CertificateLink link = first.link();
        String caller = first.verifier().label();
        return switch (this) {
            case PORT ->
                Message.of("suspect.PORT", caller, subject.label(), Reach.texts(ProbePorts.of(subject, link.slot())));
            case OLD_CLIENT ->
                first.verifier() instanceof Verifier.InGroup in
                                && in.group().version().isPresent()
                        ? Message.of(
                                "suspect.OLD_CLIENT.version",
                                caller,
                                in.group().version().get().toString())
                        : Message.of("suspect.OLD_CLIENT");
            case NAME_RESOLUTION, CLOCK, SERVICE -> Message.of("suspect." + this, caller, subject.label());
        };
    }
}
