package akashi.sites;

import akashi.core.text.Message;

/**
 * Something in a file that is taken, but should be looked at.
 *
 * @param line the line of the file; 0 where the whole file is meant
 */
public record RowWarning(long line, Message what) {}
