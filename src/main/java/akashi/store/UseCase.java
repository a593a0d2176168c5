package akashi.store;

/**
 * How one kind of act is done: it judges by the rules over the fresh snapshot, refuses with every reason, and changes
 * the site through repositories on the context's transaction. It keeps no state.
 *
 * @param <A> the command
 * @param <R> what comes of it
 */
public interface UseCase<A extends Act<R>, R> {

    /** The command's class, under which the use case is registered. */
    Class<A> act();

    /**
     * Refuses what would be refused whoever approves it, before a second administrator is asked for: nobody shall look at
     * what comes to nothing. Changes nothing; an act that waits for nobody passes here too.
     */
    default void mustBeAble(A act, ActContext context) {}

    /** Does it, inside the transaction of the context; a thrown fault undoes everything. */
    R perform(A act, ActContext context);
}
