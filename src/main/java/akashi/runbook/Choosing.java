package akashi.runbook;

import akashi.core.runbook.Pace;
import akashi.store.ActContext;
import akashi.store.RunbookNotes;
import akashi.store.UseCase;

/** Keeps how a runbook goes. */
final class Choosing implements UseCase<SetPace, Boolean> {

    @Override
    public Class<SetPace> act() {
        return SetPace.class;
    }

    @Override
    public Boolean perform(SetPace act, ActContext context) {
        RunbookNotes notes = new RunbookNotes(context.db(), context.siteId());
        Pace pace = act.pace();
        notes.keep(
                act.journey(),
                new Pace(
                        pace.grouping(),
                        pace.size(),
                        pace.eventFirst(),
                        pace.from(),
                        pace.until(),
                        notes.pace(act.journey()).begun()));
        return true;
    }
}
