package akashi.core.wire;

import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;

/** What single values say, as people write it. */
final class DerValues {

    private static final Map<Integer, String> TAGS = Map.ofEntries(
            Map.entry(0x01, "BOOLEAN"),
            Map.entry(0x02, "INTEGER"),
            Map.entry(0x03, "BIT STRING"),
            Map.entry(0x04, "OCTET STRING"),
            Map.entry(0x05, "NULL"),
            Map.entry(0x06, "OBJECT IDENTIFIER"),
            Map.entry(0x0a, "ENUMERATED"),
            Map.entry(0x0c, "UTF8String"),
            Map.entry(0x13, "PrintableString"),
            Map.entry(0x14, "TeletexString"),
            Map.entry(0x16, "IA5String"),
            Map.entry(0x17, "UTCTime"),
            Map.entry(0x18, "GeneralizedTime"),
            Map.entry(0x1e, "BMPString"),
            Map.entry(0x30, "SEQUENCE"),
            Map.entry(0x31, "SET"));

    private static final int SHORT = 8;
    private static final int LONGEST = 200;

    /** In bits: more than any number of an object has, few enough to be read at once. */
    private static final int LONGEST_ARC = 512;

    private static final BigInteger FORTY = BigInteger.valueOf(40);

    private DerValues() {}

    static String tag(int tag) {
        return TAGS.getOrDefault(tag, "[" + (tag & 0x1f) + "]");
    }

    static String text(int tag, byte[] content) {
        return switch (tag) {
            case 0x01 -> content.length == 1 && content[0] != 0 ? "TRUE" : "FALSE";
            case 0x02, 0x0a -> number(content);
            case 0x06 -> ObjectNames.of(dotted(content));
            case 0x0c -> string(content, StandardCharsets.UTF_8);
            case 0x13, 0x14, 0x16 -> string(content, StandardCharsets.ISO_8859_1);
            case 0x1e -> string(content, StandardCharsets.UTF_16BE);
            case 0x17 -> time(string(content, StandardCharsets.ISO_8859_1), 2);
            case 0x18 -> time(string(content, StandardCharsets.ISO_8859_1), 4);
            case 0x82, 0x81, 0x86 -> printable(content);
            case 0x87 -> address(content);
            default -> "";
        };
    }

    private static String number(byte[] content) {
        if (content.length == 0) {
            return "";
        }
        return content.length <= SHORT
                ? new BigInteger(content).toString()
                : HexFormat.ofDelimiter(":").formatHex(content, 0, Math.min(content.length, LONGEST / 8));
    }

    private static String string(byte[] content, Charset charset) {
        String text = new String(content, charset).replaceAll("\\p{C}", "\uFFFD");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** A name, an address of mail or the web; key identifiers under the same tags are no text and stay bytes. */
    private static String printable(byte[] content) {
        String text = string(content, StandardCharsets.ISO_8859_1);
        return text.matches("[ -~]+") ? text : "";
    }

    private static String address(byte[] content) {
        return content.length == 4
                ? (content[0] & 0xFF) + "." + (content[1] & 0xFF) + "." + (content[2] & 0xFF) + "."
                        + (content[3] & 0xFF)
                : "";
    }

    /** {@code 270301090000Z} as {@code 2027-03-01 09:00:00 UTC}. */
    private static String time(String text, int year) {
        if (!text.matches("\\d{" + (year + 10) + "}Z")) {
            return text;
        }
        String whole = year == 4 ? text : (text.charAt(0) < '5' ? "20" : "19") + text;
        return whole.replaceFirst("(\\d{4})(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)(\\d\\d)Z", "$1-$2-$3 $4:$5:$6 UTC");
    }

    private static String dotted(byte[] content) {
        StringBuilder text = new StringBuilder();
        BigInteger number = BigInteger.ZERO;
        for (byte next : content) {
            number = number.shiftLeft(7).or(BigInteger.valueOf(next & 0x7f));
            if (next >= 0) {
                text.append(text.isEmpty() ? first(number) : "." + number);
                number = BigInteger.ZERO;
            }
            if (number.bitLength() > LONGEST_ARC) {
                return text + "…";
            }
            if (text.length() > LONGEST) {
                return text + "…";
            }
        }
        return text.toString();
    }

    /** The first two numbers, which share one value. */
    private static String first(BigInteger number) {
        int arc = number.divide(FORTY).min(BigInteger.TWO).intValue();
        return arc + "." + number.subtract(FORTY.multiply(BigInteger.valueOf(arc)));
    }
}
