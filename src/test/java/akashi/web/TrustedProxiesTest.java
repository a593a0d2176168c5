package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.AddressRange;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose forwarded headers count: an address is the same however it is written. */
class TrustedProxiesTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1, true",
        "127.0.0.1, 127.0.0.2, false",
        "127.0.0.0/8, 127.0.0.2, true",
        "10.0.0.0/24, 10.0.1.1, false",
        "::1, 0:0:0:0:0:0:0:1, true",
        "::1, [0:0:0:0:0:0:0:1], true",
        "0:0:0:0:0:0:0:1, ::1, true",
        "fe80::1, fe80:0:0:0:0:0:0:1%eth0, true",
        "fd00::/64, fd00::5, true",
        "fd00::/64, fd01::5, false",
        "0.0.0.0/0, unknown, false",
    })
    void a_proxy_is_known_by_its_address(String trusted, String from, boolean counts) {
        Settings settings = new Settings("::1", 0, Optional.empty(), Set.of(AddressRange.parse(trusted)), "1");
        assertThat(settings.trusts(from)).isEqualTo(counts);
    }
}
