package akashi.core.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What verifiers call a server. */
class ReachedByTest {

    static Stream<Arguments> callers() {
        return Stream.of(
                arguments("a phone, by the public name", Slot.MOBILE, true, false, "video.example.com"),
                arguments("a Smart Client, by the name inside", Slot.STREAMING, true, false, "rec-01.site.example"),
                arguments("another server, by the name inside", Slot.SERVER, false, false, "rec-01.site.example"),
                arguments("a client by address", Slot.STREAMING, true, true, "10.0.0.2"),
                arguments("a server, whatever clients do", Slot.SERVER, false, true, "rec-01.site.example"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("callers")
    void a_server_is_called(String who, Slot slot, boolean client, boolean byAddress, String name) {
        Sites sites = Sites.withRecorders(1).change("rec-01", ReachedByTest::reachedFromOutside);
        SiteSnapshot site = (byAddress ? sites.reachedByAddress() : sites).snapshot();
        Computer server = site.computer(Sites.id("computer rec-01")).orElseThrow();
        assertThat(ReachedBy.of(site.site(), server, slot, client).text()).contains(name);
    }

    private static Computer reachedFromOutside(Computer it) {
        return new Computer(
                it.id(),
                it.host(),
                it.domain(),
                it.registeredAs(),
                Optional.of(new HostName("video.example.com")),
                it.aliases(),
                it.addresses(),
                it.windows(),
                it.generation(),
                it.presence(),
                it.notes(),
                it.servers());
    }
}
