package akashi;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.web.Lang;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What AKASHI_TRUSTED_PROXIES takes; a word that nobody reads would leave everybody with the proxy's address. */
class ProxySettingTest extends AtTheCommandLine {

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost",
        "127.0.0.1;10.0.0.1, 127.0.0.1;10.0.0.1",
        "'127.0.0.1, abc', abc",
        "10.0.0.0/33, 10.0.0.0/33",
        "10.0.0.0/x, 10.0.0.0/x",
        "10.0.0, 10.0.0",
        "10.0.0.1:8080, 10.0.0.1:8080",
    })
    void what_is_no_address_is_named_and_nothing_starts(String value, String entry) {
        environment.put("AKASHI_TRUSTED_PROXIES", value);
        assertThat(run("serve")).isEqualTo(2);
        assertThat(err).contains("AKASHI_TRUSTED_PROXIES names “" + entry + "”").doesNotContain("\tat ");
        lang = Lang.JA;
        assertThat(run("serve")).isEqualTo(2);
        assertThat(err).contains("「" + entry + "」");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.0/8", "127.0.0.1,::1", " 10.0.0.1 , 10.0.0.2", "fd00::/64", "10.0.0.1,"})
    void addresses_and_ranges_are_taken(String value) {
        environment.put("AKASHI_TRUSTED_PROXIES", value);
        SettingSources sources = SettingSources.of(Map.of("home", home.toString()), Map.of(), environment);
        assertThat(Configuration.of(sources).trustedProxies()).isNotEmpty();
    }
}
