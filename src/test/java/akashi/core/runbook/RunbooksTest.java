package akashi.core.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.judged.JudgedSite;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Fact;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RunbooksTest {

    private static final UUID REC_1 = Sites.id("computer rec-01");
    private static final UUID REC_2 = Sites.id("computer rec-02");

    static Runbook of(Journey journey, SiteSnapshot site, Pace pace, Instant now, Tick... ticks) {
        return new Runbooks(site, now, Troubles.of(new JudgedSite(site, now))).of(journey, pace, List.of(ticks));
    }

    static Runbook of(Journey journey, Sites site) {
        return of(journey, site.snapshot(), Pace.USUAL, Sites.NOW);
    }

    static List<String> states(Runbook runbook) {
        return runbook.stages().stream()
                .map(stage -> stage.deed() + " " + stage.state())
                .toList();
    }

    private static Stream<Arguments> journeys() {
        return Stream.of(
                arguments(
                        "a plain site is shown what it would take, with planning first",
                        Journey.SWITCH_ON,
                        Sites.withRecorders(1),
                        List.of(
                                "PLAN_ON NEXT",
                                "MAKE_AUTHORITY LATER",
                                "ISSUE LATER",
                                "TRUST_CLIENTS LATER",
                                "IMPORT LATER",
                                "GO_ON LATER",
                                "EVENT_ON LATER",
                                "MANAGEMENT_ON LATER",
                                "RECORDERS_ON LATER",
                                "PROVE LATER")),
                arguments(
                        "what is planned waits for its certificates",
                        Journey.SWITCH_ON,
                        Sites.withRecorders(1).wantAll(Slot.SERVER).withAuthority(),
                        List.of(
                                "PLAN_ON DONE",
                                "MAKE_AUTHORITY DONE",
                                "ISSUE NEXT",
                                "TRUST_CLIENTS LATER",
                                "IMPORT LATER",
                                "MANAGEMENT_ON LATER",
                                "RECORDERS_ON LATER",
                                "PROVE LATER")),
                arguments(
                        "what was told of installing ticks the steps, and the management server comes first",
                        Journey.SWITCH_ON,
                        Sites.withRecorders(1)
                                .wantAll(Slot.SERVER)
                                .withAuthority()
                                .issueAll()
                                .ready(),
                        List.of(
                                "PLAN_ON DONE",
                                "MAKE_AUTHORITY DONE",
                                "ISSUE DONE",
                                "TRUST_CLIENTS DONE",
                                "IMPORT DONE",
                                "MANAGEMENT_ON NEXT",
                                "RECORDERS_ON LATER",
                                "PROVE LATER")),
                arguments(
                        "a site whose management server alone went off goes on with its recorders",
                        Journey.SWITCH_OFF,
                        Sites.withRecorders(1)
                                .withAuthority()
                                .issueAll()
                                .tell(Fact.IN_EFFECT, "rec-01", Slot.SERVER, true),
                        List.of("PLAN_OFF DONE", "RECORDERS_OFF NEXT", "PROVE LATER")),
                arguments(
                        "where all that is wanted is on, nothing that nobody wants is counted",
                        Journey.SWITCH_ON,
                        Sites.withRecorders(1)
                                .wantAll(Slot.SERVER)
                                .withAuthority()
                                .issueAll()
                                .told(),
                        List.of(
                                "PLAN_ON DONE",
                                "MAKE_AUTHORITY DONE",
                                "ISSUE DONE",
                                "TRUST_CLIENTS DONE",
                                "IMPORT DONE",
                                "MANAGEMENT_ON DONE",
                                "RECORDERS_ON DONE",
                                "PROVE NEXT")),
                arguments(
                        "a fresh site has nothing to renew",
                        Journey.RENEW,
                        Sites.withRecorders(1).encrypted(),
                        List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("journeys")
    void steps(String name, Journey journey, Sites site, List<String> expected) {
        assertThat(states(of(journey, site))).isEqualTo(expected);
    }

    @Test
    void a_change_set_waits_for_its_go_before_anything_is_switched() {
        Sites site = Sites.withRecorders(1)
                .wantAll(Slot.SERVER)
                .withAuthority()
                .issueAll()
                .ready();
        Turn turn = new Turn(REC_1, Slot.SERVER, true);
        site.running(new ChangeSet(Sites.id("change"), 1, ChangeSet.State.PLANNED, List.of(turn), "test", Sites.NOW));
        assertThat(states(of(Journey.SWITCH_ON, site)))
                .contains("GO_ON NEXT", "MANAGEMENT_ON LATER", "RECORDERS_ON LATER");
    }

    @Test
    void the_official_order_leaves_the_event_server_for_last() {
        Pace pace = new Pace(Pace.Grouping.SIZE, 25, false, Optional.empty(), Optional.empty(), Optional.empty());
        Runbook runbook = of(Journey.SWITCH_ON, Sites.withRecorders(1).snapshot(), pace, Sites.NOW);
        assertThat(runbook.stages().stream().map(Stage::deed).filter(Deed::switches))
                .containsExactly(Deed.MANAGEMENT_ON, Deed.RECORDERS_ON, Deed.EVENT_ON);
    }

    @Test
    void a_receipt_that_shows_an_unreadable_key_pauses_what_follows() {
        Sites site = Sites.withRecorders(2)
                .wantAll(Slot.SERVER)
                .withAuthority()
                .issueAll()
                .ready()
                .tell(Fact.KEY_READABLE, "rec-01", Slot.SERVER, false);
        Runbook runbook = of(Journey.SWITCH_ON, site);
        assertThat(runbook.step(Deed.IMPORT, REC_1).orElseThrow().state()).isEqualTo(StepState.FAILED);
        assertThat(runbook.step(Deed.IMPORT, REC_2).orElseThrow().state()).isEqualTo(StepState.DONE);
        assertThat(runbook.step(Deed.RECORDERS_ON, REC_2).orElseThrow().state()).isEqualTo(StepState.HELD);
        assertThat(runbook.failure().orElseThrow().why().orElseThrow().key()).isEqualTo("runbook.against.key");
    }

    static Sites switching(int recorders) {
        Sites site = Sites.withRecorders(recorders)
                .wantAll(Slot.SERVER)
                .withAuthority()
                .issueAll()
                .ready()
                .tell(Fact.IN_EFFECT, "mgmt-01", Slot.SERVER, true);
        return site.running(new ChangeSet(
                Sites.id("change"),
                1,
                ChangeSet.State.RUNNING,
                IntStream.rangeClosed(1, recorders)
                        .mapToObj(i -> new Turn(Sites.id("computer rec-%02d".formatted(i)), Slot.SERVER, true))
                        .toList(),
                "test",
                Sites.NOW));
    }

    static Stage recorders(Runbook runbook) {
        return runbook.stages().stream()
                .filter(stage -> stage.deed() == Deed.RECORDERS_ON)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> waves(Stage stage) {
        return stage.waves().stream()
                .map(wave -> wave.steps().size() + " " + wave.state())
                .toList();
    }

    @Test
    void one_recorder_goes_ahead_of_all_others_which_follow_in_waves() {
        Stage stage = recorders(of(Journey.SWITCH_ON, switching(60)));
        assertThat(waves(stage)).containsExactly("1 NEXT", "25 LATER", "25 LATER", "9 LATER");
        assertThat(stage.waves().get(0).canary()).isTrue();
        Sites seen = switching(60).see(Fact.IN_EFFECT, "rec-01", Slot.SERVER, true);
        assertThat(waves(recorders(of(Journey.SWITCH_ON, seen))))
                .containsExactly("1 SEEN", "25 NEXT", "25 LATER", "9 LATER");
    }

    @Test
    void waves_may_go_network_by_network() {
        Pace pace = new Pace(Pace.Grouping.NETWORK, 25, true, Optional.empty(), Optional.empty(), Optional.empty());
        Stage stage = recorders(of(Journey.SWITCH_ON, switching(60).snapshot(), pace, Sites.NOW));
        assertThat(stage.waves().get(1).network()).contains("10.0.0.0/24");
        assertThat(waves(stage)).containsExactly("1 NEXT", "59 LATER");
    }

    private static Tick said(Tick.Outcome outcome, UUID subject, Instant at) {
        return new Tick(
                Journey.SWITCH_ON, Deed.RECORDERS_ON, subject, outcome, OptionalInt.of(100), "Mori", at, "no access");
    }

    @Test
    void what_was_told_as_failed_pauses_the_waves_after_it_until_it_is_left_aside() {
        Tick failed = said(Tick.Outcome.FAILED, REC_1, Sites.NOW);
        Runbook paused = of(Journey.SWITCH_ON, switching(10).snapshot(), Pace.USUAL, Sites.NOW, failed);
        assertThat(waves(recorders(paused))).containsExactly("1 FAILED", "9 HELD");
        assertThat(paused.failure().orElseThrow().exit()).contains(ExitCode.NOT_REGISTERED);
        Tick aside = said(Tick.Outcome.PUT_ASIDE, REC_1, Sites.NOW.plusSeconds(60));
        Runbook on = of(Journey.SWITCH_ON, switching(10).snapshot(), Pace.USUAL, Sites.NOW, failed, aside);
        assertThat(waves(recorders(on))).containsExactly("1 PUT_ASIDE", "9 NEXT");
        Sites mended = switching(10).see(Fact.IN_EFFECT, "rec-01", Slot.SERVER, true);
        Tick before = said(Tick.Outcome.FAILED, REC_1, Sites.NOW.minus(Duration.ofDays(1)));
        assertThat(waves(recorders(of(Journey.SWITCH_ON, mended.snapshot(), Pace.USUAL, Sites.NOW, before))))
                .as("evidence that came later mends it")
                .containsExactly("1 SEEN", "9 NEXT");
    }

    @Test
    void words_from_before_a_runbook_began_again_do_not_count() {
        Tick failed = said(Tick.Outcome.FAILED, REC_1, Sites.NOW.minusSeconds(60));
        Runbook anew = of(Journey.SWITCH_ON, switching(10).snapshot(), Pace.USUAL.anew(Sites.NOW), Sites.NOW, failed);
        assertThat(waves(recorders(anew))).containsExactly("1 NEXT", "9 LATER");
    }

    @Test
    void restarts_wait_for_their_window_and_nothing_else_does() {
        Pace pace = new Pace(
                Pace.Grouping.SIZE,
                25,
                true,
                Optional.of(Sites.NOW.plusSeconds(3600)),
                Optional.of(Sites.NOW.plusSeconds(7200)),
                Optional.empty());
        SiteSnapshot site = switching(1).snapshot();
        assertThat(recorders(of(Journey.SWITCH_ON, site, pace, Sites.NOW)).state())
                .isEqualTo(StepState.SHUT);
        assertThat(recorders(of(Journey.SWITCH_ON, site, pace, Sites.NOW.plusSeconds(3601)))
                        .state())
                .isEqualTo(StepState.NEXT);
        assertThat(of(Journey.SWITCH_ON, Sites.withRecorders(1).snapshot(), pace, Sites.NOW)
                        .stages()
                        .get(0)
                        .state())
                .isEqualTo(StepState.NEXT);
    }

    @Test
    void certificates_that_end_soon_are_renewed_imported_and_taken_up() {
        SiteSnapshot site = Sites.withRecorders(1).encrypted().snapshot();
        Instant late = site.certificates().get(0).validity().notAfter().minus(Duration.ofDays(3));
        Runbook runbook = of(Journey.RENEW, site, Pace.USUAL, late);
        assertThat(states(runbook))
                .containsExactly("MAKE_AUTHORITY DONE", "RENEW NEXT", "IMPORT LATER", "TAKE_UP LATER");
        assertThat(runbook.stages()
                        .get(3)
                        .steps()
                        .map(step -> step.where().args().get(0)))
                .as("the management server first")
                .containsExactly("mgmt-01", "rec-01");
    }

    @Test
    void every_exit_code_is_known_by_its_number() {
        assertThat(ExitCode.values())
                .allSatisfy(code -> assertThat(ExitCode.of(code.code())).contains(code));
        assertThat(ExitCode.of(7)).isEmpty();
    }
}
