package akashi.store;

import akashi.core.fault.Fault;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what a person can mend into its fault wherever a statement is sent, inside a transaction or not. */
final class TroubleTold implements ExecuteListener {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(TroubleTold.class);

    private final transient DatabaseAddress address;

    TroubleTold(DatabaseAddress address) {
        this.address = address;
    }

    @Override
    public void exception(ExecuteContext context) {
        context.exception(told(context.exception()));
    }

    RuntimeException told(RuntimeException failure) {
        return DatabaseTrouble.behind(failure, address)
                .map(trouble -> logged(trouble, failure))
                .orElse(failure);
    }

    static RuntimeException logged(Fault.Unavailable trouble, RuntimeException failure) {
        // The fault tells a person what to do; why it came to that is for the log.
        LOG.error("{}", trouble.getMessage(), failure);
        return trouble;
    }
}
