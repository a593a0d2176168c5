package akashi.core.diagnosis;

import akashi.core.link.Requirement;
import akashi.core.site.Fact;
import akashi.core.site.ShownFault;
import akashi.core.trust.Reason;
import akashi.core.trust.ReasonCode;
import akashi.core.trust.Status;
import java.util.List;
import java.util.Optional;

/** What is looked at between two, in the order in which a connection needs it. */
public enum Aspect {
    /** The name leads to the server. */
    NAME,
    /** Somebody answers on the port. */
    PORT,
    /** What came in the handshake is what clients take. */
    SHOWN,
    /** Encryption is on, on both sides where they are a pair. */
    SWITCH,
    /** The server has its certificate. */
    CERTIFICATE,
    /** Certificate and CA are within their dates. */
    DATES,
    /** The certificate covers the names by which the server is reached. */
    NAMES,
    /** Caller and server trust the CA. */
    TRUST,
    /** The service can read its private key. */
    KEY,
    /** The caller's version and platform can do this at all. */
    CLIENT,
    /** The clocks agree. */
    CLOCK;

    /** Whether certificates and switches decide it, rather than the way through the network. */
    boolean judged() {
        return this != NAME && this != PORT && this != CLOCK;
    }

    /** What a reason speaks of. */
    private static Aspect of(Reason reason) {
        Requirement requirement = reason.code().requirement();
        if (reason.code() == ReasonCode.SWITCH_UNKNOWN) {
            return SWITCH;
        }
        if (requirement == null) {
            return reason.evidence()
                    .map(seen -> of(seen.fact()))
                    .orElse(reason.code().status() == Status.UNKNOWN ? CERTIFICATE : SWITCH);
        }
        return switch (requirement) {
            case PAIRED -> SWITCH;
            case INSTALLED -> CERTIFICATE;
            case VALID -> DATES;
            case NAMED -> NAMES;
            case SUBJECT_TRUSTS, VERIFIER_TRUSTS -> TRUST;
            case KEY_READABLE -> KEY;
            case RECENT_CLIENT, PLATFORM -> CLIENT;
        };
    }

    /** The part of a reason that belongs here; empty where none does. Of what a port showed, each fault has its place. */
    Optional<Reason> part(Reason reason) {
        if (reason.faults().isEmpty()) {
            return Optional.of(reason).filter(whole -> of(whole) == this);
        }
        List<ShownFault> mine =
                reason.faults().stream().filter(fault -> of(fault) == this).toList();
        return mine.isEmpty() ? Optional.empty() : Optional.of(reason.of(mine));
    }

    private static Aspect of(ShownFault fault) {
        return switch (fault) {
            case EXPIRED, NOT_YET_VALID, REVOKED -> DATES;
            case WRONG_NAME, NO_SUBJECT_ALTERNATIVE_NAME -> NAMES;
            case UNTRUSTED_ROOT -> TRUST;
            case SELF_SIGNED, WRONG_USAGE, UNKNOWN_ORIGIN, WEAK_KEY, WEAK_SIGNATURE -> CERTIFICATE;
            case INCOMPLETE_CHAIN, OLD_PROTOCOL -> SHOWN;
        };
    }

    private static Aspect of(Fact fact) {
        return switch (fact) {
            case IN_EFFECT -> SWITCH;
            case CERTIFICATE_INSTALLED -> CERTIFICATE;
            case CA_TRUSTED -> TRUST;
            case KEY_READABLE -> KEY;
        };
    }
}
