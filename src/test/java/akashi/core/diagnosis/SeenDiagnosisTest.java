package akashi.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.fault.Mend;
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
import akashi.core.trust.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What was seen on ports, and what was not, in the words of a diagnosis. */
class SeenDiagnosisTest {

    private static final UUID CLIENTS = Sites.id("group SMART_CLIENT");

    private static Sites fine() {
        return Sites.withRecorders(2).encrypted();
    }

    @Test
    void what_nobody_said_or_saw_is_not_in_order() {
        Sites sites = Sites.withRecorders(2).withAuthority().issueAll();
        SiteSnapshot site = Seen.on(sites)
                .shows("mgmt-01", Role.MANAGEMENT, Slot.SERVER, 9000)
                .answers("rec-01", Role.RECORDING, Slot.SERVER, 9001, Sighting.Outcome.TIMED_OUT)
                .snapshot();
        Verifier from = new Verifier.OnComputer(site.management().orElseThrow());
        Diagnosis diagnosis = Diagnosis.of(site, from, recorder(site), Sites.NOW);
        assertThat(diagnosis.verdict()).contains(Verdict.UNCLEAR);
        assertThat(diagnosis.connections())
                .filteredOn(connection -> connection.subject().equals(recorder(site)))
                .isNotEmpty()
                .flatExtracting(Connection::checks)
                .filteredOn(check -> check.fine() && check.aspect().judged())
                .extracting(Check::aspect)
                .as("what the portal knows of its own certificate alone")
                .containsOnly(Aspect.DATES, Aspect.NAMES);
    }

