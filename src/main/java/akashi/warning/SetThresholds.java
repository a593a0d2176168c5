package akashi.warning;

import akashi.core.access.Access;
import akashi.core.warning.Thresholds;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.UseCase;
import java.util.List;

/** Says when warnings are due, and when the digest goes out. */
record SetThresholds(Thresholds thresholds, Preferences.Weekly weekly) implements Act<Boolean> {

    @Override
    public String code() {
        return "set-warning-times";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(
                thresholds.soon().days(),
                thresholds.urgent().days(),
                thresholds.authoritySoon().days(),
                thresholds.authorityUrgent().days());
    }

    /** Does it. */
    static final class Setting implements UseCase<SetThresholds, Boolean> {

        @Override
        public Class<SetThresholds> act() {
            return SetThresholds.class;
        }

        @Override
        public Boolean perform(SetThresholds act, ActContext context) {
            Preferences preferences = new Preferences(context.db(), context.siteId());
            preferences.keep(act.thresholds());
            preferences.keep(act.weekly());
            return true;
        }
    }
}
