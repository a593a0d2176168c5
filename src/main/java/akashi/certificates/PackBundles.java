package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Packs the bundles of many computers as a stored job, each with a password of its own. Answers the id of the job; what
 * is packed waits for the person who asked.
 */
public record PackBundles(List<UUID> computerIds) implements Weighty<UUID> {

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
    public Optional<Weight> weight(Scales scales) {
        return Optional.of(Weights.of(this, scales.names(computerIds)));
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
