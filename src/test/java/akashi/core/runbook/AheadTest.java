package akashi.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Role;
import akashi.core.site.Seen;
import akashi.core.site.Server;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who goes ahead of all others. */
class AheadTest {

    @Test
    void a_recorder_that_the_portal_can_see_goes_ahead_of_those_it_cannot() {
        SiteSnapshot site = Seen.on(RunbooksTest.switching(10))
                .answers("rec-01", Role.RECORDING, Slot.SERVER, 9001, Sighting.Outcome.TIMED_OUT)
                .answers("rec-04", Role.RECORDING, Slot.SERVER, 9001, Sighting.Outcome.PLAIN)
                .snapshot();
        Wave first = RunbooksTest.recorders(RunbooksTest.of(Journey.SWITCH_ON, site, Pace.USUAL, Sites.NOW))
                .waves()
                .get(0);
        assertThat(first.steps()).extracting(Step::subject).containsExactly(Sites.id("computer rec-04"));
    }

    @Test
    void the_one_that_went_ahead_stays_it_when_its_port_falls_silent() {
        SiteSnapshot site = Seen.on(RunbooksTest.switching(10))
                .ago(Duration.ofMinutes(9))
                .answers("rec-04", Role.RECORDING, Slot.SERVER, 9001, Sighting.Outcome.PLAIN)
                .ago(Duration.ofMinutes(1))
                .answers("rec-04", Role.RECORDING, Slot.SERVER, 9001, Sighting.Outcome.TIMED_OUT)
                .snapshot();
        Wave first = RunbooksTest.recorders(RunbooksTest.of(Journey.SWITCH_ON, site, Pace.USUAL, Sites.NOW))
                .waves()
                .get(0);
        assertThat(first.steps()).extracting(Step::subject).containsExactly(Sites.id("computer rec-04"));
    }

    @Test
    void a_standby_whose_ports_show_nothing_does_not_go_ahead() {
        Sites site = RunbooksTest.switching(10)
                .change(
                        "rec-01",
                        computer -> computer.but()
                                .servers(List.of(new Server(
                                        Sites.id("standby"),
                                        Role.FAILOVER_RECORDING,
                                        "rec-01",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Map.of())))
                                .copy());
        Wave first = RunbooksTest.recorders(RunbooksTest.of(Journey.SWITCH_ON, site))
                .waves()
                .get(0);
        assertThat(first.steps()).extracting(Step::subject).containsExactly(Sites.id("computer rec-02"));
    }
}
