package akashi.store;

import akashi.core.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A request that a second administrator may approve, and what became of it.
 *
 * @param number by which people call it, counted by the site
 * @param askerId who wants it done, and may never be the one who approves
 * @param act the code of the act
 * @param what exactly would be done, in lines
 * @param path the page on which it is done
 * @param kept the state as it was kept; time goes on, see {@link #state(Instant)}
 */
public record Approval(
        UUID id,
        int number,
        UUID askerId,
        String asker,
        String act,
        String subject,
        List<Message> what,
        String path,
        State kept,
        Instant offeredAt,
        Optional<Instant> askedAt,
        Optional<String> note,
        Optional<String> answerer,
        Optional<Instant> answeredAt,
        Optional<String> answerNote,
        Optional<Instant> endedAt) {

    /** How long an answer is waited for. */
    public static final Duration WAITS = Duration.ofDays(7);

    /** How long an approval may be used. */
    public static final Duration GOOD_FOR = Duration.ofHours(24);

    /** How long a refusal offers to ask. */
    static final Duration OFFERED_FOR = Duration.ofHours(24);

    /** What may become of it. */
    public enum State {
        /** An act was refused; nobody was asked yet. */
        OFFERED,
        ASKED,
        APPROVED,
        DECLINED,
        /** Taken back by who asked. */
        WITHDRAWN,
        /** The act was done. */
        USED,
        /** Nobody answered in time, or the approval was not used in time. */
        EXPIRED
    }

    /** Copies the lines. */
    public Approval {
        what = List.copyOf(what);
    }

    /** The kind of act and what it is about, where that has a name: what is about many things has none. */
    public Message title() {
        Message kind = Message.of("audit.kind." + act);
        return subject.isBlank() ? kind : Message.of("approval.kind-of", kind, subject);
    }

    /** Its state at a moment. */
    public State state(Instant now) {
        return until().filter(end -> !now.isBefore(end)).isPresent() ? State.EXPIRED : kept;
    }

    /** Whether this administrator sees it: what nobody was asked for yet is the matter of who wanted it. */
    public boolean seenBy(UUID accountId) {
        return kept != State.OFFERED || askerId.equals(accountId);
    }

    /** Until when it is what it is; empty for what has ended. */
    public Optional<Instant> until() {
        return switch (kept) {
            case OFFERED -> Optional.of(offeredAt.plus(OFFERED_FOR));
            case ASKED -> askedAt.map(at -> at.plus(WAITS));
            case APPROVED -> answeredAt.map(at -> at.plus(GOOD_FOR));
            default -> Optional.empty();
        };
    }
}
