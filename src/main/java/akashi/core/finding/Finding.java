package akashi.core.finding;

import akashi.core.fault.Mend;
import akashi.core.site.Computer;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that stands out.
 *
 * @param computers those it is about
 * @param message what was seen, in one sentence
 * @param at when it was seen
 * @param seenFrom the computer or client group that saw it; empty where the portal did, or where it follows from facts
 * @param mend the next step
 */
public record Finding(
        FindingCode code, List<Computer> computers, Message message, Instant at, Optional<UUID> seenFrom, Mend mend) {

    /** Copies the list. */
    public Finding {
        computers = List.copyOf(computers);
    }

    /** Whether it is about the computer. */
    public boolean about(UUID computerId) {
        return computers.stream().anyMatch(computer -> computer.id().equals(computerId));
    }

    /** Who mends it. */
    public Message mender() {
        return Message.of(code.mender());
    }
}
