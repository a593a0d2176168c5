package akashi.sites;

import akashi.core.text.Message;

/**
 * Why a row of a file cannot be taken.
 *
 * @param line the line of the file on which the row begins, from 1
 * @param column the header of the column, or an empty text where the whole row is meant
 * @param value what stands there, cut where it is long
 * @param reason why, and what would be right
 */
public record RowProblem(long line, String column, String value, Message reason) {

    private static final int SHOWN = 80;

    /** Cuts a long value. */
    public RowProblem {
        value = value.codePointCount(0, value.length()) <= SHOWN
                ? value
                : value.substring(0, value.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
