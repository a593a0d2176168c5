package akashi.access;

import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.UseCase;
import java.util.function.BiConsumer;

/**
 * A use case that is one method and answers nothing.
 *
 * @param able refuses what would be refused whoever approves it
 */
record Case<A extends Act<Void>>(Class<A> act, BiConsumer<A, ActContext> able, BiConsumer<A, ActContext> work)
        implements UseCase<A, Void> {

    Case(Class<A> act, BiConsumer<A, ActContext> work) {
        this(act, (command, context) -> {}, work);
    }

    @Override
    public void mustBeAble(A command, ActContext context) {
        able.accept(command, context);
    }

    @Override
    public Void perform(A command, ActContext context) {
        work.accept(command, context);
        return null;
    }
}
