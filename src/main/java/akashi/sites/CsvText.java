package akashi.sites;

import akashi.core.fault.Fault;
import akashi.core.site.Role;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of an inventory file: UTF-8 with or without BOM, UTF-16 with BOM, otherwise Windows-31J. One leading line
 * that is no data is understood: {@code #TYPE …} of PowerShell, {@code sep=;} of spreadsheets, {@code #ROLES …} of a
 * table that lists some roles only.
 *
 * @param skipped how many leading lines are no part of the table
 * @param roles what a leading line {@code #ROLES RECORDING …} says that the table lists; empty means all
 */
record CsvText(String text, Encoding encoding, char separator, int skipped, Set<Role> roles) {

    /** The largest file in bytes. */
    static final int LARGEST = 20 << 20;

    private static final int MEGABYTE = 1 << 20;
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    private static final Pattern PREAMBLE =
            Pattern.compile("\\A(#TYPE[^\\r\\n]*|#ROLES (?<roles>[A-Z_ ]+)|\"?sep=(?<separator>.)\"?)\\r?\\n");

    static CsvText of(byte[] bytes) {
        if (bytes.length > LARGEST) {
            throw new Fault.BadInput("file", "sites.csv.too-large", LARGEST / MEGABYTE);
        }
        Decoded decoded = decode(bytes);
        if (decoded.text.isBlank()) {
            throw new Fault.BadInput("file", "sites.csv.empty");
        }
        if (decoded.text.indexOf('\0') >= 0) {
            throw new Fault.BadInput("file", "sites.csv.no-text");
        }
        Matcher preamble = PREAMBLE.matcher(decoded.text);
        if (!preamble.find()) {
            return new CsvText(decoded.text, decoded.encoding, separator(decoded.text), 0, Set.of());
        }
        String table = decoded.text.substring(preamble.end());
        String named = preamble.group("separator");
        char separator = named == null ? separator(table) : named.charAt(0);
        return new CsvText(table, decoded.encoding, separator, 1, roles(preamble.group("roles")));
    }

    /** Whether a VMS told it: such a list begins with the roles that it tells of, and nobody has it as a file. */
    static boolean ofServers(byte[] bytes) {
        byte[] mark = "#ROLES ".getBytes(StandardCharsets.US_ASCII);
        return bytes.length > mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    private static Set<Role> roles(String named) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String word : named == null ? new String[0] : named.strip().split(" +")) {
            roles.add(Words.constant(Role.class, word)
                    .orElseThrow(() -> new Fault.BadInput("file", "sites.csv.roles", word)));
        }
        return roles;
    }

    /** The separator is whichever of the two the header holds more of. */
    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        long semicolons = header.chars().filter(c -> c == ';').count();
        long commas = header.chars().filter(c -> c == ',').count();
        return semicolons > commas ? ';' : ',';
    }

    private record Decoded(String text, Encoding encoding) {}

    private static Decoded decode(byte[] bytes) {
        if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
            Optional<String> text = strictly(bytes, 3, StandardCharsets.UTF_8);
            return new Decoded(text.orElseThrow(CsvText::unreadable), Encoding.UTF_8_BOM);
        }
        if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) {
            Optional<String> text = strictly(bytes, 0, StandardCharsets.UTF_16);
            return new Decoded(text.orElseThrow(CsvText::unreadable), Encoding.UTF_16);
        }
        Optional<String> text = strictly(bytes, 0, StandardCharsets.UTF_8);
        return text.isPresent()
                ? new Decoded(text.get(), Encoding.UTF_8)
                : new Decoded(strictly(bytes, 0, WINDOWS_31J).orElseThrow(CsvText::unreadable), Encoding.WINDOWS_31J);
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<String> strictly(byte[] bytes, int from, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString());
        } catch (CharacterCodingException other) {
            return Optional.empty();
        }
    }

    private static Fault unreadable() {
        return new Fault.BadInput("file", "sites.csv.no-text");
    }
}
