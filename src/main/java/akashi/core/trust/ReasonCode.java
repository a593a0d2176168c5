package akashi.core.trust;

import akashi.core.link.Requirement;
import akashi.core.trust.Status.Tone;

/** Why a connection is as it is; the order within a status is the order in which people should read. */
public enum ReasonCode {
    MIXED(Status.BROKEN, Requirement.PAIRED),
    NO_CERTIFICATE(Status.BROKEN, Requirement.INSTALLED),
    NOT_INSTALLED(Status.BROKEN, Requirement.INSTALLED),
    REVOKED(Status.BROKEN, Requirement.VALID),
    EXPIRED(Status.BROKEN, Requirement.VALID),
    NOT_YET_VALID(Status.BROKEN, Requirement.VALID),
    CA_REVOKED(Status.BROKEN, Requirement.VALID),
    CA_EXPIRED(Status.BROKEN, Requirement.VALID),
    WRONG_NAME(Status.BROKEN, Requirement.NAMED),
    /** What a port shows is refused by those who verify. */
    SHOWN_REFUSED(Status.BROKEN, Requirement.VALID),
    SUBJECT_DISTRUSTS(Status.BROKEN, Requirement.SUBJECT_TRUSTS),
    VERIFIER_DISTRUSTS(Status.BROKEN, Requirement.VERIFIER_TRUSTS),
    KEY_UNREADABLE(Status.BROKEN, Requirement.KEY_READABLE),
    CLIENT_TOO_OLD(Status.BROKEN, Requirement.RECENT_CLIENT),
    PLATFORM_REFUSES(Status.BROKEN, Requirement.PLATFORM),
    EXPIRES_SOON(Status.EXPIRING, Requirement.VALID),
    CA_EXPIRES_SOON(Status.EXPIRING, Requirement.VALID),
    CHANGE_RUNNING(Status.CHANGING, Requirement.PAIRED),
    JOINING(Status.CHANGING, Requirement.PAIRED),
    OFF(Status.PLAIN, null),
    ASSUMED_OFF(Status.PLAIN, null),
    INSTALLED_UNKNOWN(Status.UNKNOWN, Requirement.INSTALLED),
    ISSUER_UNKNOWN(Status.UNKNOWN, Requirement.VERIFIER_TRUSTS),
    SUBJECT_TRUST_UNKNOWN(Status.UNKNOWN, Requirement.SUBJECT_TRUSTS),
    VERIFIER_TRUST_UNKNOWN(Status.UNKNOWN, Requirement.VERIFIER_TRUSTS),
    VERIFIER_TRUST_PARTIAL(Status.UNKNOWN, Requirement.VERIFIER_TRUSTS),
    KEY_READABLE_UNKNOWN(Status.UNKNOWN, Requirement.KEY_READABLE),
    STALE(Status.UNKNOWN, null),
    /** Nobody knows whether it is encrypted: what a pair, or a look in vain, comes to then. */
    SWITCH_UNKNOWN(Status.UNKNOWN, null),
    /** The portal cannot connect: that says nothing about the connections of others. */
    UNREACHABLE(Status.UNKNOWN, null),
    /** Told after somebody had looked: nobody has looked since. */
    RECHECK(Status.RECORDED, null),
    TOLD_ONLY(Status.RECORDED, null),
    SEEN(Status.VERIFIED, null);

    private final Status status;
    private final Requirement requirement;

    ReasonCode(Status status, Requirement requirement) {
        this.status = status;
        this.requirement = requirement;
    }

    /** The status a connection has at best while this reason holds. */
    public Status status() {
        return status;
    }

    /** The requirement it speaks of; {@code null} where it speaks of the switch or of the evidence itself. */
    public Requirement requirement() {
        return requirement;
    }

    /** Whether it says that nothing is wrong. */
    public boolean fine() {
        return status.tone() == Tone.OK;
    }
}
