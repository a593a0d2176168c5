package akashi.runbook;

import akashi.core.access.Access;
import akashi.core.runbook.Journey;
import akashi.core.runbook.Pace;
import akashi.core.text.Message;
import akashi.store.Act;
import java.util.List;

/** Chooses how a runbook goes: waves, order, window. Since when words count stays as it is. */
record SetPace(Journey journey, Pace pace) implements Act<Boolean> {

    @Override
    public String code() {
        return "set-runbook-pace";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(Message.of(journey), Message.of(pace.grouping()), pace.size());
    }
}
