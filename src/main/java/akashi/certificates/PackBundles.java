package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.store.Act;
import java.util.List;
import java.util.UUID;

/**
 * Packs the bundles of many computers as a stored job, each with a password of its own. Answers the id of the job; what
 * is packed waits for the person who asked.
 */
public record PackBundles(List<UUID> computerIds) implements Act<UUID> {

    /** Refuses to pack nothing. */
    public PackBundles {
        computerIds = computerIds.stream().distinct().toList();
        if (computerIds.isEmpty()) {
            throw new Fault.BadInput("computer", "certificates.many.none");
        }
    }

    @Override
    public String code() {
        return "pack-bundles";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        return List.of(computerIds.size());
    }
}
