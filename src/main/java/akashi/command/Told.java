package akashi.command;

/**
 * What came of a verb, in words.
 *
 * @param exit 0 well, 1 trouble found, 2 wrong usage
 */
public record Told(int exit, String text) {

    static final int WELL = 0;
    static final int TROUBLE = 1;
    static final int USAGE = 2;
}
