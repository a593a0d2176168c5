package akashi.encryption;

import akashi.core.site.ChangeSet.Turn;
import akashi.core.text.Message;
import java.util.Collection;

/** How many switches go which way, as a few words. */
final class Summary {

    private Summary() {}

    static Message of(Collection<Turn> turns) {
        long on = turns.stream().filter(Turn::on).count();
        long off = turns.size() - on;
        if (off == 0) {
            return Message.of("encryption.summary.on", on);
        }
        return on == 0 ? Message.of("encryption.summary.off", off) : Message.of("encryption.summary.both", on, off);
    }
}
