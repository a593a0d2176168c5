package akashi.store;

import java.util.concurrent.atomic.LongAdder;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;

/** Counts the statements sent to the database, so that tests and benchmarks can hold their number per page constant. */
final class StatementCount implements ExecuteListener {

    private static final long serialVersionUID = 1L;
    private final LongAdder sent = new LongAdder();

    @Override
    public void executeStart(ExecuteContext context) {
        add();
    }

    void add() {
        sent.increment();
    }

    long sent() {
        return sent.sum();
    }
}
