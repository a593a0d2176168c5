package akashi.probe;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.List;

/**
 * Says when the site is asked by itself.
 *
 * @param hours between two runs; 0 turns it off
 */
record SetSchedule(int hours, int keptDays) implements Act<Boolean> {

    @Override
    public String code() {
        return hours == 0 ? "stop-schedule-of-probes" : "set-schedule-of-probes";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return hours == 0 ? List.of(keptDays) : List.of(hours, keptDays);
    }
}
