package akashi.sites;

import akashi.core.site.Computer;
import akashi.core.site.Presence;

/** A computer with another presence; all else stays. */
final class Presences {

    private Presences() {}

    static Computer with(Computer it, Presence presence) {
        return with(it, it.generation(), presence);
    }

    static Computer with(Computer it, int generation, Presence presence) {
        return new Computer(
                it.id(),
                it.host(),
                it.domain(),
                it.registeredAs(),
                it.publicName(),
                it.aliases(),
                it.addresses(),
                it.windows(),
                generation,
                presence,
                it.notes(),
                it.servers());
    }
}
