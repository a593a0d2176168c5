package akashi.directory;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.UseCase;
import java.util.List;

/** That the directory was asked to see whether it answers. The name is left out: now and then it is a password. */
record TryDirectory(boolean answered) implements Act<Boolean> {

    @Override
    public String code() {
        return "try-directory";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(Message.of(answered ? "directory.try.answered" : "directory.try.silent"));
    }

    /** Writes it down. */
    static final class Trying implements UseCase<TryDirectory, Boolean> {

        @Override
        public Class<TryDirectory> act() {
            return TryDirectory.class;
        }

        @Override
        public Boolean perform(TryDirectory act, ActContext context) {
            return act.answered();
        }
    }
}
