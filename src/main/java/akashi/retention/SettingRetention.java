package akashi.retention;

import akashi.store.ActContext;
import akashi.store.UseCase;

/** Keeps what was said. */
final class SettingRetention implements UseCase<SetRetention, Boolean> {

    @Override
    public Class<SetRetention> act() {
        return SetRetention.class;
    }

    @Override
    public Boolean perform(SetRetention act, ActContext context) {
        act.wanted().keep(context.db(), context.siteId());
        return true;
    }
}
