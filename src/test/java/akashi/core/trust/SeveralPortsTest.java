package akashi.core.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.link.CertificateLink;
import akashi.core.site.Role;
import akashi.core.site.Seen;
import akashi.core.site.Sighting;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A recorder with a Data Collector shows the certificate of one slot on two ports. */
class SeveralPortsTest {

    static Stream<Arguments> ports() {
        return Stream.of(
                arguments("both show the same: nothing", two(9001).and(7609), List.of()),
                arguments(
                        "the first one asked shows another: told",
                        two().and(9001, "stranger").and(7609),
                        List.of("reason.RECHECK.other")),
                arguments(
                        "the last one asked shows another: told",
                        two(9001).and(7609, "stranger"),
                        List.of("reason.RECHECK.other")),
                arguments(
                        "one was encrypted and is silent: told",
                        two(9001).and(7609).silent(7609),
                        List.of("reason.UNREACHABLE")),
                arguments("one never answered: shut on purpose", two(9001).silent(7609), List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ports")
    void one_port_of_a_slot_does_not_speak_for_the_other(String name, TwoPorts seen, List<String> keys) {
        assertThat(Assess.all(CertificateLink.RECORDER_TO_MANAGEMENT, seen.seen.snapshot(), Sites.NOW))
                .isNotEmpty()
                .flatExtracting(Assessment::reasons)
                .extracting(reason -> reason.message().key())
                .filteredOn(List.of("reason.RECHECK.other", "reason.UNREACHABLE")::contains)
                .containsOnlyOnceElementsOf(keys)
                .hasSize(keys.size());
    }

    private static TwoPorts two(int... ports) {
        Sites sites = Sites.withRecorders(0)
                .computer("two-01", Role.RECORDING, Role.LOG)
                .encrypted()
                .seenTrusting("mgmt-01");
        TwoPorts both = new TwoPorts(Seen.on(sites));
        for (int port : ports) {
            both.and(port);
        }
        return both;
    }

    /** Looks at the ports of a recorder with a Data Collector, one a minute. */
    private static final class TwoPorts {
        private final Seen seen;
        private int minutes = 30;

        TwoPorts(Seen seen) {
            this.seen = seen;
        }

        TwoPorts and(int port) {
            return and(port, "certificate two-01");
        }

        TwoPorts and(int port, String certificate) {
            seen.ago(Duration.ofMinutes(minutes--))
                    .shows("two-01", Role.RECORDING, Slot.SERVER, port, certificate, "TLSv1.3");
            return this;
        }

        TwoPorts silent(int port) {
            seen.ago(Duration.ofMinutes(minutes--))
                    .answers("two-01", Role.RECORDING, Slot.SERVER, port, Sighting.Outcome.TIMED_OUT);
            return this;
        }

        @Override
        public String toString() {
            return "recorder with a Data Collector";
        }
    }
}
