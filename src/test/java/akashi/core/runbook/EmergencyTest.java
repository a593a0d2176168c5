package akashi.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Authority;
import akashi.core.site.Role;
import akashi.core.site.Seen;
import akashi.core.site.ShownFault;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EmergencyTest {

    @Test
    void a_night_on_which_everything_expired_is_an_emergency_and_a_quiet_one_is_not() {
        SiteSnapshot site = Sites.withRecorders(3).encrypted().snapshot();
        Instant after = site.certificates().get(0).validity().notAfter().plusSeconds(1);
        assertThat(Emergency.in(site, Sites.NOW)).isEmpty();
        assertThat(Emergency.in(site, after)).containsExactly(Journey.EVERYTHING_EXPIRED);
        assertThat(Emergency.of(site, after).expired()).isEqualTo(4);
        assertThat(Emergency.of(site, after).renewingIsQuicker()).isTrue();
        assertThat(RunbooksTest.of(Journey.EVERYTHING_EXPIRED, site, Pace.USUAL, after)
                        .planned())
                .isTrue();
    }

    @Test
    void an_expired_certificate_of_unknown_origin_on_the_management_server_is_an_emergency_too() {
        SiteSnapshot site = Seen.on(Sites.withRecorders(3).encrypted())
                .ending(-2)
                .shows("mgmt-01", Role.MANAGEMENT, Slot.SERVER, 9000, "stranger", "TLSv1.3", ShownFault.EXPIRED)
                .snapshot();
        assertThat(Emergency.in(site, Sites.NOW)).containsExactly(Journey.EVERYTHING_EXPIRED);
        assertThat(Emergency.of(site, Sites.NOW).expired()).isEqualTo(1);
        assertThat(RunbooksTest.of(Journey.EVERYTHING_EXPIRED, site, Pace.USUAL, Sites.NOW)
                        .planned())
                .isTrue();
    }

    @Test
    void what_was_said_to_be_installed_stays_in_the_runbook_until_its_port_shows_it() {
        Seen told = Seen.on(Sites.withRecorders(3).encrypted())
                .ending(-2)
                .ago(Duration.ofHours(2))
                .shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, "stranger", "TLSv1.3", ShownFault.EXPIRED);
        Runbook rescue = RunbooksTest.of(Journey.EVERYTHING_EXPIRED, told.snapshot(), Pace.USUAL, Sites.NOW);
        assertThat(rescue.planned()).isTrue();
        assertThat(rescue.step(Deed.TAKE_UP, Sites.id("computer rec-01")))
                .get()
                .extracting(Step::state)
                .isEqualTo(StepState.NEXT);
        told.ago(Duration.ofMinutes(1)).shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563);
        assertThat(RunbooksTest.of(Journey.EVERYTHING_EXPIRED, told.snapshot(), Pace.USUAL, Sites.NOW)
                        .planned())
                .isFalse();
    }

    @Test
    void what_is_known_to_serve_there_counts_beside_what_one_port_shows() {
        Sites sites = Sites.withRecorders(3).encrypted();
        Instant after =
                sites.snapshot().certificates().get(0).validity().notAfter().plusSeconds(60);
        SiteSnapshot site = Seen.on(sites)
                .at(after.minusSeconds(9))
                .ending(900)
                .shows("mgmt-01", Role.MANAGEMENT, Slot.SERVER, 9000, "stranger", "TLSv1.3")
                .snapshot();
        assertThat(Emergency.of(site, after).expired()).isEqualTo(4);
        assertThat(Emergency.of(site, after).first()).contains(Sites.NOW.plus(Duration.ofDays(900)));
    }

    @Test
    void a_ca_whose_key_is_gone_is_an_emergency_until_another_can_sign() {
        Authority lost =
                Sites.authority(Sites.ROOT, "Site CA", Authority.Kind.SITE).withKeyHere(false);
        Sites site = Sites.withRecorders(1).encrypted().with(lost);
        assertThat(Emergency.in(site.snapshot(), Sites.NOW)).containsExactly(Journey.KEY_LOST);
        assertThat(RunbooksTest.states(RunbooksTest.of(Journey.KEY_LOST, site)).subList(0, 3))
                .containsExactly("FIND_KEY NEXT", "BRING_KEY_BACK LATER", "MAKE_AUTHORITY LATER");
        Tick aside = new Tick(
                Journey.KEY_LOST,
                Deed.FIND_KEY,
                Sites.id("site"),
                Tick.Outcome.PUT_ASIDE,
                OptionalInt.empty(),
                "Mori",
                Sites.NOW,
                "");
        assertThat(RunbooksTest.states(RunbooksTest.of(Journey.KEY_LOST, site.snapshot(), Pace.USUAL, Sites.NOW, aside))
                        .subList(0, 3))
                .containsExactly("FIND_KEY PUT_ASIDE", "BRING_KEY_BACK NEXT", "MAKE_AUTHORITY NEXT");
        assertThat(Emergency.in(Sites.withRecorders(1).encrypted().snapshot(), Sites.NOW))
                .isEmpty();
    }

    @Test
    void clients_are_spared_only_by_the_ca_that_they_know() {
        Sites site = Sites.withRecorders(1).encrypted();
        Instant after =
                site.snapshot().certificates().get(0).validity().notAfter().plusSeconds(1);
        assertThat(Emergency.of(site.snapshot(), after).untold())
                .as("the CA in place signs on")
                .isZero();
        Authority other = Sites.authority(Sites.id("authority new"), "New CA", Authority.Kind.SITE);
        Authority gone =
                Sites.authority(Sites.ROOT, "Site CA", Authority.Kind.SITE).withKeyHere(false);
        Sites moved = Sites.withRecorders(1).encrypted().with(gone).with(other);
        Emergency found = Emergency.of(moved.snapshot(), after);
        assertThat(found.signs()).isTrue();
        assertThat(found.untold())
                .as("a new CA was made that nobody was told of")
                .isEqualTo(10);
        assertThat(found.renewingIsQuicker()).isFalse();
    }
}
