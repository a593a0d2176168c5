package akashi.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Role;
import akashi.core.site.SampleCertificates;
import akashi.core.site.Seen;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import java.time.Duration;
import java.time.Instant;
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

    @Test
    void a_certificate_is_taken_up_once_every_port_of_the_slot_shows_it() {
        Sites sites = Sites.withRecorders(0)
                .computer("two-01", Role.RECORDING, Role.LOG)
                .encrypted();
        Instant end = sites.snapshot().certificates().get(0).validity().notAfter();
        Instant renewed = end.minus(Duration.ofDays(3));
        sites.issue("two-01", before -> SampleCertificates.successor(before, renewed));
        String old = "certificate two-01";
        String next = "after " + Sites.id(old);
        Seen seen = Seen.on(sites)
                .ago(Duration.between(renewed.plusSeconds(60), Sites.NOW))
                .shows("two-01", Role.RECORDING, Slot.SERVER, 7609, old, "TLSv1.3")
                .shows("two-01", Role.RECORDING, Slot.STREAMING, 7563, next, "TLSv1.3")
                .ago(Duration.between(renewed.plusSeconds(120), Sites.NOW))
                .shows("two-01", Role.RECORDING, Slot.SERVER, 9001, next, "TLSv1.3");
        assertThat(takenUp(seen, end)).isNotEqualTo(StepState.SEEN);
        seen.shows("two-01", Role.RECORDING, Slot.SERVER, 7609, next, "TLSv1.3");
        assertThat(takenUp(seen, end)).isEqualTo(StepState.SEEN);
    }

    private static StepState takenUp(Seen seen, Instant now) {
        return RunbooksTest.of(Journey.RENEW, seen.snapshot(), Pace.USUAL, now.minus(Duration.ofDays(2)))
                .step(Deed.TAKE_UP, Sites.id("computer two-01"))
                .orElseThrow()
                .state();
    }
}
