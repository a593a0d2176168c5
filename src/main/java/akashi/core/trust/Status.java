package akashi.core.trust;

/** How a connection is, worst first: the order of the constants is the order of concern. */
public enum Status {
    /** Cannot connect. */
    BROKEN(Tone.ERROR),
    /** Works, but a certificate or the CA ends soon. */
    EXPIRING(Tone.WARN),
    /** Differs from its pair while a change runs or a computer joins. */
    CHANGING(Tone.WARN),
    /** Not encrypted. */
    PLAIN(Tone.OFF),
    /** No evidence, or evidence that is too old. */
    UNKNOWN(Tone.OFF),
    /** Told, not seen. */
    RECORDED(Tone.OK),
    /** Seen. */
    VERIFIED(Tone.OK);

    /** The colour that goes with a status. */
    public enum Tone {
        ERROR,
        WARN,
        OFF,
        OK
    }

    private final Tone tone;

    Status(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    /** The worse of two. */
    public Status worse(Status other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
