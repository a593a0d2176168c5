package akashi.access;

import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.UseCase;
import java.util.function.BiConsumer;

/** A use case that is one method and answers nothing. */
record Case<A extends Act<Void>>(Class<A> act, BiConsumer<A, ActContext> work) implements UseCase<A, Void> {

    @Override
    public Void perform(A command, ActContext context) {
        work.accept(command, context);
        return null;
    }
}
