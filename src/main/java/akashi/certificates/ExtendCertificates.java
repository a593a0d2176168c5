package akashi.certificates;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.List;
import java.util.UUID;

/**
 * Uses the certificates that computers have for slots that were planned later; nothing is issued. Answers for how many.
 * Refused as a whole where one of them does not fit, with every reason.
 */
record ExtendCertificates(List<UUID> computerIds) implements Act<Integer> {

    /** Copies the list. */
    ExtendCertificates {
        computerIds = List.copyOf(computerIds);
    }

    @Override
    public String code() {
        return "extend-certificates";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }
}
