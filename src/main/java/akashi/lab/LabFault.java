package akashi.lab;

import static akashi.core.guide.Clause.A4;
import static akashi.core.guide.Clause.A5b;
import static akashi.core.guide.Clause.A6;
import static akashi.core.guide.Clause.A8;
import static akashi.core.guide.Clause.A9;
import static akashi.core.guide.Clause.B10;
import static akashi.core.guide.Clause.B7;
import static akashi.core.guide.Clause.B8;
import static akashi.core.guide.Clause.C6;
import static akashi.core.guide.Clause.E4;
import static akashi.core.guide.Clause.E6;

import akashi.core.diagnosis.ErrorCause;
import akashi.core.guide.Clause;
import akashi.core.lesson.Deed;
import akashi.core.text.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What may be wrong with the server of the lab, on purpose. */
enum LabFault {
    NONE(null, null, A6),
    EXPIRED(ErrorCause.EXPIRED, Deed.REFUSED_EXPIRED, A8, A9),
    NOT_YET_VALID(ErrorCause.NOT_YET_VALID, Deed.REFUSED_NOT_YET_VALID, A6),
    OTHER_NAME(ErrorCause.WRONG_NAME, Deed.REFUSED_OTHER_NAME, B10, C6, E6),
    UNKNOWN_CA(ErrorCause.UNTRUSTED_ROOT, Deed.REFUSED_UNKNOWN_CA, A5b, B7, E4),
    CLIENT_USE_ONLY(ErrorCause.WRONG_USAGE, Deed.REFUSED_CLIENT_USE_ONLY, A4),
    COMMON_NAME_ONLY(ErrorCause.NO_ALTERNATIVE_NAME, Deed.REFUSED_COMMON_NAME_ONLY, B10),
    INTERMEDIATE_MISSING(ErrorCause.UNTRUSTED_ROOT, Deed.REFUSED_INTERMEDIATE_MISSING, A6, B8),
    REVOKED(ErrorCause.REVOKED, Deed.REFUSED_REVOKED, A6);

    private final ErrorCause cause;
    private final Deed deed;
    private final List<Clause> clauses;

    LabFault(ErrorCause cause, Deed deed, Clause... clauses) {
        this.cause = cause;
        this.deed = deed;
        this.clauses = List.of(clauses);
    }

    /** What the client finds; {@code null} where it finds nothing. */
    ErrorCause cause() {
        return cause;
    }

    /** What a learner did who saw it. */
    Deed deed() {
        return deed;
    }

    /** Where the guide speaks of it. */
    public List<Clause> clauses() {
        return clauses;
    }

    /** What to tell somebody about it: {@code client}, {@code helpdesk} or {@code next}. */
    public Message says(String whom) {
        return Message.of("lab.seen." + name().toLowerCase(Locale.ROOT) + "." + whom);
    }

    /** The fault that shows, which the clock may have put before the chosen one. */
    static Optional<LabFault> seen(LabFault chosen, ErrorCause cause) {
        return List.of(chosen, EXPIRED, NOT_YET_VALID, UNKNOWN_CA).stream()
                .filter(fault -> fault.cause == cause)
                .findFirst();
    }
}
