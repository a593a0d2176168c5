package akashi.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class NewHardwareTest {

    @Test
    void a_joining_recorder_disturbs_nobody_else() {
        Sites site = Sites.withRecorders(1)
                .encrypted()
                .computer("rec-99", Role.RECORDING)
                .presence("rec-99", Presence.State.JOINING)
                .want("rec-99", Slot.SERVER)
                .want("rec-99", Slot.STREAMING);
        Runbook runbook = RunbooksTest.of(Journey.JOIN, site);
        assertThat(RunbooksTest.states(runbook))
                .containsExactly(
                        "ADD_COMPUTER DONE",
                        "MAKE_AUTHORITY DONE",
                        "ISSUE NEXT",
                        "IMPORT LATER",
                        "RECORDERS_ON LATER",
                        "PROVE LATER",
                        "IN_SERVICE LATER");
        assertThat(runbook.stages().stream().flatMap(Stage::steps).filter(step -> step.deed() == Deed.IMPORT))
                .extracting(step -> step.where().args().get(0))
                .containsExactly("rec-99");
    }

    @Test
    void replaced_hardware_needs_everything_anew_and_its_old_certificate_revoked() {
        Sites site = Sites.withRecorders(2).encrypted().generation("rec-01", 2);
        assertThat(RunbooksTest.states(RunbooksTest.of(Journey.REPLACE, site)))
                .containsExactly(
                        "REPLACE_COMPUTER DONE",
                        "MAKE_AUTHORITY DONE",
                        "ISSUE NEXT",
                        "IMPORT LATER",
                        "RECORDERS_ON LATER",
                        "PROVE LATER",
                        "REVOKE_OLD LATER");
    }

    @Test
    void what_was_said_of_an_earlier_replacement_says_nothing_of_this_one() {
        Sites site = Sites.withRecorders(2).encrypted().generation("rec-01", 2);
        Tick earlier = new Tick(
                Journey.REPLACE,
                Deed.RECORDERS_ON,
                Sites.id("computer rec-01"),
                Tick.Outcome.DONE,
                OptionalInt.empty(),
                "Mori",
                Sites.NOW.minus(Duration.ofDays(400)),
                "");
        assertThat(RunbooksTest.states(
                        RunbooksTest.of(Journey.REPLACE, site.snapshot(), Pace.USUAL, Sites.NOW, earlier)))
                .contains("ISSUE NEXT", "RECORDERS_ON LATER");
    }
}
