package akashi.core.diagnosis;

/** What a diagnosis comes to, the worst first. */
public enum Verdict {
    /** Something stands in the way. */
    FAULT,
    /** Something was seen that some clients refuse. */
    SUSPICIOUS,
    /** It works, but something ends soon. */
    ENDS_SOON,
    /** A change is running, or a computer is joining. */
    CHANGING,
    /** Not everything is confirmed. */
    UNCLEAR,
    /** Encryption is off, so that certificates play no part. */
    OFF,
    /** Nothing is wrong with certificates. */
    FINE
}
