package akashi.core.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which names a certificate carries, and until when. */
class RequiredNamesTest {

    private static final HostName OLD = new HostName("old-01.site.example");

    static Stream<Arguments> days() {
        return Stream.of(
                arguments("is carried before its last day", "2027-03-31", "2027-03-30T23:59:59Z", true),
                arguments("is carried on its last day", "2027-03-31", "2027-03-31T23:59:59Z", true),
                arguments("is not carried from the day after", "2027-03-31", "2027-04-01T00:00:00Z", false),
                arguments("without a last day is always carried", null, "2099-01-01T00:00:00Z", true));
    }

    @ParameterizedTest(name = "an old name {0}")
    @MethodSource("days")
    void oldNames(String what, String until, String now, boolean carried) {
        Computer.Alias alias =
                new Computer.Alias(OLD, Optional.ofNullable(until).map(LocalDate::parse));
        SiteSnapshot site = Sites.withRecorders(1)
                .change("rec-01", it -> SampleCertificates.called(it, List.of(alias)))
                .snapshot();
        Computer computer = site.computer(Sites.id("computer rec-01")).orElseThrow();
        RequiredNames names = RequiredNames.of(computer, site.site(), Instant.parse(now));
        assertThat(names.names().contains(OLD)).isEqualTo(carried);
        assertThat(names.names()).contains(computer.fqdn().orElseThrow(), new HostName("rec-01"));
    }
}
