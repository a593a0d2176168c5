package akashi.encryption;

import static akashi.core.site.Slot.MOBILE;
import static akashi.core.site.Slot.SERVER;
import static akashi.core.site.Slot.STREAMING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.guide.Clause;
import akashi.core.site.ChangeSet.State;
import akashi.core.site.Fact;
import akashi.store.AuditEntries;
import akashi.store.AuditQuery;
import akashi.store.ChangeSets;
import akashi.store.Terms;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SaveChangeTest {

    private static Fault.Refused refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        Fault.Refused fault = catchThrowableOfType(Fault.Refused.class, act);
        assertThat(fault).as("refused").isNotNull();
        return fault;
    }

    @Test
    void a_lone_switch_of_the_pair_is_refused_with_its_reason_its_clauses_and_everyone_involved() {
        try (Harbour harbour = new Harbour(3)) {
            Fault.Refused fault = refused(() -> harbour.save(false, harbour.turn("rec-03", SERVER, true)));
            Refusal refusal = fault.refusals().get(0);
            assertThat(refusal.rule()).isEqualTo("PAIRED");
            assertThat(refusal.clauses()).contains(Clause.B3, Clause.C1, Clause.D3);
            assertThat(refusal.involved()).contains("rec-03.example.com");
            assertThat(harbour.site().data().wantedOn()).isEmpty();
            assertThat(harbour.site().changes()).isEmpty();
        }
    }

    @Test
    void completing_the_pair_makes_one_change_set_of_all_its_members() {
        try (Harbour harbour = new Harbour(3)) {
            UUID id = harbour.save(true, harbour.turn("rec-03", SERVER, true));
            assertThat(harbour.change(id).state()).isEqualTo(State.PLANNED);
            assertThat(harbour.change(id).turns()).hasSize(6).allMatch(turn -> turn.on() && turn.slot() == SERVER);
            assertThat(harbour.site().data().wantedOn()).hasSize(6);
            assertThat(harbour.change(id).number()).isEqualTo(1);
        }
    }

    @Test
    void switches_outside_the_pair_stand_alone() {
        try (Harbour harbour = new Harbour(2)) {
            harbour.save(false, harbour.turn("rec-01", STREAMING, true), harbour.turn("mob-01", MOBILE, true));
            assertThat(harbour.wanted("rec-01", STREAMING)).isTrue();
            assertThat(harbour.wanted("rec-02", STREAMING)).isFalse();
        }
    }

    @Test
    void a_change_of_a_thousand_switches_takes_few_statements() {
        try (Harbour harbour = new Harbour(1_000)) {
            harbour.site();
            long before = harbour.portal.database().statements();
            harbour.save(true, harbour.turn("mgmt-01", SERVER, true));
            assertThat(harbour.portal.database().statements() - before).isLessThan(60);
            assertThat(harbour.wanted("rec-999", SERVER)).isTrue();
            assertThat(harbour.wanted("mgmt-01", SERVER)).isTrue();
        }
    }

    @Test
    void a_change_that_makes_a_mixed_site_less_mixed_is_saved() {
        try (Harbour harbour = new Harbour(3)) {
            harbour.wanted(SERVER, "mgmt-01", "rec-01");
            harbour.save(false, harbour.turn("rec-02", SERVER, true));
            assertThat(harbour.wanted("rec-02", SERVER)).isTrue();
        }
    }

    @Test
    void a_change_that_makes_a_mixed_site_more_mixed_is_refused() {
        try (Harbour harbour = new Harbour(3)) {
            harbour.wanted(SERVER, "mgmt-01", "rec-01");
            refused(() -> harbour.save(false, harbour.turn("rec-01", SERVER, false)));
        }
    }

    @Test
    void turning_off_is_a_change_set_too_and_the_planned_one_gives_way() {
        try (Harbour harbour = new Harbour(2)) {
            UUID on = harbour.save(true, harbour.turn("mgmt-01", SERVER, true));
            UUID off = harbour.save(true, harbour.turn("mgmt-01", SERVER, false));
            assertThat(harbour.change(on).state()).isEqualTo(State.UNDONE);
            assertThat(harbour.change(off).state()).as("nothing was on").isEqualTo(State.DONE);
            assertThat(harbour.site().data().wantedOn()).isEmpty();
        }
    }

    @Test
    void a_change_that_changes_nothing_is_said_so_with_who_wanted_it_first() {
        try (Harbour harbour = new Harbour(2)) {
            harbour.save(false, harbour.turn("mob-01", MOBILE, true));
            Fault.Refused fault = refused(() -> harbour.portal
                    .acts()
                    .run(harbour.another(), new SaveChange(List.of(harbour.turn("mob-01", MOBILE, true)), false)));
            assertThat(fault.refusals().get(0).rule()).isEqualTo("NOTHING_CHANGES");
            assertThat(fault.refusals().get(0).reason().args()).contains(1, "admin");
        }
    }

    @Test
    void what_is_wanted_but_known_to_be_otherwise_can_be_brought_about() {
        try (Harbour harbour = new Harbour(1)) {
            harbour.wanted(MOBILE, "mob-01").observed(Fact.IN_EFFECT, "mob-01", MOBILE, false);
            UUID id = harbour.save(false, harbour.turn("mob-01", MOBILE, true));
            assertThat(harbour.change(id).state()).isEqualTo(State.PLANNED);
        }
    }

    @Test
    void a_switch_that_is_not_there_is_bad_input_and_an_unknown_computer_is_not_found() {
        try (Harbour harbour = new Harbour(1)) {
            assertThatThrownBy(() -> harbour.save(false, harbour.turn("lpr-01", STREAMING, true)))
                    .isInstanceOf(Fault.BadInput.class);
            assertThatThrownBy(() ->
                            harbour.save(false, new akashi.core.site.ChangeSet.Turn(UUID.randomUUID(), SERVER, true)))
                    .isInstanceOf(Fault.NotFound.class);
        }
    }

    @Test
    void of_two_administrators_who_turn_the_same_switch_at_once_one_wins() {
        try (Harbour harbour = new Harbour(1)) {
            SaveChange wish = new SaveChange(List.of(harbour.turn("mob-01", MOBILE, true)), false);
            List<CompletableFuture<Object>> both = List.of(harbour.portal.admin(), harbour.another()).stream()
                    .map(actor -> CompletableFuture.supplyAsync(
                            () -> {
                                try {
                                    return (Object) harbour.portal.acts().run(actor, wish);
                                } catch (Fault.Refused refused) {
                                    return refused;
                                }
                            },
                            task -> new Thread(task).start()))
                    .toList();
            List<Object> outcomes = both.stream().map(CompletableFuture::join).toList();
            assertThat(outcomes).filteredOn(UUID.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(Fault.Refused.class::isInstance).hasSize(1);
            assertThat(harbour.site().changes()).hasSize(1);
        }
    }

    @Test
    void a_double_click_saves_once_and_leads_to_the_same_change_set() {
        try (Harbour harbour = new Harbour(1)) {
            SaveChange wish = new SaveChange(List.of(harbour.turn("mob-01", MOBILE, true)), false);
            Terms terms = Terms.NONE.onceFor("form-1");
            UUID first = harbour.portal.acts().run(harbour.portal.admin(), wish, terms);
            UUID second = harbour.portal.acts().run(harbour.portal.admin(), wish, terms);
            assertThat(second).isEqualTo(first);
            assertThat(harbour.site().changes()).hasSize(1);
        }
    }

    @Test
    void a_form_that_saw_another_inventory_is_refused_and_told_what_was_done() {
        try (Harbour harbour = new Harbour(2)) {
            var turns = List.of(harbour.turn("mgmt-01", SERVER, true));
            String seen = harbour.encryption
                    .preview(harbour.portal.siteId(), turns, true)
                    .seen();
            harbour.save(false, harbour.turn("mob-01", MOBILE, true));

            Fault.Refused fault = refused(
                    () -> harbour.portal.acts().run(harbour.another(), new SaveChange(turns, true, Optional.of(seen))));
            assertThat(fault.refusals().get(0).rule()).isEqualTo("SITE_CHANGED");
            assertThat(fault.refusals().get(0).reason().args().toString()).contains("act.save-change", "admin");
        }
    }

    @Test
    void a_save_that_stops_in_the_middle_leaves_nothing() {
        try (Harbour harbour = new Harbour(2)) {
            harbour.portal.database().db().execute("alter table change_turn add constraint stop check (place < 2)");
            assertThatThrownBy(() -> harbour.save(true, harbour.turn("mgmt-01", SERVER, true)))
                    .isInstanceOf(RuntimeException.class);
            assertThat(harbour.site().data().wantedOn()).isEmpty();
            assertThat(new ChangeSets(harbour.portal.database().db(), harbour.portal.siteId())
                            .newest(Integer.MAX_VALUE, 10))
                    .isEmpty();
        }
    }

    @Test
    void only_an_administrator_plans_and_the_audit_names_the_switches() {
        try (Harbour harbour = new Harbour(3)) {
            SaveChange wish = new SaveChange(List.of(harbour.turn("mgmt-01", SERVER, true)), true);
            assertThatThrownBy(() -> harbour.portal.acts().run(harbour.portal.as(Access.HELPDESK), wish))
                    .isInstanceOf(Fault.NotAllowed.class);
            harbour.portal.acts().run(harbour.portal.admin(), wish);
            var entry = new AuditEntries(harbour.portal.database().db(), harbour.portal.siteId())
                    .page(AuditQuery.newest(1))
                    .get(0);
            assertThat(entry.sentence().key()).isEqualTo("act.save-change");
            assertThat(entry.args().toString()).contains("rec-01 … rec-03");
        }
    }
}
