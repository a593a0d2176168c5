package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlashTest {

    private final Messages messages = Messages.load(ZoneId.of("Asia/Tokyo"));

    @Test
    void carries_every_kind_of_argument() {
        Object[] args = {List.of("rec-01", 12, Message.of(Status.BROKEN), Instant.parse("2027-03-31T00:05:00Z"))};
        Message message = Message.of("demo.hosts", args);
        assertThat(Flash.read(Flash.write(message), messages)).contains(message);
    }

    @Test
    void a_message_too_long_for_a_cookie_becomes_a_general_one() {
        Message message = Message.of("demo.added", "x".repeat(5000));
        assertThat(Flash.read(Flash.write(message), messages)).contains(Message.of("web.flash.done"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "\"x\"",
                "{\"key\":\"no.such.key\"}",
                "{\"key\":\"demo.added\",\"args\":[{\"at\":\"x\"}]}"
            })
    void a_forged_cookie_says_nothing(String json) {
        String cookie =
                json == null ? "%%%" : Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        assertThat(Flash.read(cookie, messages)).isEmpty();
    }
}
