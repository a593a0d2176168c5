package akashi.warning;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.UseCase;
import java.util.List;

/** That a test was sent, and what came of it. Sending itself is over when it is written down. */
record TestChannel(String target, boolean delivered) implements Act<Boolean> {

    @Override
    public String code() {
        return "test-warning-channel";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(target, Message.of(delivered ? "warning.test.delivered" : "warning.test.failed"));
    }

    /** Writes it down. */
    static final class Testing implements UseCase<TestChannel, Boolean> {

        @Override
        public Class<TestChannel> act() {
            return TestChannel.class;
        }

        @Override
        public Boolean perform(TestChannel act, ActContext context) {
            return act.delivered();
        }
    }
}
