package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestPortal;
import akashi.core.access.Access;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A learner who comes back while unused sites are being removed keeps the own one. */
class SandboxStillUnusedTest {

    @Test
    void one_that_was_entered_since_it_was_found_stays() {
        try (TestPortal portal = TestPortal.start()) {
            portal.as(Access.TRAINEE).post("/training/enter", "to", "/");
            Instant then = TestPortal.NOW.plus(Duration.ofDays(1));
            List<UUID> found = new Sites(portal.database().db()).sandboxesUnusedSince(then);
            assertThat(found).hasSize(1);
            new Sites(portal.database().db()).used(found.get(0), then.plusSeconds(1));
            assertThat(removed(portal, found.get(0), then)).isFalse();
            assertThat(removed(portal, found.get(0), then.plusSeconds(2))).isTrue();
        }
    }

    private static boolean removed(TestPortal portal, UUID sandbox, Instant then) {
        return portal.database().transaction(db -> new SandboxRemoval(db).remove(sandbox, Sites.unusedSince(then)));
    }
}
