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

    /** Does it, inside the transaction of the context; a thrown fault undoes everything. */
    R perform(A act, ActContext context);
}
