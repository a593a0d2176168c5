package akashi.core.site;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.ProbePorts.ProbePort;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbePortsTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            MANAGEMENT           | SERVER 443, SERVER 9000
            RECORDING            | SERVER 9001, STREAMING 7563
            FAILOVER_RECORDING   | SERVER 8990, STREAMING 7563
            EVENT                | SERVER 7609, EVENT 22331, EVENT 22333
            LOG                  | SERVER 7609
            LPR                  | SERVER 7609
            MOBILE               | SERVER 7609, MOBILE 8082, - 8081
            LOG LPR              | SERVER 7609
            MANAGEMENT LOG EVENT | SERVER 443, SERVER 9000, EVENT 22331, EVENT 22333
            """)
    void the_ports_of_a_computer_with(String roles, String ports) {
        Role[] all =
                java.util.Arrays.stream(roles.split(" ")).map(Role::valueOf).toArray(Role[]::new);
        assertThat(text(Sites.withRecorders(0).computer("pc-01", all))).isEqualTo(ports);
    }

    @ParameterizedTest(name = "{0} with {1}={2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            RECORDING | STREAMING | 17563 | SERVER 9001, STREAMING 17563
            EVENT     | EVENT     | 23000 | SERVER 7609, EVENT 23000, EVENT 23002
            EVENT     | EVENT     | 65535 | SERVER 7609, EVENT 65535
            """)
    void a_port_that_differs_takes_the_place_of_the_usual_one(Role role, Slot slot, int port, String ports) {
        Sites sites = Sites.withRecorders(0).computer("pc-01", role).change("pc-01", c -> {
            Server server = c.servers().get(0);
            return c.but()
                    .servers(java.util.List.of(new Server(
                            server.id(), role, "pc-01", Optional.empty(), Optional.empty(), Map.of(slot, port))))
                    .copy();
        });
        assertThat(text(sites)).isEqualTo(ports);
    }

    @Test
    void several_ports_are_named_and_what_is_not_named_stays() {
        Ports ports = Ports.USUAL
                .with(Optional.of(Slot.MOBILE), 8443)
                .with(Optional.of(Slot.MOBILE), 8082)
                .with(Optional.empty(), 8085);
        Sites sites = Sites.withRecorders(0).computer("pc-01", Role.MOBILE).change("pc-01", c -> {
            Server server = c.servers().get(0);
            return c.but()
                    .servers(java.util.List.of(
                            new Server(server.id(), Role.MOBILE, "pc-01", Optional.empty(), Optional.empty(), ports)))
                    .copy();
        });
        assertThat(text(sites)).isEqualTo("SERVER 7609, MOBILE 8082, MOBILE 8443, - 8085");
    }

    private static String text(Sites sites) {
        Computer computer =
                sites.snapshot().computer(Sites.id("computer pc-01")).orElseThrow();
        return ProbePorts.of(computer).stream().map(ProbePortsTest::text).collect(Collectors.joining(", "));
    }

    private static String text(ProbePort port) {
        return port.slot().map(Slot::name).orElse("-") + " " + port.port();
    }
}
