package akashi.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.Presence;
import akashi.core.site.WindowsGeneration;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WhereaboutsTest {

    static Stream<Arguments> cases() {
        return Stream.of(
                arguments("a listed address is asked although the name is not known", "10.0.0.5", "", "10.0.0.5"),
                arguments(
                        "the listed address that the name leads to is asked",
                        "10.0.0.4 10.0.0.5",
                        "10.0.0.5",
                        "10.0.0.5"),
                arguments("a name that leads to another address is not followed", "10.0.0.5", "10.0.0.9", "ELSEWHERE"),
                arguments("without listed addresses the name is followed", "", "10.0.0.9", "10.0.0.9"),
                arguments("a name that nobody knows leads nowhere", "", "", "NAME_UNKNOWN"),
                arguments("loopback is asked where it is listed", "127.0.0.1", "", "127.0.0.1"),
                arguments("a name alone does not lead to loopback", "", "127.0.0.1", "ELSEWHERE"),
                arguments("a name alone does not lead to cloud metadata", "", "169.254.169.254", "ELSEWHERE"),
                arguments("a listed link-local address is not asked", "169.254.1.1", "", "ELSEWHERE"),
                arguments("a listed metadata address is not asked", "fd00:ec2::254", "", "ELSEWHERE"),
                arguments("nor is one of IPv4 inside IPv6", "64:ff9b::a9fe:a9fe", "", "ELSEWHERE"),
                arguments("nor the wire server of another cloud", "168.63.129.16", "", "ELSEWHERE"),
                arguments("multicast is not asked", "", "224.0.0.1", "ELSEWHERE"),
                arguments("broadcast is not asked", "255.255.255.255", "255.255.255.255", "ELSEWHERE"),
                arguments(
                        "of several addresses of a name a reserved one is passed over",
                        "",
                        "fe80::1 10.0.0.9",
                        "10.0.0.9"),
                arguments(
                        "IPv6 is compared as an address, not as text",
                        "2001:db8:0::1",
                        "2001:db8::1",
                        "2001:db8:0:0:0:0:0:1"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void where_a_computer_may_be_asked(String what, String listed, String resolved, String expected)
            throws UnknownHostException {
        Whereabouts where = Whereabouts.of(computer(listed), addresses(resolved));
        String found = where.address()
                .map(InetAddress::getHostAddress)
                .orElse(where.instead().name());
        assertThat(found).isEqualTo(expected);
        assertThat(where.byAddress())
                .as("asked at the listed address since the name leads nowhere")
                .isEqualTo(where.address().isPresent() && resolved.isEmpty());
    }

    private static List<InetAddress> addresses(String text) throws UnknownHostException {
        List<InetAddress> all = new java.util.ArrayList<>();
        for (String each : text.isEmpty() ? new String[0] : text.split(" ")) {
            all.add(InetAddress.getByName(each));
        }
        return all;
    }

    private static Computer computer(String listed) {
        List<IpAddress> addresses = listed.isEmpty()
                ? List.of()
                : Arrays.stream(listed.split(" ")).map(IpAddress::new).toList();
        return new Computer(
                UUID.randomUUID(),
                Optional.of(new HostName("rec-01")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                addresses,
                WindowsGeneration.SERVER_2022,
                1,
                new Presence(Presence.State.IN_SERVICE, Instant.EPOCH, Optional.empty(), "", "admin"),
                "",
                List.of());
    }
}
