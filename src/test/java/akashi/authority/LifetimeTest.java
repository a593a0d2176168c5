package akashi.authority;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Validity;
import akashi.web.Lang;
import akashi.web.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifetimeTest {

    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    private static final Messages MESSAGES = Messages.load(ZoneOffset.UTC);

    @ParameterizedTest(name = "{0} days before its end: {1}")
    @CsvSource({
        "12, Ends in less than a month, 残り 1 か月未満です。",
        "40, Ends in 1 month., 残り 1 か月です。",
        "100, Ends in 3 months., 残り 3 か月です。",
        "400, Ends in 13 months., 残り 13 か月です。"
    })
    void what_is_left_is_said_in_months(int days, String english, String japanese) {
        Validity validity = new Validity(NOW.minus(Duration.ofDays(3000)), NOW.plus(Duration.ofDays(days)));
        Lifetime left = Lifetime.of(validity, NOW);
        assertThat(MESSAGES.text(Lang.EN, left.sentence())).startsWith(english);
        assertThat(MESSAGES.text(Lang.JA, left.sentence())).startsWith(japanese);
    }
}
