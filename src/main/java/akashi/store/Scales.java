package akashi.store;

import akashi.core.access.Actor;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/** What an act is weighed by: who acts, the site as it is, and the database for what the site does not say. */
public record Scales(Actor actor, DSLContext db, Supplier<SiteSnapshot> snapshot) {

    /** The site as it is. */
    public SiteSnapshot site() {
        return snapshot.get();
    }

    /** The names of computers; of one that is gone its id. */
    public List<String> names(List<UUID> computers) {
        return computers.stream().map(this::name).sorted().toList();
    }

    /** The name of a computer; of one that is gone its id. */
    public String name(UUID computer) {
        return site().computer(computer).map(Computer::label).orElseGet(computer::toString);
    }
}
