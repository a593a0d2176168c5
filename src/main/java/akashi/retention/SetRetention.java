package akashi.retention;

import akashi.core.access.Access;
import akashi.store.Act;
import akashi.store.Retention;
import java.util.List;

/** Says how long what is over is kept. */
record SetRetention(Retention wanted) implements Act<Boolean> {

    @Override
    public String code() {
        return "set-retention";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(wanted.warningDays(), wanted.workDays());
    }
}
