package akashi.runbook;

import akashi.core.access.Access;
import akashi.core.runbook.Journey;
import akashi.core.text.Message;
import akashi.store.Act;
import java.util.List;

/** Begins a runbook again: what was said of its steps before no longer counts; evidence does. */
record BeginAnew(Journey journey) implements Act<Boolean> {

    @Override
    public String code() {
        return "begin-runbook";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(Message.of(journey));
    }
}
