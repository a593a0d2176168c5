package akashi.pki;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** Everything that has to be unguessable: passwords, tokens, serial numbers. */
public final class Randoms {

    /** 32 characters that nobody mistakes for one another when they are typed from paper: 5 bits each. */
    private static final String UNAMBIGUOUS = "abcdefghjkmnpqrstuvwxyz23456789E";

    /** The same without capitals: what is typed is taken in either case. */
    private static final String LOWER_CASE = UNAMBIGUOUS.substring(0, UNAMBIGUOUS.length() - 1);

    private static final int GROUPS = 6;
    private static final int SHORT_GROUPS = 3;
    private static final int GROUP_LENGTH = 5;
    private static final SecureRandom SOURCE = new SecureRandom();

    private Randoms() {}

    /** Where all of them come from. */
    static SecureRandom source() {
        return SOURCE;
    }

    /** A password of 150 bits in six groups, such as protects a PFX file. */
    public static Password password() {
        return grouped(UNAMBIGUOUS, GROUPS);
    }

    /** A code of 148 bits in six groups of small letters and digits, to be typed from a screen. */
    public static Password code() {
        return grouped(LOWER_CASE, GROUPS);
    }

    /** A code of 74 bits in three groups, to be kept on paper and typed once. */
    public static Password shortCode() {
        return grouped(LOWER_CASE, SHORT_GROUPS);
    }

    private static Password grouped(String alphabet, int groups) {
        char[] characters = new char[groups * (GROUP_LENGTH + 1) - 1];
        for (int i = 0; i < characters.length; i++) {
            boolean between = i % (GROUP_LENGTH + 1) == GROUP_LENGTH;
            characters[i] = between ? '-' : alphabet.charAt(SOURCE.nextInt(alphabet.length()));
        }
        return Password.generated(characters);
    }

    /** A token of 256 bits that may stand in a URL, a header or a cookie. */
    public static String token() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(32));
    }

    /** What is stored of a token: its SHA-256 in hex. */
    public static String hashOf(String token) {
        return Digests.sha256Hex(token.getBytes(StandardCharsets.UTF_8));
    }

    /** A serial number of 128 random bits in lower-case hex, positive, at most 17 octets (RFC 5280 4.1.2.2). */
    public static String serial() {
        BigInteger serial = new BigInteger(128, SOURCE);
        return serial.signum() == 0 ? serial() : serial.toString(16);
    }

    /** Random bytes. */
    public static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        SOURCE.nextBytes(bytes);
        return bytes;
    }
}
