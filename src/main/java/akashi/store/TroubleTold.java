package akashi.store;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import java.util.Set;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns what a person can mend into its fault wherever a statement is sent, inside a transaction or not. A database that
 * is gone is logged once with the reason, however many statements meet it, and once more when it is back.
 */
final class TroubleTold implements ExecuteListener {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(TroubleTold.class);

    /** What any statement that is answered shows to be over; a full disk, for one, answers those that only read. */
    private static final Set<String> GONE = Set.of(
            "store.trouble.unreachable",
            "store.trouble.no-tls",
            "store.trouble.not-trusted",
            "store.trouble.parameters",
            "store.trouble.password");

    private final transient DatabaseAddress address;
    private transient volatile Message told;

    TroubleTold(DatabaseAddress address) {
        this.address = address;
    }

    @Override
    public void exception(ExecuteContext context) {
        context.exception(told(context.exception()));
    }

    @Override
    public void executeEnd(ExecuteContext context) {
        if (told != null) {
            over();
        }
    }

    RuntimeException told(RuntimeException failure) {
        return DatabaseTrouble.behind(failure, address)
                .map(trouble -> logged(trouble, failure))
                .orElse(failure);
    }

    /** The fault tells a person what to do; why it came to that is for the log. */
    synchronized RuntimeException logged(Fault.Unavailable trouble, RuntimeException failure) {
        Message reason = trouble.reason();
        if (!reason.equals(told)) {
            LOG.error("{}", reason, failure);
            told = GONE.contains(reason.key()) ? reason : null;
        }
        return trouble;
    }

    private synchronized void over() {
        if (told != null) {
            LOG.info("the database {} answers again", address.plain());
            told = null;
        }
    }
}
