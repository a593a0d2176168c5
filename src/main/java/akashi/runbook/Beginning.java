package akashi.runbook;

import akashi.store.ActContext;
import akashi.store.RunbookNotes;
import akashi.store.UseCase;

/** Lets a runbook begin at this moment. */
final class Beginning implements UseCase<BeginAnew, Boolean> {

    @Override
    public Class<BeginAnew> act() {
        return BeginAnew.class;
    }

    @Override
    public Boolean perform(BeginAnew act, ActContext context) {
        RunbookNotes notes = new RunbookNotes(context.db(), context.siteId());
        notes.keep(act.journey(), notes.pace(act.journey()).anew(context.now()));
        return true;
    }
}
