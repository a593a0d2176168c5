package akashi.encryption;

import static akashi.core.site.Slot.MOBILE;
import static akashi.core.site.Slot.SERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.rule.Rule;
import akashi.core.site.ChangeSet.State;
import akashi.core.site.Fact;
import akashi.encryption.Go.Acknowledged;
import akashi.store.AuditEntries;
import akashi.store.AuditQuery;
import akashi.store.ChangeSets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GoTest {

    private static List<Refusal> refusals(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        Fault.Refused fault = catchThrowableOfType(Fault.Refused.class, act);
        assertThat(fault).as("refused").isNotNull();
        return fault.refusals();
    }

    private static UUID pair(Harbour harbour, boolean on) {
        return harbour.save(true, harbour.turn("mgmt-01", SERVER, on));
    }

    private static UUID go(Harbour harbour, UUID id, Acknowledged... words) {
        return harbour.portal.acts().run(harbour.portal.admin(), new Go(id, List.of(words)));
    }

    private static int told(Harbour harbour, UUID id, String host) {
        Optional<UUID> computer = Optional.ofNullable(host).map(harbour::id);
        return harbour.portal.acts().run(harbour.portal.admin(), new RecordInEffect(id, computer));
    }

    @Test
    void without_certificates_nothing_goes_and_every_broken_check_is_listed() {
        try (Harbour harbour = new Harbour(2)) {
            UUID id = pair(harbour, true);
            assertThat(refusals(() -> go(harbour, id)))
                    .extracting(Refusal::rule)
                    .contains("INSTALLED", "VALID", "NAMED");
            assertThat(harbour.change(id).state()).isEqualTo(State.PLANNED);
        }
    }

    @Test
    void a_site_that_is_prepared_goes() {
        try (Harbour harbour = new Harbour(2).prepared()) {
            UUID id = pair(harbour, true);
            go(harbour, id);
            assertThat(harbour.change(id).state()).isEqualTo(State.RUNNING);
        }
    }

    @Test
    void an_open_check_asks_for_a_word_which_is_kept() {
        try (Harbour harbour = new Harbour(2).prepared()) {
            harbour.arrange(context -> context.db()
                    .execute("update observation set seen_at = timestamp with time zone "
                            + "'2026-01-01 00:00:00+00' where fact = 'KEY_READABLE'"));
            UUID id = pair(harbour, true);
            assertThat(refusals(() -> go(harbour, id)))
                    .extracting(Refusal::rule)
                    .containsExactly("KEY_READABLE");

            go(harbour, id, new Acknowledged(Rule.KEY_READABLE, "Mori", "looked on each"));

            assertThat(new ChangeSets(harbour.portal.database().db(), harbour.portal.siteId()).acknowledgements(id))
                    .singleElement()
                    .satisfies(word -> {
                        assertThat(word.rule()).isEqualTo("KEY_READABLE");
                        assertThat(word.by()).isEqualTo("Mori");
                        assertThat(word.note()).isEqualTo("looked on each");
                    });
        }
    }

    @Test
    void a_word_without_a_name_is_kept_and_audited_as_that_of_whoever_acts() {
        try (Harbour harbour = new Harbour(2).prepared()) {
            harbour.arrange(context -> context.db()
                    .execute("update observation set seen_at = timestamp with time zone "
                            + "'2026-01-01 00:00:00+00' where fact = 'KEY_READABLE'"));
            UUID id = pair(harbour, true);
            go(harbour, id, new Acknowledged(Rule.KEY_READABLE, "", "looked on each"));

            String admin = harbour.portal.admin().name();
            assertThat(new ChangeSets(harbour.portal.database().db(), harbour.portal.siteId()).acknowledgements(id))
                    .extracting(ChangeSets.Acknowledgement::by)
                    .containsExactly(admin);
            assertThat(new AuditEntries(harbour.portal.database().db(), harbour.portal.siteId())
                            .page(AuditQuery.newest(1).ofAct("go")))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.args().toString()).contains(admin + ", looked on each"));
        }
    }

    @Test
    void a_broken_check_cannot_be_acknowledged_away() {
        try (Harbour harbour = new Harbour(2).prepared().observed(Fact.KEY_READABLE, "rec-02", SERVER, false)) {
            UUID id = pair(harbour, true);
            assertThat(refusals(() -> go(harbour, id, new Acknowledged(Rule.KEY_READABLE, "Mori", "yes"))))
                    .extracting(Refusal::rule)
                    .containsExactly("KEY_READABLE");
        }
    }

    @Test
    void a_check_that_turned_meanwhile_refuses_and_a_mere_observation_does_not() {
        try (Harbour harbour = new Harbour(2).prepared()) {
            UUID id = pair(harbour, true);
            String seen = harbour.encryption.view(harbour.portal.siteId(), id).seen();
            quietly(harbour, Fact.KEY_READABLE, true);
            assertThat(harbour.encryption
                            .view(harbour.portal.siteId(), id)
                            .seen()
                            .split("/", 3)[2])
                    .isEqualTo(seen.split("/", 3)[2]);

            quietly(harbour, Fact.KEY_READABLE, false);
            assertThat(refusals(() -> harbour.portal
                            .acts()
                            .run(harbour.portal.admin(), new Go(id, List.of(), Optional.of(seen)))))
                    .extracting(Refusal::rule)
                    .contains("CHECK_TURNED");
        }
    }

    private static void quietly(Harbour harbour, Fact fact, boolean value) {
        harbour.observed(fact, "rec-01", SERVER, value);
    }

    @Test
    void turning_off_goes_without_certificates() {
        try (Harbour harbour = new Harbour(2).wanted(SERVER, "mgmt-01", "rec-01", "rec-02", "mob-01", "lpr-01")) {
            harbour.observed(Fact.IN_EFFECT, "mgmt-01", SERVER, true);
            UUID id = pair(harbour, false);
            go(harbour, id);
            assertThat(harbour.change(id).state()).isEqualTo(State.RUNNING);
        }
    }

    @Test
    void switches_are_recorded_one_computer_at_a_time_until_the_change_set_is_done() {
        try (Harbour harbour = new Harbour(2).prepared()) {
            UUID id = pair(harbour, true);
            go(harbour, id);
            assertThat(told(harbour, id, "mgmt-01")).isEqualTo(4);
            assertThat(harbour.encryption.view(harbour.portal.siteId(), id).effected())
                    .isEqualTo(1);
            assertThat(told(harbour, id, null)).isZero();
            assertThat(harbour.change(id).state()).isEqualTo(State.DONE);
            assertThatThrownBy(() -> told(harbour, id, null)).isInstanceOf(Fault.Refused.class);
        }
    }

    @Test
    void nothing_is_recorded_before_it_may_take_effect() {
        try (Harbour harbour = new Harbour(2)) {
            UUID id = pair(harbour, true);
            assertThat(refusals(() -> told(harbour, id, null)))
                    .extracting(Refusal::rule)
                    .containsExactly("CHANGE_STATE");
        }
    }

    @Test
    void a_planned_change_set_is_taken_back_whole() {
        try (Harbour harbour = new Harbour(2)) {
            UUID id = pair(harbour, true);
            harbour.portal.acts().run(harbour.portal.admin(), new UndoChange(id, Optional.empty()));
            assertThat(harbour.change(id).state()).isEqualTo(State.UNDONE);
            assertThat(harbour.site().data().wantedOn()).isEmpty();
        }
    }

    @Test
    void taking_back_what_is_in_effect_in_part_plans_the_way_back() {
        try (Harbour harbour = new Harbour(2).prepared()) {
            UUID id = pair(harbour, true);
            go(harbour, id);
            told(harbour, id, "mgmt-01");
            UUID back = harbour.portal.acts().run(harbour.portal.admin(), new UndoChange(id, Optional.empty()));
            assertThat(harbour.change(id).state()).isEqualTo(State.UNDONE);
            assertThat(harbour.change(back).turns()).containsExactly(harbour.turn("mgmt-01", SERVER, false));
            assertThat(harbour.site().data().wantedOn()).isEmpty();
        }
    }

    @Test
    void a_change_set_is_not_taken_back_where_that_would_tear_the_pair() {
        try (Harbour harbour = new Harbour(2).wanted(SERVER, "mgmt-01", "rec-01", "mob-01", "lpr-01")) {
            UUID id = harbour.save(false, harbour.turn("rec-02", SERVER, true));
            assertThat(refusals(() ->
                            harbour.portal.acts().run(harbour.portal.admin(), new UndoChange(id, Optional.empty()))))
                    .extracting(Refusal::rule)
                    .containsExactly("PAIRED");
            assertThat(harbour.change(id).state()).isEqualTo(State.PLANNED);
        }
    }

    @Test
    void an_unknown_change_set_is_not_found() {
        try (Harbour harbour = new Harbour(1)) {
            assertThatThrownBy(() -> go(harbour, UUID.randomUUID())).isInstanceOf(Fault.NotFound.class);
            assertThat(harbour.wanted("mob-01", MOBILE)).isFalse();
        }
    }
}
