package akashi.core.finding;

import static akashi.core.finding.FindingCode.CLOCK_SKEW;
import static akashi.core.finding.FindingCode.HTTP_OFFERED;
import static akashi.core.finding.FindingCode.INCOMPLETE_CHAIN;
import static akashi.core.finding.FindingCode.MIXED_PAIR;
import static akashi.core.finding.FindingCode.OLD_PROTOCOL;
import static akashi.core.finding.FindingCode.ONE_SLOT_ONLY;
import static akashi.core.finding.FindingCode.SAME_KEY;
import static akashi.core.finding.FindingCode.STILL_OLD_CERTIFICATE;
import static akashi.core.finding.FindingCode.UNKNOWN_ORIGIN;
import static akashi.core.finding.FindingCode.WEAK_CERTIFICATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Role;
import akashi.core.site.SampleCertificates;
import akashi.core.site.Seen;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.trust.Mends;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FindingsTest {

    private static final String NEWER = "certificate newer";

    static Stream<Arguments> seen() {
        return Stream.of(
                row("the certificate that was issued: nothing", on(), s -> recorder(s, "TLSv1.3")),
                row("nobody looked: nothing", on(), s -> s),
                row(
                        "a newer one was issued before it was seen: still the old one",
                        newer(),
                        s -> both(s, "certificate rec-01", "certificate rec-01"),
                        STILL_OLD_CERTIFICATE),
                row("the newer one in both slots: nothing", newer(), s -> both(s, NEWER, NEWER)),
                row(
                        "still the old one, in a file that nobody vouches for: nothing",
                        newer(),
                        s -> both(s.from(Sites.id("viewer")).unvouched(), "certificate rec-01", "certificate rec-01")),
                row(
                        "the newer one in one slot only: the other was forgotten",
                        newer(),
                        s -> both(s, NEWER, "certificate rec-01"),
                        ONE_SLOT_ONLY),
                row(
                        "it was seen before the newer one was issued: nothing",
                        newer(),
                        s -> both(s.ago(Duration.ofDays(2)), "certificate rec-01", "certificate rec-01")),
                row(
                        "some of the pair on and some off: mixed",
                        on().tell(Fact.IN_EFFECT, "rec-01", Slot.SERVER, false),
                        s -> s,
                        MIXED_PAIR),
                row(
                        "a port of the pair that talks plainly: mixed",
                        on(),
                        s -> s.answers("rec-01", Role.RECORDING, Slot.SERVER, 9001, Sighting.Outcome.PLAIN),
                        MIXED_PAIR),
                row(
                        "a certificate that nobody knows",
                        on(),
                        s -> s.shows(
                                "rec-01",
                                Role.RECORDING,
                                Slot.STREAMING,
                                7563,
                                "stranger",
                                "TLSv1.2",
                                ShownFault.UNKNOWN_ORIGIN),
                        UNKNOWN_ORIGIN),
                row(
                        "the same certificate on two recorders",
                        on(),
                        s -> recorder(s, "TLSv1.2")
                                .shows("rec-02", Role.RECORDING, Slot.STREAMING, 7563, "certificate rec-01", "TLSv1.2"),
                        SAME_KEY),
                row(
                        "plain HTTP beside the encrypted port of a mobile server",
                        on(),
                        s -> s.shows("mob-01", Role.MOBILE, Slot.MOBILE, 8082)
                                .answers("mob-01", Role.MOBILE, null, 8081, Sighting.Outcome.PLAIN),
                        HTTP_OFFERED),
                row(
                        "another certificate with the same key on the second recorder",
                        on(),
                        s -> recorder(s.key("one key"), "TLSv1.3")
                                .shows("rec-02", Role.RECORDING, Slot.STREAMING, 7563),
                        SAME_KEY),
                row(
                        "a recorder with its pair on and its streams plain: no finding",
                        on(),
                        s -> s.shows("rec-01", Role.RECORDING, Slot.SERVER, 9001)
                                .answers("rec-01", Role.RECORDING, Slot.STREAMING, 7563, Sighting.Outcome.PLAIN)),
                row(
                        "a plain management server whose web server has a certificate: mixed with its pair, no more",
                        on(),
                        s -> s.shows("mgmt-01", Role.MANAGEMENT, Slot.SERVER, 443)
                                .answers("mgmt-01", Role.MANAGEMENT, Slot.SERVER, 9000, Sighting.Outcome.PLAIN),
                        MIXED_PAIR),
                row(
                        "an event server that is encrypted though nobody planned it",
                        Sites.withRecorders(1),
                        s -> s.shows("mgmt-01", Role.EVENT, Slot.EVENT, 22_331, "stranger", "TLSv1.3"),
                        FindingCode.UNKNOWN_ORIGIN,
                        FindingCode.UNPLANNED),
                row(
                        "an event server that is encrypted on one of its ports only",
                        on(),
                        s -> s.shows("mgmt-01", Role.EVENT, Slot.EVENT, 22_331)
                                .answers("mgmt-01", Role.EVENT, Slot.EVENT, 22_333, Sighting.Outcome.PLAIN),
                        HTTP_OFFERED),
                row(
                        "an event server with an older certificate on one of its ports: still the old one",
                        on().issue("mgmt-01", c -> SampleCertificates.issued(c, c.id(), 10))
                                .issue("mgmt-01", c -> SampleCertificates.issued(c, Sites.id(NEWER), 1)),
                        s -> s.shows("mgmt-01", Role.EVENT, Slot.EVENT, 22_331)
                                .shows("mgmt-01", Role.EVENT, Slot.EVENT, 22_333, NEWER, "TLSv1.3"),
                        STILL_OLD_CERTIFICATE,
                        FindingCode.UNPLANNED),
                row(
                        "plain HTTP where nothing is encrypted: no finding of its own",
                        on(),
                        s -> s.answers("mob-01", Role.MOBILE, null, 8081, Sighting.Outcome.PLAIN)),
                row(
                        "a certificate larger than a client reads",
                        on(),
                        s -> s.answers("rec-01", Role.RECORDING, Slot.STREAMING, 7563, Sighting.Outcome.TOO_LARGE),
                        FindingCode.TOO_LARGE),
                row(
                        "a certificate that ends before it begins",
                        on(),
                        s -> s.answers("rec-01", Role.RECORDING, Slot.STREAMING, 7563, Sighting.Outcome.INVERTED),
                        FindingCode.INVERTED),
                row(
                        "a server that refuses every version of today and shows nothing to an old hello either",
                        on(),
                        s -> s.answers("rec-01", Role.RECORDING, Slot.STREAMING, 7563, Sighting.Outcome.TOO_OLD),
                        OLD_PROTOCOL),
                row(
                        "TLS 1.1, and silent since: it does not pass away with one look in vain",
                        on(),
                        s -> s.shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, ShownFault.OLD_PROTOCOL)
                                .answers("rec-01", Role.RECORDING, Slot.STREAMING, 7563, Sighting.Outcome.TIMED_OUT),
                        OLD_PROTOCOL),
                row(
                        "plain HTTP beside, closed since: nothing",
                        on(),
                        s -> s.shows("mob-01", Role.MOBILE, Slot.MOBILE, 8082)
                                .answers("mob-01", Role.MOBILE, null, 8081, Sighting.Outcome.PLAIN)
                                .answers("mob-01", Role.MOBILE, null, 8081, Sighting.Outcome.REFUSED)),
                row(
                        "TLS 1.1",
                        on(),
                        s -> s.shows(
                                "rec-01",
                                Role.RECORDING,
                                Slot.STREAMING,
                                7563,
                                "certificate rec-01",
                                "TLSv1.1",
                                ShownFault.OLD_PROTOCOL),
                        OLD_PROTOCOL),
                row(
                        "the intermediate is not sent",
                        on(),
                        s -> s.shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, ShownFault.INCOMPLETE_CHAIN),
                        INCOMPLETE_CHAIN),
                row(
                        "a weak key and a weak signature: one finding",
                        on(),
                        s -> s.shows(
                                "rec-01",
                                Role.RECORDING,
                                Slot.STREAMING,
                                7563,
                                ShownFault.WEAK_KEY,
                                ShownFault.WEAK_SIGNATURE),
                        WEAK_CERTIFICATE),
                row(
                        "a clock that is five minutes ahead",
                        on(),
                        s -> s.skewed("rec-01", Duration.ofMinutes(5)),
                        CLOCK_SKEW),
                row(
                        "a clock that is five minutes behind",
                        on(),
                        s -> s.skewed("rec-01", Duration.ofMinutes(-5)),
                        CLOCK_SKEW),
                row(
                        "a clock that is ten seconds ahead: nothing",
                        on(),
                        s -> s.skewed("rec-01", Duration.ofSeconds(10))),
                row(
                        "what was seen too long ago: nothing",
                        on(),
                        s -> s.ago(Duration.ofDays(200))
                                .shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, ShownFault.OLD_PROTOCOL)));
    }

    private static Arguments row(String name, Sites sites, UnaryOperator<Seen> seen, FindingCode... codes) {
        return arguments(name, seen.apply(Seen.on(sites)), List.of(codes));
    }

    private static Sites on() {
        return Sites.withRecorders(2).computer("mob-01", Role.MOBILE).encrypted();
    }

    /** The first recorder's certificate is ten days old; a newer one was issued a day ago. */
    private static Sites newer() {
        return on().issue("rec-01", c -> SampleCertificates.issued(c, c.id(), 10))
                .issue("rec-01", c -> SampleCertificates.issued(c, Sites.id(NEWER), 1));
    }

    private static Seen recorder(Seen seen, String protocol) {
        return seen.shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, "certificate rec-01", protocol);
    }

    private static Seen both(Seen seen, String server, String streaming) {
        return seen.shows("rec-01", Role.RECORDING, Slot.SERVER, 9001, server, "TLSv1.3")
                .shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, streaming, "TLSv1.3");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("seen")
    void what_is_seen_is_found(String name, Seen seen, List<FindingCode> codes) {
        assertThat(Findings.of(seen.snapshot(), Sites.NOW))
                .extracting(Finding::code)
                .isEqualTo(codes);
    }

    @Test
    void a_finding_names_its_computers_its_age_and_who_mends_it() {
        Finding found = Findings.of(
                        recorder(Seen.on(on()), "TLSv1.2")
                                .ago(Duration.ofHours(2))
                                .shows("rec-02", Role.RECORDING, Slot.STREAMING, 7563, "certificate rec-01", "TLSv1.2")
                                .snapshot(),
                        Sites.NOW)
                .get(0);
        assertThat(found.computers()).extracting(Computer::shortLabel).containsExactly("rec-01", "rec-02");
        assertThat(found.at()).isEqualTo(Sites.NOW.minus(Duration.ofMinutes(1)));
        assertThat(found.mender().key()).isEqualTo("finding-code-mender.PORTAL");
        assertThat(found.mend().present()).isTrue();
    }

    @Test
    void the_encrypted_port_beside_plain_http_is_that_of_the_mobile_server() {
        Finding found = Findings.of(
                        Seen.on(on())
                                .shows("mob-01", Role.MOBILE, Slot.SERVER, 7609)
                                .shows("mob-01", Role.MOBILE, Slot.MOBILE, 8082)
                                .answers("mob-01", Role.MOBILE, null, 8081, Sighting.Outcome.PLAIN)
                                .snapshot(),
                        Sites.NOW)
                .get(0);
        assertThat(found.message().args()).containsExactly("mob-01", "8081", "8082");
    }

    @Test
    void of_two_with_one_key_the_one_that_has_its_own_already_only_installs_it() {
        Seen both = recorder(Seen.on(on()), "TLSv1.2")
                .shows("rec-02", Role.RECORDING, Slot.STREAMING, 7563, "certificate rec-01", "TLSv1.2");
        SiteSnapshot site = both.snapshot();
        Finding found = Findings.of(site, Sites.NOW).get(0);
        assertThat(found.mend())
                .isEqualTo(
                        Mends.install(site.computer(Sites.id("computer rec-02")).orElseThrow()));
    }

    @Test
    void many_of_a_kind_are_one_line_that_names_three() {
        Seen seen = Seen.on(Sites.withRecorders(5).encrypted());
        for (String host : List.of("rec-01", "rec-02", "rec-03", "rec-04", "rec-05")) {
            seen.shows(host, Role.RECORDING, Slot.STREAMING, 7563, ShownFault.OLD_PROTOCOL);
        }
        List<FoundKind> lines = FoundKind.of(Findings.of(seen.snapshot(), Sites.NOW));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).who()).hasSize(5);
        assertThat(lines.get(0).sentence().key()).isEqualTo("finding.OLD_PROTOCOL.many");
        assertThat(lines.get(0).sentence().args()).contains(2);
    }
}
