package akashi.core.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.judged.JudgedSite;
import akashi.core.site.Fact;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.SampleCertificates;
import akashi.core.site.ShownFault;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is to be warned of, as a table. */
class DueTest {

    private static List<Warning> due(Sites site, Outside outside) {
        return Due.of(new JudgedSite(site.snapshot(), Sites.NOW), outside, Thresholds.USUAL);
    }

    private static Sites recorder(int lived, int left) {
        return Sites.withRecorders(1).encrypted().issue("rec-01", c -> SampleCertificates.valid(c, -lived, left));
    }

    static Stream<Arguments> leaves() {
        return Stream.of(
                arguments("a year old certificate with 31 days left is no matter yet", 366, 31, ""),
                arguments("30 days before the end there is time to plan", 367, 29, "SOON"),
                arguments("7 days before the end it is urgent", 390, 6, "URGENT"),
                arguments("after the end it has happened", 397, -1, "OVER"),
                arguments("of 60 days a third is left to plan", 41, 19, "SOON"),
                arguments("of 60 days two thirds are left: too early", 39, 21, ""),
                arguments("of 30 days a fortnight stays, as somebody has to go there", 17, 13, "SOON"),
                arguments("of 30 days a tenth is urgent", 28, 2, "URGENT"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("leaves")
    void a_certificate_of_a_server(String name, int lived, int left, String level) {
        List<String> levels = due(recorder(lived, left), Outside.NOTHING).stream()
                .filter(warning -> warning.kind() == WarningKind.LEAF)
                .map(warning -> warning.level().name())
                .toList();
        assertThat(levels).containsExactlyElementsOf(level.isEmpty() ? List.of() : List.of(level));
    }

    static Stream<Arguments> strangers() {
        return Stream.of(
                arguments("one of unknown origin with months left is a finding, no warning", 200, "", List.of()),
                arguments("29 days before its end there is time to plan", 29, "", List.of("SHOWN SOON")),
                arguments("after its end it has happened", -1, "EXPIRED", List.of("SHOWN OVER")),
                arguments("what verifiers refuse is urgent", 200, "SELF_SIGNED", List.of("SHOWN URGENT")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangers")
    void a_certificate_that_a_port_shows(String name, int left, String fault, List<String> expected) {
        ShownFault[] faults = fault.isEmpty() ? new ShownFault[0] : new ShownFault[] {ShownFault.valueOf(fault)};
        SiteSnapshot site = akashi.core.site.Seen.on(Sites.withRecorders(1).encrypted())
                .ending(left)
                .shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, "stranger", "TLSv1.3", faults)
                .snapshot();
        List<Warning> due = Due.of(new JudgedSite(site, Sites.NOW), Outside.NOTHING, Thresholds.USUAL);
        assertThat(due)
                .extracting(warning -> warning.kind() + " " + warning.level())
                .containsExactlyElementsOf(expected);
    }

    static Stream<Arguments> quiet() {
        return Stream.of(
                arguments(
                        "a computer out of service needs no warning",
                        change(site -> site.presence("rec-01", Presence.State.OUT_OF_SERVICE))),
                arguments(
                        "a certificate of older hardware serves nobody", change(site -> site.generation("rec-01", 2))));
    }

    private static UnaryOperator<Sites> change(UnaryOperator<Sites> what) {
        return what;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("quiet")
    void silence(String name, UnaryOperator<Sites> change) {
        assertThat(due(recorder(367, 29), Outside.NOTHING)).hasSize(1);
        assertThat(due(change.apply(recorder(367, 29)), Outside.NOTHING))
                .noneMatch(warning -> warning.kind() == WarningKind.LEAF);
    }

    @Test
    void a_slot_that_is_off_and_not_wanted_is_not_warned_of() {
        Sites site = Sites.withRecorders(1).withAuthority();
        site.issue("rec-01", c -> SampleCertificates.valid(c, -390, 5));
        assertThat(due(site, Outside.NOTHING)).isEmpty();
        site.want("rec-01", Slot.SERVER);
        assertThat(due(site, Outside.NOTHING)).extracting(Warning::kind).contains(WarningKind.LEAF);
    }

    @Test
    void a_certificate_for_the_event_slot_is_warned_of_like_any_other() {
        Sites site = Sites.withRecorders(1).withAuthority();
        site.issue("mgmt-01", c -> SampleCertificates.valid(c, -390, 5));
        site.want("mgmt-01", Slot.EVENT);
        assertThat(due(site, Outside.NOTHING)).extracting(Warning::kind).containsExactly(WarningKind.LEAF);
    }

    @Test
    void a_ca_has_a_scale_of_its_own_and_counts_only_while_something_hangs_on_it() {
        Sites half = Sites.withRecorders(1).encrypted().with(SampleCertificates.ending(20));
        assertThat(due(half, Outside.NOTHING))
                .filteredOn(warning -> warning.kind() == WarningKind.AUTHORITY)
                .isEmpty();
        Sites ended = Sites.withRecorders(1).encrypted().with(SampleCertificates.ending(-1));
        assertThat(due(ended, Outside.NOTHING))
                .first()
                .extracting(Warning::kind, Warning::level)
                .containsExactly(WarningKind.AUTHORITY, WarningLevel.OVER);
    }

    @Test
    void a_list_that_was_not_renewed_is_warned_of_from_its_last_third_on() {
        Sites site = Sites.withRecorders(1).encrypted();
        for (int left : new int[] {4, 2, 0, -1}) {
            Instant end = Sites.NOW.plus(Duration.ofDays(left)).plusSeconds(1);
            Validity good = new Validity(end.minus(Duration.ofDays(7)), end);
            Outside outside = new Outside(Map.of(Sites.ROOT, good), false);
            List<WarningLevel> levels =
                    due(site, outside).stream().map(Warning::level).toList();
            switch (left) {
                case 4 -> assertThat(levels).isEmpty();
                case 2 -> assertThat(levels).containsExactly(WarningLevel.SOON);
                case 0 -> assertThat(levels).containsExactly(WarningLevel.URGENT);
                default -> assertThat(levels).containsExactly(WarningLevel.OVER);
            }
        }
    }

    @Test
    void keys_that_wait_and_a_mixed_pair_have_to_last_before_anybody_is_told() {
        Sites mixed = Sites.withRecorders(2).encrypted().tell(Fact.IN_EFFECT, "rec-01", Slot.SERVER, false);
        List<Warning> all = due(mixed, new Outside(Map.of(), true));
        assertThat(all).extracting(Warning::kind).containsExactlyInAnyOrder(WarningKind.VAULT, WarningKind.PAIR);
        assertThat(all).allSatisfy(warning -> assertThat(warning.patience()).isEqualTo(Duration.ofHours(1)));
    }

    @Test
    void a_second_computer_that_breaks_out_of_the_pair_is_a_warning_of_its_own() {
        Sites site = Sites.withRecorders(4).encrypted().tell(Fact.IN_EFFECT, "rec-01", Slot.SERVER, false);
        List<String> first =
                due(site, Outside.NOTHING).stream().map(Warning::once).toList();
        site.tell(Fact.IN_EFFECT, "rec-02", Slot.SERVER, false);
        List<Warning> both = due(site, Outside.NOTHING);
        assertThat(both)
                .extracting(warning -> warning.what().args().get(0))
                .containsExactlyInAnyOrder("rec-01", "rec-02");
        assertThat(both).extracting(Warning::once).hasSize(2).containsAll(first);
    }

    @Test
    void of_a_mixed_pair_the_smaller_side_is_named() {
        Sites site = Sites.withRecorders(4).encrypted();
        for (String off : List.of("mgmt-01", "rec-01", "rec-02", "rec-03")) {
            site.tell(Fact.IN_EFFECT, off, Slot.SERVER, false);
        }
        assertThat(due(site, Outside.NOTHING))
                .extracting(Warning::what)
                .contains(Message.of("warning.what.PAIR.on", "rec-04"));
    }

    @Test
    void a_computer_of_which_nothing_is_known_is_on_neither_side_of_a_mixed_pair() {
        Sites site = Sites.withRecorders(5).tell(Fact.IN_EFFECT, "rec-01", Slot.SERVER, false);
        site.tell(Fact.IN_EFFECT, "mgmt-01", Slot.SERVER, true).tell(Fact.IN_EFFECT, "rec-02", Slot.SERVER, true);
        assertThat(due(site, Outside.NOTHING).stream().filter(warning -> warning.kind() == WarningKind.PAIR))
                .extracting(Warning::what)
                .containsExactly(Message.of("warning.what.PAIR", "rec-01"));
    }

    @Test
    void the_same_thing_at_the_same_threshold_is_the_same_warning_at_any_time() {
        Sites site = recorder(367, 29);
        Instant later = Sites.NOW.plus(Duration.ofHours(5));
        String first = due(site, Outside.NOTHING).get(0).once();
        assertThat(Due.of(new JudgedSite(site.snapshot(), later), Outside.NOTHING, Thresholds.USUAL))
                .extracting(Warning::once)
                .containsExactly(first);
        Instant urgent = Sites.NOW.plus(Duration.ofDays(25));
        assertThat(Due.of(new JudgedSite(site.snapshot(), urgent), Outside.NOTHING, Thresholds.USUAL))
                .extracting(Warning::once)
                .doesNotContain(first);
    }

    @Test
    void what_is_said_names_the_server_and_the_end() {
        Message what = due(recorder(367, 29), Outside.NOTHING).get(0).what();
        assertThat(what.key()).isEqualTo("warning.what.LEAF");
        assertThat(what.args()).first().isEqualTo("rec-01");
    }
}
