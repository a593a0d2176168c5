package akashi.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Authority;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Fact;
import akashi.core.site.SampleCertificates;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A runbook that was gone through before: what was said then says nothing of this time. */
class SecondYearTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final UUID MGMT = Sites.id("computer mgmt-01");
    private static final UUID REC_1 = Sites.id("computer rec-01");

    private static final Sites FIRST = Sites.withRecorders(1).encrypted();
    private static final Instant END =
            FIRST.snapshot().certificates().get(0).validity().notAfter();
    private static final Instant RENEWED = END.minus(DAY.multipliedBy(3));
    private static final Instant LATER = RENEWED.plus(DAY);

    private static Tick said(Journey journey, Deed deed, UUID subject, Tick.Outcome outcome, Instant at) {
        return new Tick(journey, deed, subject, outcome, OptionalInt.empty(), "Mori", at, "");
    }

    private static Tick takenUp(UUID computer, Tick.Outcome outcome, Instant at) {
        return said(Journey.RENEW, Deed.TAKE_UP, computer, outcome, at);
    }

    private static Sites renewed(Sites site, Instant at, String... hosts) {
        for (String host : hosts) {
            site.issue(host, before -> SampleCertificates.successor(before, at));
        }
        return site;
    }

    private static Sites imported(Sites site, String... hosts) {
        for (String host : hosts) {
            for (Slot slot : List.of(Slot.SERVER, Slot.STREAMING)) {
                site.tell(Fact.CERTIFICATE_INSTALLED, host, slot, true).tell(Fact.KEY_READABLE, host, slot, true);
            }
        }
        return site;
    }

    private static Sites site() {
        return Sites.withRecorders(1).encrypted();
    }

    private static Runbook renewal(Sites site, Instant now, Tick... ticks) {
        return RunbooksTest.of(Journey.RENEW, site.snapshot(), Pace.USUAL, now, ticks);
    }

    @Test
    void a_renewal_goes_from_the_first_certificate_to_the_last_service() {
        assertThat(RunbooksTest.states(renewal(site(), LATER)))
                .containsExactly("MAKE_AUTHORITY DONE", "RENEW NEXT", "IMPORT LATER", "TAKE_UP LATER");
        Sites half = renewed(site(), RENEWED, "rec-01");
        assertThat(RunbooksTest.states(renewal(half, LATER))).contains("RENEW NEXT", "IMPORT LATER");
        Sites whole = renewed(site(), RENEWED, "mgmt-01", "rec-01");
        assertThat(RunbooksTest.states(renewal(whole, LATER)))
                .containsExactly("MAKE_AUTHORITY DONE", "RENEW DONE", "IMPORT NEXT", "TAKE_UP LATER");
        imported(whole, "mgmt-01", "rec-01");
        assertThat(RunbooksTest.states(renewal(whole, LATER))).contains("IMPORT DONE", "TAKE_UP NEXT");
        Runbook over = renewal(
                whole, LATER, takenUp(MGMT, Tick.Outcome.DONE, LATER), takenUp(REC_1, Tick.Outcome.PUT_ASIDE, LATER));
        assertThat(over.finished()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Tick.Outcome.class)
    void what_was_said_of_last_years_certificate_says_nothing_of_this_years(Tick.Outcome outcome) {
        Sites site = imported(renewed(site(), RENEWED, "mgmt-01", "rec-01"), "mgmt-01", "rec-01");
        Instant lastYear = Sites.NOW.plus(DAY);
        Tick imported = said(Journey.RENEW, Deed.IMPORT, REC_1, outcome, lastYear);
        Runbook runbook =
                renewal(site, LATER, imported, takenUp(MGMT, outcome, lastYear), takenUp(REC_1, outcome, lastYear));
        assertThat(RunbooksTest.states(runbook)).contains("IMPORT DONE", "TAKE_UP NEXT");
        assertThat(RunbooksTest.states(renewal(site(), LATER, imported, takenUp(MGMT, outcome, lastYear))))
                .as("nor before this year's is there")
                .containsExactly("MAKE_AUTHORITY DONE", "RENEW NEXT", "IMPORT LATER", "TAKE_UP LATER");
    }

    @Test
    void paper_from_before_the_renewal_names_no_certificate_and_from_before_the_import_the_new_one() {
        assertThat(lines(renewal(site(), LATER)))
                .as("the one in place ends: nobody is to bind it again")
                .containsOnly(Optional.empty());
        assertThat(lines(renewal(renewed(site(), RENEWED, "mgmt-01", "rec-01"), LATER)))
                .hasSize(3)
                .allSatisfy(line -> assertThat(line.orElseThrow()).endsWith("/thumbprint=" + "CD".repeat(20)));
    }

    private static List<Optional<String>> lines(Runbook runbook) {
        return runbook.stages().stream()
                .filter(stage -> stage.deed() == Deed.TAKE_UP)
                .flatMap(Stage::steps)
                .flatMap(step -> step.lines().stream())
                .filter(line -> line.slot().isPresent())
                .map(Line::text)
                .toList();
    }

    @Test
    void on_again_after_off_begins_with_no_words() {
        Instant again = Sites.NOW.plus(DAY);
        ChangeSet change = new ChangeSet(
                Sites.id("change"),
                3,
                ChangeSet.State.RUNNING,
                List.of(new Turn(REC_1, Slot.SERVER, true)),
                "test",
                again);
        Sites site = Sites.withRecorders(1)
                .wantAll(Slot.SERVER)
                .withAuthority()
                .issueAll()
                .ready()
                .tell(Fact.IN_EFFECT, "mgmt-01", Slot.SERVER, true)
                .running(change);
        Tick old = said(Journey.SWITCH_ON, Deed.RECORDERS_ON, REC_1, Tick.Outcome.FAILED, again.minusSeconds(60));
        Tick young = said(Journey.SWITCH_ON, Deed.RECORDERS_ON, REC_1, Tick.Outcome.FAILED, again.plusSeconds(60));
        Instant now = again.plusSeconds(120);
        assertThat(RunbooksTest.states(RunbooksTest.of(Journey.SWITCH_ON, site.snapshot(), Pace.USUAL, now, old)))
                .contains("RECORDERS_ON NEXT");
        assertThat(RunbooksTest.states(RunbooksTest.of(Journey.SWITCH_ON, site.snapshot(), Pace.USUAL, now, young)))
                .contains("RECORDERS_ON FAILED");
    }

    @Test
    void a_second_loss_of_a_key_is_looked_for_again() {
        Authority lost =
                Sites.authority(Sites.ROOT, "Site CA", Authority.Kind.SITE).withKeyHere(false);
        Sites site = site().with(lost);
        Instant before = lost.validity().orElseThrow().notBefore().minusSeconds(1);
        Tick looked = said(Journey.KEY_LOST, Deed.FIND_KEY, Sites.id("site"), Tick.Outcome.DONE, before);
        assertThat(RunbooksTest.states(
                        RunbooksTest.of(Journey.KEY_LOST, site.snapshot(), Pace.USUAL, Sites.NOW, looked)))
                .contains("FIND_KEY NEXT");
    }

    private static Runbook rescue(Sites site, Instant now, Tick... ticks) {
        return RunbooksTest.of(Journey.EVERYTHING_EXPIRED, site.snapshot(), Pace.USUAL, now, ticks);
    }

    private static Step step(Runbook runbook, Deed deed, UUID computer) {
        return runbook.step(deed, computer).orElseThrow();
    }

    @Test
    void a_site_that_is_half_mended_keeps_what_was_done_and_takes_words() {
        Instant night = END.plusSeconds(3600);
        Instant now = night.plusSeconds(3600);
        Sites site = Sites.withRecorders(4).encrypted();
        renewed(site, night, "mgmt-01", "rec-01", "rec-02", "rec-03", "rec-04");
        imported(site, "mgmt-01", "rec-01", "rec-02");
        assertThat(Emergency.in(site.snapshot(), now))
                .as("less than half are left")
                .isEmpty();
        Tick managed = said(Journey.EVERYTHING_EXPIRED, Deed.TAKE_UP, MGMT, Tick.Outcome.DONE, now);
        Runbook runbook = rescue(site, now, managed);
        assertThat(runbook.planned()).isTrue();
        assertThat(RunbooksTest.states(runbook)).contains("RENEW DONE", "IMPORT NEXT", "TAKE_UP LATER");
        assertThat(step(runbook, Deed.IMPORT, REC_1).state()).isEqualTo(StepState.DONE);
        assertThat(step(runbook, Deed.IMPORT, Sites.id("computer rec-03")).state())
                .isEqualTo(StepState.NEXT);
        assertThat(step(runbook, Deed.TAKE_UP, MGMT).state()).isEqualTo(StepState.DONE);
        imported(site, "rec-03", "rec-04");
        assertThat(step(rescue(site, now, managed), Deed.TAKE_UP, REC_1).state())
                .as("nothing in place is past its end any more")
                .isEqualTo(StepState.NEXT);
        assertThat(rescue(Sites.withRecorders(1).encrypted(), Sites.NOW).planned())
                .isFalse();
    }

    @Test
    void clients_are_told_of_the_ca_before_the_services_show_what_it_signed() {
        assertThat(rescue(site(), END.plusSeconds(1)).stages().stream().map(Stage::deed))
                .containsExactly(Deed.MAKE_AUTHORITY, Deed.TRUST_CLIENTS, Deed.RENEW, Deed.IMPORT, Deed.TAKE_UP);
    }
}
