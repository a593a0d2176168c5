package akashi.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Role;
import akashi.core.site.Seen;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What ports show ticks a step off just where it counts as evidence of the switch. */
class SeenStepsTest {

    private static SiteSnapshot seen(int plain, int encrypted, Role role, Slot slot) {
        Sites sites = Sites.withRecorders(1).wantAll(slot).withAuthority().issueAll();
        return Seen.on(sites)
                .ago(Duration.ofMinutes(2))
                .answers("mgmt-01", role, slot, plain, Sighting.Outcome.PLAIN)
                .ago(Duration.ofMinutes(1))
                .shows("mgmt-01", role, slot, encrypted)
                .snapshot();
    }

    private static StepState state(SiteSnapshot site, Deed deed) {
        return RunbooksTest.of(Journey.SWITCH_ON, site, Pace.USUAL, Sites.NOW)
                .step(deed, Sites.id("computer mgmt-01"))
                .orElseThrow()
                .state();
    }

    @Test
    void one_plain_port_means_that_the_switch_is_not_turned_yet() {
        SiteSnapshot site = seen(22_333, 22_331, Role.EVENT, Slot.EVENT);
        assertThat(site.evidence().inEffect(new SwitchId(Sites.id("computer mgmt-01"), Slot.EVENT)))
                .contains(false);
        assertThat(state(site, Deed.EVENT_ON)).isNotEqualTo(StepState.DONE);
    }

    @Test
    void the_web_server_alone_does_not_tick_the_management_server_off() {
        SiteSnapshot site = seen(9000, 443, Role.MANAGEMENT, Slot.SERVER);
        assertThat(state(site, Deed.MANAGEMENT_ON)).isNotEqualTo(StepState.DONE);
    }
}
