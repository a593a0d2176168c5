package akashi.core.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.fault.Fault;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

    private static final Instant NOW = Instant.parse("2027-03-01T09:00:00Z");
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "2027-03-12, 2027-03-12T14:59:59Z",
        "2027-03-01, 2027-03-01T14:59:59Z",
        "2027-03-12T09:30, 2027-03-12T00:30:00Z",
        "2027-03-12T09:30:15, 2027-03-12T00:30:15Z",
        "2027-03-12T09:30:00Z, 2027-03-12T09:30:00Z",
        "2027-03-12T09:30:00.5+01:00, 2027-03-12T08:30:00Z",
        "2066-01-01, 2066-01-01T14:59:59Z"
    })
    void moments(String text, Instant at) {
        assertThat(Moment.parse(text, TOKYO, NOW)).isEqualTo(at);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "tomorrow, expiry.at.unreadable",
        "2027-02-30, expiry.at.unreadable",
        "2027-03-12T25:00, expiry.at.unreadable",
        "+999999999-12-31, expiry.at.unreadable",
        "2077-03-01, expiry.at.far",
        "9999-12-31T23:59:59Z, expiry.at.far",
        "2027-02-01, expiry.at.past"
    })
    void sentences(String text, String key) {
        assertThatThrownBy(() -> Moment.parse(text, TOKYO, NOW))
                .isInstanceOfSatisfying(
                        Fault.BadInput.class,
                        bad -> assertThat(bad.errors().get(0).message().key()).isEqualTo(key));
    }
}
