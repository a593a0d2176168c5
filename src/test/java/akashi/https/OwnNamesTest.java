package akashi.https;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnNamesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "localhost, true",
        "portal.localhost, true",
        "127.0.0.1, true",
        "127.0.0.5, true",
        "::1, true",
        "::2, false",
        "192.0.2.5, false",
        "localhost.example.com, false"
    })
    void is_known_as_this_computer_alone_or_not(String host, boolean itself) {
        assertThat(OwnNames.loopback(host)).isEqualTo(itself);
    }
}
