package akashi.access;

import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.UseCase;
import java.util.function.BiFunction;

/** A use case that is one method and answers something. */
record Answering<A extends Act<R>, R>(Class<A> act, BiFunction<A, ActContext, R> work) implements UseCase<A, R> {

    @Override
    public R perform(A command, ActContext context) {
        return work.apply(command, context);
    }
}
