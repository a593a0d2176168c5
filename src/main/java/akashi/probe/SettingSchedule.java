package akashi.probe;

import akashi.store.ActContext;
import akashi.store.UseCase;

/** Keeps the schedule. */
final class SettingSchedule implements UseCase<SetSchedule, Boolean> {

    @Override
    public Class<SetSchedule> act() {
        return SetSchedule.class;
    }

    @Override
    public Boolean perform(SetSchedule act, ActContext context) {
        Schedule.set(context.db(), context.siteId(), act.hours(), act.keptDays());
        return true;
    }
}