    static Stream<Arguments> oddities() {
        return Stream.of(
                arguments(
                        "TLS 1.1",
                        handshake().shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, ShownFault.OLD_PROTOCOL),
                        Verdict.SUSPICIOUS,
                        Aspect.SHOWN),
                arguments(
                        "the intermediate is not sent",
                        handshake().shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, ShownFault.INCOMPLETE_CHAIN),
                        Verdict.SUSPICIOUS,
                        Aspect.SHOWN),
                arguments("1 MB", answered(Sighting.Outcome.TOO_LARGE), Verdict.UNCLEAR, Aspect.PORT),
                arguments("too old", answered(Sighting.Outcome.TOO_OLD), Verdict.UNCLEAR, Aspect.PORT),
                arguments("dates the wrong way", answered(Sighting.Outcome.INVERTED), Verdict.UNCLEAR, Aspect.PORT),
                arguments("unreadable", answered(Sighting.Outcome.UNREADABLE), Verdict.UNCLEAR, Aspect.PORT),
                arguments(
                        "the name leads elsewhere", answered(Sighting.Outcome.ELSEWHERE), Verdict.UNCLEAR, Aspect.NAME),
                arguments(
                        "unreadable, and nobody told anything",
                        Seen.on(Sites.withRecorders(2).withAuthority().issueAll())
                                .answers("rec-01", Role.RECORDING, Slot.STREAMING, 7563, Sighting.Outcome.UNREADABLE),
                        Verdict.UNCLEAR,
                        Aspect.PORT));
    }

    private static Seen handshake() {
        return Seen.on(fine()).ago(Duration.ofMinutes(1));
    }

    private static Seen answered(Sighting.Outcome outcome) {
        return handshake().answers("rec-01", Role.RECORDING, Slot.STREAMING, 7563, outcome);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddities")
    void what_was_seen_amiss_is_spoken_of_first(String name, Seen seen, Verdict verdict, Aspect aspect) {
        Diagnosis diagnosis = diagnose(seen.snapshot(), CLIENTS);
        assertThat(diagnosis.verdict()).contains(verdict);
        assertThat(diagnosis.cause().map(Check::aspect)).contains(aspect);
        assertThat(diagnosis.cause().map(Check::mend).filter(Mend::present))
                .as("next step")
                .isPresent();
    }

    @Test
    void what_anybody_handed_in_speaks_of_the_connections_of_that_viewer_alone() {
        assertThat(diagnose(handedIn(CLIENTS), CLIENTS).cause().map(Check::aspect))
                .contains(Aspect.SHOWN);
        assertThat(diagnose(handedIn(Sites.id("viewer")), CLIENTS).connections())
                .flatExtracting(Connection::checks)
                .extracting(Check::aspect)
                .doesNotContain(Aspect.SHOWN);
        SiteSnapshot refused = Seen.on(fine())
                .from(Sites.id("viewer"))
                .unvouched()
                .answers("rec-01", Role.RECORDING, Slot.STREAMING, 7563, Sighting.Outcome.REFUSED)
                .snapshot();
        assertThat(check(refused, Aspect.PORT).message().key()).isEqualTo("diagnosis.nobody.PORT");
    }

    private static SiteSnapshot handedIn(UUID viewer) {
        return Seen.on(fine())
                .from(viewer)
                .unvouched()
                .shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, ShownFault.OLD_PROTOCOL)
                .snapshot();
    }

    static Stream<Arguments> twoPorts() {
        return Stream.of(
                arguments("encrypted before, silent since: that port is told", 7609, "7609"),
                arguments("silent ever since: shut on purpose", 0, "9001"));
    }

    @ParameterizedTest(name = "{0} fails at {1}")
    @CsvSource({
        "SELF_SIGNED, CERTIFICATE",
        "WRONG_USAGE, CERTIFICATE",
        "UNTRUSTED_ROOT, TRUST",
        "WRONG_NAME, NAMES",
        "NO_SUBJECT_ALTERNATIVE_NAME, NAMES",
        "EXPIRED, DATES",
        "REVOKED, DATES"
    })
    void what_a_port_shows_fails_at_the_check_it_belongs_to(ShownFault fault, Aspect aspect) {
        Diagnosis diagnosis = diagnose(showing(fault), CLIENTS);
        assertThat(diagnosis.first().orElseThrow().checks())
                .filteredOn(Check::fails)
                .singleElement()
                .satisfies(check -> assertThat(check.aspect()).isEqualTo(aspect))
                .satisfies(check ->
                        assertThat(check.message().args()).contains(List.of(akashi.core.text.Message.of(fault))));
    }

    @Test
    void several_faults_of_one_port_are_told_each_at_its_check() {
        Diagnosis diagnosis = diagnose(showing(ShownFault.SELF_SIGNED, ShownFault.EXPIRED), CLIENTS);
        assertThat(diagnosis.first().orElseThrow().checks())
                .filteredOn(Check::fails)
                .extracting(Check::aspect)
                .containsExactly(Aspect.CERTIFICATE, Aspect.DATES);
    }

    private static SiteSnapshot showing(ShownFault... faults) {
        return handshake()
                .shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, faults)
                .snapshot();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("twoPorts")
    void a_port_that_answers_does_not_hide_the_other_of_its_slot(String name, int before, String told) {
        Seen seen = Seen.on(Sites.withRecorders(0)
                .computer("two-01", Role.RECORDING, Role.LOG)
                .encrypted());
        if (before > 0) {
            seen.ago(Duration.ofMinutes(9)).shows("two-01", Role.RECORDING, Slot.SERVER, before);
        }
        SiteSnapshot site = seen.ago(Duration.ofMinutes(2))
                .answers("two-01", Role.RECORDING, Slot.SERVER, 7609, Sighting.Outcome.TIMED_OUT)
                .ago(Duration.ofMinutes(1))
                .shows("two-01", Role.RECORDING, Slot.SERVER, 9001)
                .snapshot();
        Verifier from = new Verifier.OnComputer(site.management().orElseThrow());
        Computer to = site.computer(Sites.id("computer two-01")).orElseThrow();
        assertThat(Diagnosis.of(site, from, to, Sites.NOW).connections())
                .filteredOn(connection -> connection.link() == CertificateLink.RECORDER_TO_MANAGEMENT)
                .isNotEmpty()
                .flatExtracting(Connection::checks)
                .filteredOn(check -> check.aspect() == Aspect.PORT)
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.message().args()).contains(told));
    }

    @Test
    void said_to_be_on_after_it_was_seen_plain_is_to_be_looked_at_again() {
        SiteSnapshot site = Seen.on(fine())
                .ago(Duration.ofHours(3))
                .answers("rec-01", Role.RECORDING, Slot.STREAMING, 7563, Sighting.Outcome.PLAIN)
                .snapshot();
        assertThat(check(site, Aspect.PORT).fine()).isFalse();
        assertThat(check(site, Aspect.SWITCH).message().key()).isEqualTo("diagnosis.recheck");
        assertThat(check(site, Aspect.SWITCH).mend().path()).isEqualTo("/probes");
    }

    @Test
    void a_name_that_leads_nowhere_is_told_though_the_address_answers() {
        SiteSnapshot site = fine().snapshot();
        Sighting address = new Sighting(
                Sites.id("sighting"),
                recorder(site).id(),
                1,
                Role.RECORDING,
                Optional.of(Slot.STREAMING),
                7563,
                Sites.NOW,
                Optional.empty(),
                Sighting.Outcome.ENCRYPTED,
                Optional.empty(),
                Optional.empty(),
                "",
                true,
                true);
        Check name = check(SiteSnapshot.of(site.data().seen(List.of(address))), Aspect.NAME);
        assertThat(name.status()).isEqualTo(Status.UNKNOWN);
        assertThat(name.message().key()).isEqualTo("diagnosis.by-address");
        assertThat(name.mender()).isEqualTo(Mender.NETWORK);
        assertThat(name.message().args()).as("ports are no amounts").contains("7563");
    }

    private static Check check(SiteSnapshot site, Aspect aspect) {
        return diagnose(site, CLIENTS).connections().stream()
                .filter(connection -> connection.link() == CertificateLink.RECORDER_TO_CLIENTS)
                .flatMap(connection -> connection.checks().stream())
                .filter(check -> check.aspect() == aspect)
                .findFirst()
                .orElseThrow();
    }

    private static Diagnosis diagnose(SiteSnapshot site, UUID group) {
        Verifier from = new Names(site).caller(group.toString()).orElseThrow();
        return Diagnosis.of(site, from, recorder(site), Sites.NOW);
    }

    private static Computer recorder(SiteSnapshot site) {
        return site.computer(Sites.id("computer rec-01")).orElseThrow();
    }
}
