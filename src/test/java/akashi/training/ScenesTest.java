package akashi.training;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.diagnosis.Diagnosis;
import akashi.core.diagnosis.Mender;
import akashi.core.lesson.Cause;
import akashi.core.site.ClientKind;
import akashi.core.trust.Reason;
import akashi.core.trust.ReasonCode;
import akashi.web.Lang;
import akashi.web.Messages;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever was broken, the diagnosis finds it; what is asked follows from that. */
class ScenesTest {

    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
    private static final UUID LEARNER = UUID.fromString("6f1c7f0e-0000-4000-8000-00000000000d");

    private static Answer answer(Cause cause, long seed) {
        Broken it = Broken.by(cause, new Random(seed), NOW, ClientKind::name);
        return Answer.of(it.site(), it.from(), it.to(), NOW).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void the_diagnosis_finds_what_was_broken_wherever_it_is(Cause cause) {
        for (long seed = 0; seed < 6; seed++) {
            assertThat(answer(cause, seed).cause()).isEqualTo(cause);
            assertThat(answer(cause, seed).mend().key()).isNotEqualTo("mend.none");
        }
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource({
        "EXPIRED, ADMINISTRATOR, mend.renew",
        "NOT_YET_VALID, ADMINISTRATOR, mend.renew",
        "WRONG_NAME, ADMINISTRATOR, mend.issue",
        "UNKNOWN_CA, HELPDESK, diagnosis.hand-out",
        "CLIENT_USE_ONLY, ADMINISTRATOR, mend.issue",
        "NAME_IN_SUBJECT_ONLY, ADMINISTRATOR, mend.issue",
        "MISSING_INTERMEDIATE, ADMINISTRATOR, mend.install",
        "KEY_UNREADABLE, ADMINISTRATOR, mend.grant-key",
        "MIXED_PAIR, ADMINISTRATOR, mend.pair",
        "FORGOTTEN_SLOT, ADMINISTRATOR, mend.issue",
        "HTTP_OPEN, ADMINISTRATOR, finding.mend.http",
        "OLD_CLIENT, HELPDESK, mend.update-clients",
        "PLAIN_TEXT, ADMINISTRATOR, mend.plan",
        "NAME_UNRESOLVED, NETWORK, cause.mend.NAME_UNRESOLVED"
    })
    void each_has_its_owner_and_its_mend(Cause cause, Mender owner, String mend) {
        assertThat(answer(cause, 1).owner()).isEqualTo(owner);
        assertThat(answer(cause, 1).mend().key()).isEqualTo(mend);
    }

    @ParameterizedTest
    @EnumSource(Lang.class)
    void every_mend_is_explained_in_its_own_words(Lang lang) {
        Messages messages = Messages.load(ZoneOffset.UTC);
        List<String> mends = Arrays.stream(Cause.values())
                .map(cause -> answer(cause, 1).mend().key())
                .distinct()
                .toList();
        assertThat(mends.stream()
                        .map(mend -> ScenePages.does(mend).key())
                        .filter(messages.keys(lang)::contains)
                        .map(key -> messages.text(lang, key)))
                .hasSize(mends.size())
                .doesNotHaveDuplicates();
    }

    @Test
    void no_reason_has_a_cause_that_no_scene_asks_for() {
        Set<ReasonCode> told = Arrays.stream(Cause.values())
                .map(cause -> Broken.by(cause, new Random(1), NOW, ClientKind::name))
                .flatMap(it -> Diagnosis.of(it.site(), it.from(), it.to(), NOW).cause().stream())
                .flatMap(check -> check.reason().stream())
                .map(Reason::code)
                .collect(Collectors.toSet());
        assertThat(told).containsAll(Answer.BY_REASON.keySet());
    }

    @Test
    void what_is_off_is_not_said_to_be_planned() {
        for (long seed = 0; seed < 6; seed++) {
            assertThat(answer(Cause.PLAIN_TEXT, seed).why().key()).isEqualTo("reason.OFF");
        }
    }

    @Test
    void nothing_is_found_on_the_whole_model() {
        Broken broken = Broken.by(Cause.EXPIRED, new Random(1), NOW, ClientKind::name);
        akashi.core.site.SiteSnapshot whole = akashi.core.site.SiteSnapshot.of(ModelSite.with(3, NOW));
        assertThat(Answer.of(whole, broken.from(), broken.to(), NOW)).isEmpty();
    }

    @Test
    void not_everything_is_the_administrators() {
        assertThat(Arrays.stream(Cause.values()).map(cause -> answer(cause, 1).owner()))
                .contains(Mender.ADMINISTRATOR, Mender.HELPDESK, Mender.NETWORK);
    }

    @Test
    void a_round_has_eight_different_faults_and_stays_as_it_is() {
        Scenes round = Scenes.of(LEARNER, 1, NOW, ClientKind::name);
        assertThat(causes(round)).hasSize(Scenes.EIGHT).doesNotHaveDuplicates();
        assertThat(causes(Scenes.of(LEARNER, 1, NOW, ClientKind::name))).isEqualTo(causes(round));
        assertThat(causes(Scenes.of(LEARNER, 2, NOW, ClientKind::name))).isNotEqualTo(causes(round));
        assertThat(causes(Scenes.of(new UUID(1, 2), 1, NOW, ClientKind::name))).isNotEqualTo(causes(round));
    }

    private static List<Cause> causes(Scenes scenes) {
        return Stream.iterate(1, n -> n + 1)
                .limit(Scenes.EIGHT)
                .map(n -> scenes.answer(n).cause())
                .toList();
    }

    @Test
    void the_right_answer_is_always_among_the_choices() {
        for (int round = 1; round <= 5; round++) {
            Scenes scenes = Scenes.of(LEARNER, round, NOW, ClientKind::name);
            for (int n = 1; n <= Scenes.EIGHT; n++) {
                Scenes.Choices choices = scenes.choices(n);
                assertThat(choices.causes()).contains(scenes.answer(n).cause()).doesNotHaveDuplicates();
                assertThat(choices.mends()).contains(scenes.answer(n).mend()).doesNotHaveDuplicates();
                assertThat(choices.causes()).hasSize(5);
                assertThat(choices.mends()).hasSize(4);
            }
        }
    }
}
