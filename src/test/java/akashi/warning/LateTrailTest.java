package akashi.warning;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestCare;
import akashi.TestPortal;
import akashi.core.warning.WarningKind;
import akashi.store.AuditChain;
import akashi.store.Judgements;
import akashi.store.Snapshots;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Entries of the trail that nobody seals are warned of, and a clock that jumped is no reason to. */
class LateTrailTest {

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void they_are_warned_of_once_they_stood_for_a_minute_that_no_clock_made() {
        try (TestPortal portal = TestPortal.start()) {
            UUID site = portal.actor().siteId();
            Judgements judgements = new Judgements(new Snapshots(portal.database())::of);
            Noticing noticing = new Noticing(
                    portal.database(), judgements, () -> false, none -> Optional.empty(), portal.clock(), nanos::get);
            portal.database().transaction(held -> {
                new AuditChain(portal.database().db(), site).begin();
                assertThat(new AuditChain(held, site).lock()).isPresent();
                portal.admin().submit("/users", "/users", "name", "waits", "role", "TRAINEE");
                portal.clock().advance(Duration.ofDays(1));
                noticing.look();
                noticing.look();
                assertThat(warned(noticing, portal))
                        .as("it may only have slept")
                        .isEmpty();
                nanos.addAndGet(Duration.ofMinutes(1).toNanos());
                noticing.look();
                assertThat(warned(noticing, portal)).containsExactly("warning.what.AUDIT.late");
                return held;
            });
            TestCare.seal(portal);
            noticing.look();
            assertThat(warned(noticing, portal)).isEmpty();
        }
    }

    /** What stands by what this one saw: the portal's own looks, by the real count, see nothing yet. */
    private static List<String> warned(Noticing noticing, TestPortal portal) {
        return noticing.standing(portal.actor().siteId(), portal.clock().instant()).stream()
                .map(Noticing.Standing::kept)
                .filter(kept -> kept.kind() == WarningKind.AUDIT)
                .map(kept -> kept.what().key())
                .toList();
    }
}
