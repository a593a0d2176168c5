package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {

    private final Messages messages = Messages.load(ZoneId.of("Asia/Tokyo"));

    @Test
    void writes_out_messages_lists_and_times() {
        Instant at = Instant.parse("2027-03-31T00:05:00Z");
        Message status = Message.of(Status.BROKEN);
        Message message = Message.of("demo.hosts", List.of("rec-01", status, at, LocalDate.of(2027, 4, 1), 1200));
        assertThat(messages.text(Lang.EN, message))
                .isEqualTo("Seen: rec-01, cannot connect, 2027-03-31 09:05 JST, 2027-04-01, 1200.");
        assertThat(messages.text(Lang.JA, message))
                .isEqualTo("見えたもの: rec-01、接続できません、2027-03-31 09:05 JST、2027-04-01、1200。");
    }

    @Test
    void a_missing_text_is_a_defect() {
        assertThatThrownBy(() -> messages.text(Lang.JA, "no.such.key")).hasMessageContaining("no.such.key in ja");
    }

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(messages.keys(Lang.JA)).isEqualTo(messages.keys(Lang.EN)).isNotEmpty();
    }

    @Test
    void every_answer_of_the_edge_has_its_words() {
        for (int status : Faults.told()) {
            assertThat(messages.has("web.fault." + status + ".title")).isTrue();
            assertThat(messages.has("web.fault." + status + ".advice")).isTrue();
        }
    }

    @ParameterizedTest(name = "{0} from now is {1}, {2}")
    @CsvSource({
        "PT20S,just now,たった今",
        "PT-1M,1 minute ago,1 分前",
        "PT-3M,3 minutes ago,3 分前",
        "PT-26H,26 hours ago,26 時間前",
        "P-49D,49 days ago,49 日前",
        "PT59M,in 59 minutes,残り 59 分",
        "PT1H,in 1 hour,残り 1 時間",
        "P49D,in 49 days,残り 49 日",
        "P1500D,'in 1,500 days','残り 1,500 日'"
    })
    void says_how_far_away_a_moment_is(Duration away, String english, String japanese) {
        assertThat(wording(Lang.EN).ago(Demo.NOW.plus(away))).isEqualTo(english);
        assertThat(wording(Lang.JA).ago(Demo.NOW.plus(away))).isEqualTo(japanese);
    }

    private Wording wording(Lang lang) {
        return new Wording(messages, new Assets(), lang, Demo.NOW);
    }
}
