package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CrossSiteTest {

    private static final String OWN = "https://akashi.example:8443";

    static Stream<Arguments> acts() {
        return Stream.of(
                arguments("the portal's own page may act", "same-origin", null, true, true),
                arguments("a person may type or open from a bookmark", "none", null, true, true),
                arguments("another site may not", "cross-site", null, true, false),
                arguments("a sibling host may not", "same-site", null, true, false),
                arguments("another site may not sign a person in", "cross-site", OWN, false, false),
                arguments("the browser's word counts before the origin", "cross-site", OWN, true, false),
                arguments("over plain HTTP the own origin will do", null, OWN, true, true),
                arguments("upper case in the origin does not matter", null, "HTTPS://AKASHI.EXAMPLE:8443", true, true),
                arguments("another port is another site", null, "https://akashi.example", true, false),
                arguments("another scheme is another site", null, "http://akashi.example:8443", true, false),
                arguments("an opaque origin is another site", null, "null", true, false),
                arguments("a session without any word is refused", null, null, true, false),
                arguments("a script without a session may sign in", null, null, false, true),
                arguments("an unknown word is refused", "same-planet", OWN, true, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acts")
    void guards_acts(String sentence, String fetchSite, String origin, boolean withSession, boolean allowed) {
        assertThat(CrossSite.allows(fetchSite, origin, OWN, withSession)).isEqualTo(allowed);
    }
}
