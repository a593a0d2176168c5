package akashi.core.runbook;

import akashi.core.text.Message;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** What people said of the steps of one runbook, and how that weighs against evidence: the newer word counts. */
final class Marks {

    /** How a step that a person spoke of is known. */
    static final Message SAID = Message.of("runbook.said");

    private record Key(Deed deed, UUID subject) {}

    /** What became of a step so far. */
    record Mark(Fate fate, Optional<Witness> witness, Optional<Message> why, OptionalInt code, String note) {}

    /** Open until something is known. */
    enum Fate {
        OPEN,
        DONE,
        FAILED,
        PUT_ASIDE
    }

    private final Map<Key, Tick> newest = new HashMap<>();

    Marks(Journey journey, Collection<Tick> ticks, Optional<Instant> begun) {
        ticks.stream()
                .filter(tick -> tick.journey() == journey)
                .filter(tick -> begun.filter(tick.at()::isBefore).isEmpty())
                .forEach(tick -> newest.merge(
                        new Key(tick.deed(), tick.subjectId()), tick, (a, b) -> b.at().isBefore(a.at()) ? a : b));
    }

    Mark of(Task task) {
        Optional<Tick> tick = Optional.ofNullable(newest.get(new Key(task.deed(), task.subject())))
                .filter(said -> !said.at().isBefore(task.since()))
                .filter(said -> counts(said, task.proof()));
        if (tick.isPresent()) {
            return said(tick.get());
        }
        Proof proof = task.proof();
        Fate fate = switch (proof.kind()) {
            case DONE -> Fate.DONE;
            case AGAINST -> Fate.FAILED;
            case NONE -> Fate.OPEN;
        };
        return new Mark(fate, proof.witness(), proof.why(), OptionalInt.empty(), "");
    }

    /** A word counts where evidence says nothing, or nothing newer. */
    private static boolean counts(Tick tick, Proof proof) {
        if (proof.kind() == Proof.Kind.NONE) {
            return true;
        }
        return proof.witness().filter(seen -> tick.at().isAfter(seen.at())).isPresent();
    }

    private static Mark said(Tick tick) {
        Fate fate = switch (tick.outcome()) {
            case DONE -> Fate.DONE;
            case FAILED -> Fate.FAILED;
            case PUT_ASIDE -> Fate.PUT_ASIDE;
        };
        Optional<Witness> witness = Optional.of(new Witness(SAID, tick.by(), tick.at()));
        return new Mark(fate, witness, Optional.empty(), tick.exitCode(), tick.note());
    }
}
