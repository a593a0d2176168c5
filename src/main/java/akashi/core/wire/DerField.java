package akashi.core.wire;

import akashi.core.text.Message;
import java.util.List;
import java.util.Optional;

/**
 * One value of DER (X.690): a tag, a length, and either content or further values.
 *
 * @param at where its tag stands, counted from the beginning of the whole
 * @param header how many bytes tag and length take
 * @param length how many bytes follow them
 * @param tag what kind of value it is
 * @param value what it says; empty where it only holds others
 * @param hex its first bytes
 * @param name what it is in a certificate, where that is known
 * @param about what it is for
 */
public record DerField(
        int at,
        int header,
        int length,
        String tag,
        String value,
        String hex,
        Optional<Message> name,
        Optional<Message> about,
        List<DerField> inner) {

    /** Reads a certificate field by field. What cannot be read ends as a field of unread bytes. */
    public static DerField certificate(byte[] der) {
        return CertificateMap.named(DerReader.read(der));
    }

    /** Where it begins, in hex. */
    public String offset() {
        return "%04x".formatted(at);
    }

    /** How many values it holds, itself included. */
    public int count() {
        return 1 + inner.stream().mapToInt(DerField::count).sum();
    }

    DerField named(Message what, Optional<Message> why) {
        return new DerField(at, header, length, tag, value, hex, Optional.of(what), why, inner);
    }

    DerField saying(String other) {
        return new DerField(at, header, length, tag, other, hex, name, about, inner);
    }

    DerField holding(List<DerField> others) {
        return new DerField(at, header, length, tag, value, hex, name, about, List.copyOf(others));
    }
}
