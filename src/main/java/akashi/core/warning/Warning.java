package akashi.core.warning;

import akashi.core.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Something to be warned of.
 *
 * @param object the id of what it is about, stable for as long as it is the same thing
 * @param ends when it happens, where that is known
 * @param rises when it becomes more pressing by itself, where that is known
 * @param patience for how long it has to last before anybody is told
 */
public record Warning(
        WarningKind kind,
        String object,
        WarningLevel level,
        Message what,
        Optional<Instant> ends,
        Optional<Instant> rises,
        Duration patience) {

    /** Names thing and threshold: two warnings with the same one are the same, whenever they are worked out. */
    public String once() {
        return kind + " " + object + " " + level + " "
                + ends.map(Instant::toEpochMilli).orElse(0L);
    }
}
