package akashi.pki;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/** The few forms of DER (X.690) of which long lists are made by hand. */
final class Der {

    private static final int INTEGER = 0x02;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int LAST_UTC_YEAR = 2049;
    private static final int FIRST_UTC_YEAR = 1950;

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteArrayOutputStream out = begun(SEQUENCE, length);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** What stands inside one whole structure: everything behind its tag and its length. */
    static byte[] content(byte[] whole) {
        int first = whole[1] & 0xff;
        int begin = first < 0x80 ? 2 : 2 + (first & 0x7f);
        return Arrays.copyOfRange(whole, begin, whole.length);
    }

    static byte[] integer(BigInteger value) {
        return whole(INTEGER, value.toByteArray());
    }

    /** Cut to seconds; in the form for its year (RFC 5280 5.1.2.4). */
    static byte[] time(Instant instant) {
        OffsetDateTime at = instant.atOffset(ZoneOffset.UTC);
        boolean utc = at.getYear() >= FIRST_UTC_YEAR && at.getYear() <= LAST_UTC_YEAR;
        StringBuilder text = new StringBuilder(15);
        if (!utc) {
            two(text, at.getYear() / 100);
        }
        two(text, at.getYear() % 100);
        two(text, at.getMonthValue());
        two(text, at.getDayOfMonth());
        two(text, at.getHour());
        two(text, at.getMinute());
        two(text, at.getSecond());
        text.append('Z');
        return whole(utc ? UTC_TIME : GENERALIZED_TIME, text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    private static byte[] whole(int tag, byte[] content) {
        ByteArrayOutputStream out = begun(tag, content.length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static ByteArrayOutputStream begun(int tag, int length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
            return out;
        }
        int bytes = (Integer.SIZE - Integer.numberOfLeadingZeros(length) + Byte.SIZE - 1) / Byte.SIZE;
        out.write(0x80 | bytes);
        for (int i = bytes - 1; i >= 0; i--) {
            out.write(length >> (i * Byte.SIZE) & 0xff);
        }
        return out;
    }
}
