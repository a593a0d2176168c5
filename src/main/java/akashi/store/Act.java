package akashi.store;

import akashi.core.access.Access;
import java.util.List;

/**
 * A command: what a person wants done, as a record of validated values. It is run by {@link Acts} and leaves one audit
 * entry, whose sentence has the key {@code act.<code>} and the arguments given here. Never a secret among them.
 *
 * @param <R> what comes of it
 */
public interface Act<R> {

    /** Its name in the audit trail, such as {@code add-computer}. */
    String code();

    /** The least access that may do it. */
    Access least();

    /** What it is about, as text to search by: a host name, a group, an authority. */
    default String subject() {
        return "";
    }

    /** The values for the sentence of its audit entry: plain values, messages, lists of these. */
    default List<Object> args() {
        return List.of();
    }

    /** Whether it is about the person alone, so that it may be done on whichever site the person is. */
    default boolean personal() {
        return false;
    }

    /** Whether it makes the site itself, so that there is no site yet to lock and read. */
    default boolean founding() {
        return false;
    }
}
