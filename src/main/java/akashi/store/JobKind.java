package akashi.store;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A kind of stored work: how an item is read back and which act it stands for. Items are records of plain values
 * (text, numbers, ids, enums, lists, records of these), often the command itself; never a secret.
 *
 * @param name its name in the database
 * @param item the record of an item
 * @param act what is done for an item; may take long, and is asked for a few items ahead on other threads
 * @param giveUp undoes what was prepared for an act that was not done after all
 */
public record JobKind<I>(String name, Class<I> item, Function<I, Act<?>> act, Consumer<Act<?>> giveUp) {

    /** A kind that leaves nothing behind before its act is done. */
    public JobKind(String name, Class<I> item, Function<I, Act<?>> act) {
        this(name, item, act, undone -> {});
    }

    /** A kind whose items are commands. */
    public static <A extends Act<?>> JobKind<A> of(String name, Class<A> command) {
        return new JobKind<>(name, command, each -> each);
    }
}
