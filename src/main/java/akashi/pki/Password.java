package akashi.pki;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A password or passphrase in memory. It prints as {@code •••}, has no equality, and can be wiped. */
public final class Password {

    private final char[] characters;

    private final boolean generated;

    private Password(char[] characters, boolean generated) {
        this.characters = characters;
        this.generated = generated;
    }

    /** Takes a copy; the caller may wipe its own array. */
    public static Password of(char[] characters) {
        return new Password(characters.clone(), false);
    }

    /** From text that exists as a string already, such as a form field. */
    public static Password of(String text) {
        return new Password(text.toCharArray(), false);
    }

    /** One that was drawn by chance, of 128 bits or more. */
    static Password generated(char[] characters) {
        return new Password(characters.clone(), true);
    }

    /** Whether it was drawn by chance, so that nobody can guess it. */
    public boolean generated() {
        return generated;
    }

    /** A copy of the characters, to be shown once or handed to a library. */
    public char[] reveal() {
        return characters.clone();
    }

    /** How many characters it has. */
    public int length() {
        return characters.length;
    }

    /** How many of its characters differ from each other. */
    public int different() {
        return (int) CharBuffer.wrap(characters).chars().distinct().count();
    }

    /** Whether every program would encode it the same way: printable ASCII only. */
    public boolean isPlain() {
        return characters.length > 0 && CharBuffer.wrap(characters).chars().allMatch(c -> c >= 0x20 && c < 0x7f);
    }

    /** Overwrites the characters; the password is then empty noise. */
    public void wipe() {
        Arrays.fill(characters, '\0');
    }

    byte[] utf8() {
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(characters));
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return bytes;
    }

    @Override
    public String toString() {
        return "•••";
    }
}
