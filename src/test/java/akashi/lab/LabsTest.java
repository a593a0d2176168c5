package akashi.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.lesson.Deed;
import akashi.core.lesson.Deeds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LabsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    /** Where nothing can be kept at first. */
    private static final class Failing implements Deeds {
        private final List<Deed> kept = new ArrayList<>();
        private boolean failing = true;

        @Override
        public void note(UUID learner, Deed deed, Instant at) {
            if (failing) {
                throw new IllegalStateException("no database");
            }
            kept.add(deed);
        }

        @Override
        public Set<Deed> of(UUID learner) {
            return Set.copyOf(kept);
        }
    }

    @Test
    void what_could_not_be_kept_is_kept_the_next_time_and_then_no_more() {
        Failing deeds = new Failing();
        Labs labs = new Labs(deeds);
        UUID learner = UUID.randomUUID();
        assertThatThrownBy(() -> labs.note(learner, Deed.SIGNED, NOW)).isInstanceOf(IllegalStateException.class);
        deeds.failing = false;
        labs.note(learner, Deed.SIGNED, NOW);
        labs.note(learner, Deed.SIGNED, NOW);
        assertThat(deeds.kept).containsExactly(Deed.SIGNED);
    }
}
