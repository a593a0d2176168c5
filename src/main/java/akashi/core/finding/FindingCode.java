package akashi.core.finding;

import akashi.core.trust.Status;

/** What can stand out; the order is the order in which people should read. */
public enum FindingCode {
    /** Some of the pair are encrypted and some are not, and no change is running. */
    MIXED_PAIR(Status.BROKEN, Mender.VMS),
    /** Of the slots of a computer one shows the new certificate and another an older one. */
    ONE_SLOT_ONLY(Status.EXPIRING, Mender.SERVER),
    /** A newer certificate was issued, and the old one is still shown. */
    STILL_OLD_CERTIFICATE(Status.EXPIRING, Mender.SERVER),
    /** Two computers show the same certificate, so they have the same private key. */
    SAME_KEY(Status.EXPIRING, Mender.PORTAL),
    /** What is shown is no certificate that the portal knows. */
    UNKNOWN_ORIGIN(Status.EXPIRING, Mender.PORTAL),
    /** The intermediate certificate is not sent. */
    INCOMPLETE_CHAIN(Status.EXPIRING, Mender.SERVER),
    /** Nothing newer than TLS 1.1. */
    OLD_PROTOCOL(Status.EXPIRING, Mender.WINDOWS),
    /** Key or signature is too weak. */
    WEAK_CERTIFICATE(Status.EXPIRING, Mender.PORTAL),
    /** What is shown is longer than a client reads. */
    TOO_LARGE(Status.EXPIRING, Mender.SERVER),
    /** What is shown ends before it begins, so that it is good at no time. */
    INVERTED(Status.EXPIRING, Mender.PORTAL),
    /** A port is encrypted that nobody planned to encrypt. */
    UNPLANNED(Status.EXPIRING, Mender.VMS),
    /** A plain port answers beside the encrypted one. */
    HTTP_OFFERED(Status.PLAIN, Mender.SERVER),
    /** Its clock differs, so that certificates seem to begin late or end early. */
    CLOCK_SKEW(Status.EXPIRING, Mender.WINDOWS);

    /** Who can mend it. */
    public enum Mender {
        /** Whoever administers the VMS. */
        VMS,
        /** Whoever administers that server, with the Server Configurator. */
        SERVER,
        /** Whoever looks after Windows there. */
        WINDOWS,
        /** Whoever administers this portal. */
        PORTAL
    }

    private final Status status;
    private final Mender mender;

    FindingCode(Status status, Mender mender) {
        this.status = status;
        this.mender = mender;
    }

    /** How bad it is. */
    public Status status() {
        return status;
    }

    public Mender mender() {
        return mender;
    }
}
