package akashi.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.site.Role;
import akashi.core.site.Seen;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which port of a slot with several is played: a recorder with a Data Collector has two. */
class ReplayedPortTest {

    static Stream<Arguments> looks() {
        return Stream.of(
                row("the last one, where all is well", s -> {}, 9001),
                row("the one that shows something amiss", s -> show(s, 7609, ShownFault.WRONG_NAME), 7609),
                row(
                        "the one that talks plainly",
                        s -> s.answers("two-01", Role.RECORDING, Slot.SERVER, 7609, Sighting.Outcome.PLAIN),
                        7609),
                row(
                        "not one of a file that nobody vouches for",
                        s -> show(s.from(Sites.id("viewer")).unvouched(), 7609, ShownFault.WRONG_NAME),
                        9001));
    }

    private static Arguments row(String name, Consumer<Seen> other, int port) {
        return arguments(name, other, port);
    }

    private static void show(Seen seen, int port, ShownFault... faults) {
        seen.shows("two-01", Role.RECORDING, Slot.SERVER, port, faults);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void of_several_ports_is_played(String name, Consumer<Seen> other, int port) {
        Sites sites = Sites.withRecorders(0)
                .computer("two-01", Role.RECORDING, Role.LOG)
                .encrypted();
        Seen seen = Seen.on(sites).ago(Duration.ofMinutes(1));
        show(seen, 9001);
        other.accept(seen.ago(Duration.ofMinutes(9)));
        SiteSnapshot site = seen.snapshot();
        Verifier client = new Verifier.OnComputer(site.management().orElseThrow());
        Computer server = site.computer(Sites.id("computer two-01")).orElseThrow();
        assertThat(Replaying.seen(site, CertificateLink.RECORDER_TO_MANAGEMENT, client, server, Sites.NOW))
                .map(Sighting::port)
                .contains(port);
    }
}
