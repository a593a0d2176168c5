package akashi.sites;

import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.UseCase;
import java.util.Map;

/** Compares the file with the site as it is now, and writes the difference. */
final class ImportsInventory implements UseCase<ImportInventory, Message> {

    @Override
    public Class<ImportInventory> act() {
        return ImportInventory.class;
    }

    @Override
    public Message perform(ImportInventory act, ActContext context) {
        String by = context.actor().name();
        Difference difference = Comparison.of(context.site(), act.file(), act.removeMissing(), context.now(), by);
        Bringing.check(act.file(), difference, act.leaveOut());
        int removed =
                new Bringing(context.db(), context.siteId(), context.now(), by).write(difference, act.removeMissing());
        int added = difference.added().size() + difference.groupsAdded().size();
        int changed = difference.changed().size() + difference.groupsChanged().size();
        context.tell(act.fileName(), added, changed, removed);
        context.changed(
                Map.of(),
                Map.of("rows", act.file().rows(), "leftOut", act.file().badRows()));
        context.planChanged();
        return Message.of("sites.import.done", added, changed, removed);
    }
}
