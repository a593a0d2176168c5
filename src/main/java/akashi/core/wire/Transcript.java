package akashi.core.wire;

import java.util.List;
import java.util.Optional;

/**
 * A handshake as it went over the wire.
 *
 * @param version the protocol that the server chose; empty where it chose none
 * @param certificates what was shown in the clear, as DER, in their order
 * @param alert the last alert that could be read
 */
public record Transcript(
        List<WireRecord> records,
        Optional<String> version,
        Optional<String> suite,
        List<byte[]> certificates,
        Optional<Alert> alert) {

    /** Reads it. What cannot be read is shown as such and ends what its side said. */
    public static Transcript of(List<Flight> flights) {
        return new TranscriptReader().read(flights);
    }

    /** How many bytes went over the wire. */
    public int size() {
        return records.stream().mapToInt(record -> record.bytes().length).sum();
    }

    /** How many records nobody on the way can read. */
    public long hidden() {
        return records.stream().filter(WireRecord::hidden).count();
    }
}
