package akashi.https;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.pki.ParsedCertificate;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the certificate lists that a portal signs for itself. */
class SelfSignedFileTest {

    private static final Instant NOW = Instant.parse("2026-11-30T09:00:00Z");

    @TempDir
    private Path home;

    private ParsedCertificate shown(String host, Optional<URI> url) {
        return new SelfSignedFile(new Place(host, url, home, true)).at(NOW).certificate();
    }

    static Stream<Arguments> hosts() {
        return Stream.of(
                arguments("another address of loopback", "127.0.0.5", "127.0.0.5"),
                arguments("an address of the network", "192.0.2.7", "192.0.2.7"),
                arguments("an address of IPv6", "2001:db8::7", "2001:db8::7"),
                arguments("IPv6 in brackets", "[2001:db8::7]", "2001:db8::7"),
                arguments("a name", "portal.harbour.example", "portal.harbour.example"),
                arguments("a name of loopback", "portal.localhost", "portal.localhost"));
    }

    @ParameterizedTest(name = "{0} on which the portal listens")
    @MethodSource("hosts")
    void lists(String what, String host, String listed) {
        Names expected = Names.of(Stream.of(listed, "localhost", "127.0.0.1", "::1"));
        assertThat(expected.uncovered(shown(host, Optional.empty())).texts())
                .as(what)
                .isEmpty();
    }

    @Test
    void one_that_does_not_list_where_the_portal_listens_now_is_made_anew_and_then_stays() {
        ParsedCertificate before = shown("127.0.0.1", Optional.empty());
        ParsedCertificate now = shown("127.0.0.5", Optional.empty());
        assertThat(now.sha256()).isNotEqualTo(before.sha256());
        assertThat(shown("127.0.0.5", Optional.empty()).sha256()).isEqualTo(now.sha256());
        assertThat(shown("127.0.0.1", Optional.empty()).sha256())
                .as("it is covered all the same")
                .isEqualTo(now.sha256());
    }

    @Test
    void of_a_ca_nobody_wants_what_only_this_computer_reaches() {
        Place place = new Place("127.0.0.5", Optional.of(URI.create("https://portal.harbour.example")), home, true);
        assertThat(OwnNames.set(place).texts()).containsExactly("portal.harbour.example");
        assertThat(OwnNames.proposed(place, Optional.empty()).texts()).doesNotContain("127.0.0.5");
    }
}
