package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.diagnosis.ErrorCause;
import akashi.core.diagnosis.KnownErrors;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.NameConstraints;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayTest {

    private static final Trusts TRUSTS = Trusts.root().issuing(NameConstraints.NONE);
    private static final ParsedCertificate LEAF = TRUSTS.leaf("rec-01.site.example", "rec-01", "10.0.0.5");
    private static final ServerName NAME = ServerName.of(new HostName("rec-01.site.example"));
    private static final List<ParsedCertificate> HOLDS_IT =
            List.of(TRUSTS.chain().root());

    static Stream<Arguments> clients() {
        Instant now = Trusts.NOW;
        return Stream.of(
                arguments("one that holds the root accepts", verifier(HOLDS_IT, NAME, now), null),
                arguments(
                        "an address is checked against the addresses",
                        verifier(HOLDS_IT, ServerName.of(new IpAddress("10.0.0.5")), now),
                        null),
                arguments(
                        "a short name is a name", verifier(HOLDS_IT, ServerName.of(new HostName("rec-01")), now), null),
                arguments(
                        "one that lacks the root does not trust",
                        verifier(List.of(), NAME, now),
                        ErrorCause.UNTRUSTED_ROOT),
                arguments(
                        "after its end it has expired",
                        verifier(HOLDS_IT, NAME, now.plus(Duration.ofDays(500))),
                        ErrorCause.EXPIRED),
                arguments(
                        "before its beginning it is not valid yet",
                        verifier(HOLDS_IT, NAME, now.minus(Duration.ofDays(30))),
                        ErrorCause.NOT_YET_VALID),
                arguments(
                        "another name is not covered",
                        verifier(HOLDS_IT, ServerName.of(new HostName("rec-02.site.example")), now),
                        ErrorCause.WRONG_NAME),
                arguments(
                        "another address is not covered",
                        verifier(HOLDS_IT, ServerName.of(new IpAddress("10.0.0.6")), now),
                        ErrorCause.WRONG_NAME));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clients")
    void a_handshake_ends_as_the_client_says(String sentence, Verifier client, ErrorCause cause) {
        Replay.Ending ending = Replay.handshake(Trusts.SERVER_KEY, LEAF, TRUSTS.chain(), client);
        assertThat(ending.handshake()).isTrue();
        assertThat(cause(ending)).isEqualTo(Optional.ofNullable(cause));
        assertThat(ending.agreed().isPresent()).isEqualTo(cause == null);
        assertThat(ending.server().isPresent()).as("%s", ending).isEqualTo(cause != null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clients")
    void the_check_of_the_path_alone_says_the_same(String sentence, Verifier client, ErrorCause cause) {
        Replay.Ending ending = Replay.validation(LEAF, TRUSTS.chain().intermediates(), client);
        assertThat(ending.handshake()).isFalse();
        assertThat(cause(ending)).isEqualTo(Optional.ofNullable(cause));
    }

    @Test
    void a_server_that_keeps_its_intermediate_certificate_back_is_refused() {
        Replay.Ending ending = Replay.validation(LEAF, List.of(), verifier(HOLDS_IT, NAME, Trusts.NOW));
        assertThat(ending.raw().orElseThrow()).contains("PKIX path building failed");
    }

    @Test
    void the_agreed_protocol_is_told() {
        assertThat(Replay.handshake(Trusts.SERVER_KEY, LEAF, TRUSTS.chain(), verifier(HOLDS_IT, NAME, Trusts.NOW))
                        .agreed()
                        .orElseThrow())
                .startsWith("TLSv1.3");
    }

    private static Optional<ErrorCause> cause(Replay.Ending ending) {
        return ending.raw().map(raw -> KnownErrors.in(raw).get(0).cause());
    }

    private static Verifier verifier(List<ParsedCertificate> roots, ServerName name, Instant instant) {
        return Verifier.ofServer(roots, name, instant);
    }
}
