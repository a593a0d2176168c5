package akashi.core.wire;

/** Bytes that one side sent at once, as they went over the wire. */
public record Flight(Side from, byte[] bytes) {

    /** Takes a copy. */
    public Flight {
        bytes = bytes.clone();
    }
}
