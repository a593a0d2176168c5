package akashi.warning;

import akashi.core.access.Access;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.UseCase;

/**
 * Gives the calendar a new secret address, or none; the one before leads nowhere from then on.
 *
 * @param kept what is stored of it, empty for none
 */
record SetFeed(String kept) implements Act<Boolean> {

    /** The setting: hash of the token and language. */
    static final String NAME = "warning.calendar";

    @Override
    public String code() {
        return kept.isEmpty() ? "close-calendar" : "open-calendar";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String toString() {
        return "SetFeed[•••]";
    }

    /** Does it. */
    static final class Setting implements UseCase<SetFeed, Boolean> {

        @Override
        public Class<SetFeed> act() {
            return SetFeed.class;
        }

        @Override
        public Boolean perform(SetFeed act, ActContext context) {
            new Preferences(context.db(), context.siteId()).keep(NAME, act.kept());
            return true;
        }
    }
}
