package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.site.Slot;
import akashi.pki.ParsedRequest;
import akashi.store.Act;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Asks an authority whose key is not here for a certificate of a computer; answers the id of the certificate, which is
 * REQUESTED from now on. The key stays on its server.
 *
 * @param file the request that the server made, where it exists already
 */
public record AskElsewhere(UUID computerId, UUID authorityId, Set<Slot> slots, Optional<File> file)
        implements Act<UUID> {

    /** A request as it was handed in, and what it asks for. */
    record File(byte[] bytes, ParsedRequest request) {}

    /** Copies the slots. */
    public AskElsewhere {
        slots = Set.copyOf(slots);
    }

    @Override
    public String code() {
        return "ask-elsewhere";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }
}
