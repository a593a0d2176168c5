package akashi.command;

import akashi.web.Lang;
import java.io.IOException;
import java.io.OutputStream;

/** What the command line can do to a portal, running or not. Trouble is told in the reader's language, never thrown. */
public interface Verbs {

    /** Takes an inventory file; {@code leaveOut} leaves bad rows out, {@code dryRun} only says what would change. */
    Told importCsv(byte[] csv, String fileName, boolean leaveOut, boolean dryRun, Lang lang);

    /** Judges the site; {@code warn} counts warnings as trouble too. */
    Told check(boolean warn, Lang lang);

    /**
     * An API token that is wanted, as it was typed.
     *
     * @param userName whose it shall be
     * @param name what the list of tokens calls it; empty for the command line
     * @param days how long it is good; empty for 90 days, 0 until it is withdrawn
     * @param readOnly whether it changes nothing
     */
    record WantedToken(String userName, String name, String days, boolean readOnly) {}

    /** Makes an API token for a person; well told, the text is the token alone. */
    Told token(WantedToken wanted, Lang lang);

    /** Takes away the second factor of a person who lost it. */
    Told removeFactor(String userName, Lang lang);

    /** Writes an encrypted backup. */
    Told backup(char[] passphrase, String fileName, OutputStream to, Lang lang) throws IOException;
}
