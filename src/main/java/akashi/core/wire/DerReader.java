package akashi.core.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads nested values; so many, so deep, and never past the end of what holds them. */
final class DerReader {

    private static final int MOST = 2_000;
    private static final int DEEPEST = 24;
    private static final int SHOWN = 32;
    private static final int CONSTRUCTED = 0x20;
    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;
    private static final int OCTET_STRING = 0x04;

    private final byte[] bytes;
    private int read;

    private DerReader(byte[] bytes) {
        this.bytes = bytes;
    }

    static DerField read(byte[] bytes) {
        DerReader reader = new DerReader(bytes);
        Cursor all = Cursor.over(bytes);
        try {
            DerField first = reader.value(all, 0);
            if (all.more()) {
                throw new Malformed("more than one");
            }
            return first;
        } catch (Malformed broken) {
            return reader.unread(0, bytes.length);
        }
    }

    private DerField value(Cursor from, int depth) {
        if (++read > MOST || depth > DEEPEST) {
            throw new Malformed("too much");
        }
        int at = from.at();
        int tag = from.number(1);
        if ((tag & 0x1f) == 0x1f) {
            throw new Malformed("a tag of several bytes");
        }
        Cursor content = from.part(length(from));
        int start = content.at();
        int length = content.left();
        List<DerField> inner = (tag & CONSTRUCTED) != 0 ? values(content, depth) : wrapped(tag, content, depth);
        String value = inner.isEmpty() ? DerValues.text(tag, part(start, length)) : "";
        return new DerField(
                at,
                start - at,
                length,
                DerValues.tag(tag),
                value,
                Hex.line(bytes, start, length, SHOWN),
                Optional.empty(),
                Optional.empty(),
                inner);
    }

    private static int length(Cursor from) {
        int first = from.number(1);
        if (first < 0x80) {
            return first;
        }
        int size = first & 0x7f;
        if (size == 0 || size > 3) {
            throw new Malformed("a length that is none");
        }
        return from.number(size);
    }

    private List<DerField> values(Cursor content, int depth) {
        List<DerField> inner = new ArrayList<>();
        while (content.more()) {
            inner.add(value(content, depth + 1));
        }
        return inner;
    }

    /** Extensions and keys hide whole values within strings of bytes; what is none stays a string. */
    private List<DerField> wrapped(int tag, Cursor content, int depth) {
        boolean bits = tag == BIT_STRING;
        int lead = bits ? 1 : 0;
        if (!bits && tag != OCTET_STRING || content.left() < lead + 2) {
            return List.of();
        }
        int before = read;
        try {
            int unused = bits ? content.number(1) : 0;
            boolean whole = bits ? content.peek() == SEQUENCE && unused == 0 : known(content.peek());
            List<DerField> inner = whole ? List.of(value(content, depth + 1)) : List.of();
            return content.more() ? List.of() : inner;
        } catch (Malformed none) {
            read = before;
            return List.of();
        }
    }

    private static boolean known(int tag) {
        return tag == SEQUENCE || tag == BIT_STRING || tag == OCTET_STRING;
    }

    private byte[] part(int at, int length) {
        Cursor all = Cursor.over(bytes);
        all.skip(at);
        return all.take(length);
    }

    private DerField unread(int at, int length) {
        return new DerField(
                at,
                0,
                length,
                "?",
                "",
                Hex.line(bytes, at, length, SHOWN),
                Optional.of(akashi.core.text.Message.of("wire.field.rest")),
                Optional.of(akashi.core.text.Message.of("wire.about.unreadable")),
                List.of());
    }
}
