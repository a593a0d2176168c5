package akashi.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import akashi.TestPortal;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.ChangeSet;
import akashi.core.site.ClientKind;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FactsTest {

    private TestPortal portal;

    @BeforeEach
    void open() {
        portal = TestPortal.start();
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void what_is_told_says_who_and_when() {
        portal.plant(planned());
        tell(Telling.of(Fact.CERTIFICATE_INSTALLED, id("rec-01"), Slot.SERVER, true));
        Observation told = portal.site()
                .evidence()
                .about(Fact.CERTIFICATE_INSTALLED, id("rec-01"), Slot.SERVER)
                .orElseThrow();
        assertThat(told.source()).isEqualTo(Observation.Source.TOLD);
        assertThat(told.by()).isEqualTo("admin");
        assertThat(told.at()).isEqualTo(TestPortal.NOW);
        assertThat(told.certificateId()).contains(Sites.id("certificate rec-01"));
    }

    @Test
    void of_a_client_group_it_is_told_on_how_many() {
        portal.plant(planned());
        UUID group = Sites.id("group " + ClientKind.SMART_CLIENT);
        tell(Telling.trust(group, true, 7));
        assertThat(portal.site()
                        .evidence()
                        .trust(group, Sites.ROOT)
                        .orElseThrow()
                        .count())
                .isEqualTo(7);
        assertThatThrownBy(() -> tell(Telling.trust(group, true, 11))).isInstanceOf(Fault.BadInput.class);
    }

    @Test
    void nothing_is_told_when_one_of_many_cannot_be_so() {
        portal.plant(planned());
        assertThatThrownBy(() -> tell(
                        Telling.of(Fact.KEY_READABLE, id("rec-01"), Slot.SERVER, true),
                        Telling.of(Fact.KEY_READABLE, id("rec-01"), Slot.MOBILE, true)))
                .isInstanceOf(Fault.BadInput.class);
        assertThat(portal.site().evidence().about(Fact.KEY_READABLE, id("rec-01"), Slot.SERVER))
                .isEmpty();
    }

    @Test
    void a_switch_that_is_not_planned_cannot_be_told_on() {
        portal.plant(Sites.withRecorders(1).withAuthority());
        assertThat(refusals(Telling.of(Fact.IN_EFFECT, id("rec-01"), Slot.SERVER, true)))
                .extracting(Refusal::rule)
                .containsExactly("PLANNED_FIRST");
    }

    @Test
    void a_switch_cannot_be_told_on_before_its_checks_are_met() {
        portal.plant(planned());
        assertThat(refusals(Telling.of(Fact.IN_EFFECT, id("rec-01"), Slot.SERVER, true)))
                .extracting(Refusal::rule)
                .contains("INSTALLED", "TRUSTED", "KEY_READABLE");
    }

    @Test
    void a_running_change_is_done_when_all_its_switches_are_told_in_effect() {
        portal.plant(planned().running(change("mgmt-01", "rec-01")));
        tell(Telling.of(Fact.IN_EFFECT, id("mgmt-01"), Slot.SERVER, true));
        assertThat(portal.site().changes()).hasSize(1);
        tell(Telling.of(Fact.IN_EFFECT, id("rec-01"), Slot.SERVER, true));
        assertThat(portal.site().changes()).isEmpty();
    }

    @Test
    void a_receipt_of_the_computer_itself_counts_as_seen_there() {
        portal.plant(planned());
        int recorded = portal.run(receipt("rec-01.site.example", "AB".repeat(20)));
        assertThat(recorded).isEqualTo(3);
        assertThat(portal.site()
                        .evidence()
                        .about(Fact.KEY_READABLE, id("rec-01"), Slot.SERVER)
                        .orElseThrow()
                        .source())
                .isEqualTo(Observation.Source.RECEIPT);
        assertThat(portal.site().evidence().inEffect(new SwitchId(id("rec-01"), Slot.SERVER)))
                .contains(true);
    }

    @Test
    void a_receipt_of_a_stranger_or_of_a_strange_certificate_is_refused() {
        portal.plant(planned());
        assertThatThrownBy(() -> portal.run(receipt("laptop-7", "AB".repeat(20))))
                .isInstanceOf(Fault.BadInput.class);
        assertThatThrownBy(() -> portal.run(receipt("rec-01", "CD".repeat(20)))).isInstanceOf(Fault.BadInput.class);
    }

    @Test
    void evidence_of_replaced_hardware_does_not_show() {
        portal.plant(planned().generation("rec-01", 2));
        Computer computer = portal.site().computer(id("rec-01")).orElseThrow();
        assertThat(computer.generation()).isEqualTo(2);
        tell(Telling.of(Fact.IN_EFFECT, id("rec-01"), Slot.SERVER, false));
        assertThat(portal.site().evidence().inEffect(new SwitchId(id("rec-01"), Slot.SERVER)))
                .contains(false);
    }

    private static Sites planned() {
        return Sites.withRecorders(1).withAuthority().wantAll(Slot.SERVER).issueAll();
    }

    private static UUID id(String host) {
        return Sites.id("computer " + host);
    }

    private void tell(Telling... tellings) {
        portal.run(new TellFacts(List.of(tellings), "looked on site"));
    }

    private List<Refusal> refusals(Telling telling) {
        return catchThrowableOfType(Fault.Refused.class, () -> tell(telling)).refusals();
    }

    private static ChangeSet change(String... hosts) {
        List<ChangeSet.Turn> turns = java.util.Arrays.stream(hosts)
                .map(host -> new ChangeSet.Turn(id(host), Slot.SERVER, true))
                .toList();
        return new ChangeSet(UUID.randomUUID(), 1, ChangeSet.State.RUNNING, turns, "admin", Sites.NOW);
    }

    private static RecordReceipt receipt(String computer, String thumbprint) {
        Instant at = TestPortal.NOW.minusSeconds(60);
        Receipt receipt = new Receipt(
                Receipt.FORMAT,
                "Check",
                false,
                computer,
                "DOM\\admin",
                at,
                0,
                List.of(new Receipt.Installed(Slot.SERVER, thumbprint, "My", true, true, List.of("S-1-5-20"), false)),
                List.of(),
                List.of(),
                List.of(new Receipt.Effect(Slot.SERVER, true, thumbprint, List.of())));
        return new RecordReceipt(receipt, "{}");
    }
}
