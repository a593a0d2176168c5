package akashi.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.ClientKind;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.trust.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosisTest {

    private static final Instant LONG_AGO = Sites.NOW.minus(Duration.ofDays(2000));
    private static final UUID CLIENTS = Sites.id("group SMART_CLIENT");

    private static Sites fine() {
        return Sites.withRecorders(2).encrypted();
    }

    static Stream<Arguments> callers() {
        return Stream.of(
                arguments("everything told is fine", fine(), Verdict.FINE, null, null),
                arguments(
                        "a client that lacks the CA is the helpdesk's to mend",
                        fine().trusted(ClientKind.SMART_CLIENT, 0),
                        Verdict.FAULT,
                        Aspect.TRUST,
                        Mender.HELPDESK),
                arguments(
                        "some clients that are not known to trust leave it open",
                        fine().trusted(ClientKind.SMART_CLIENT, 4),
                        Verdict.UNCLEAR,
                        Aspect.TRUST,
                        Mender.HELPDESK),
                arguments(
                        "a server that does not trust its own CA is the administrator's",
                        fine().trusted("rec-01", false),
                        Verdict.FAULT,
                        Aspect.TRUST,
                        Mender.ADMINISTRATOR),
                arguments(
                        "a key that cannot be read is the administrator's",
                        fine().tell(Fact.KEY_READABLE, "rec-01", Slot.STREAMING, false),
                        Verdict.FAULT,
                        Aspect.KEY,
                        Mender.ADMINISTRATOR),
                arguments(
                        "a certificate that is not there comes before the trust in it",
                        fine().tell(Fact.CERTIFICATE_INSTALLED, "rec-01", Slot.STREAMING, false)
                                .trusted(ClientKind.SMART_CLIENT, 0),
                        Verdict.FAULT,
                        Aspect.CERTIFICATE,
                        Mender.ADMINISTRATOR),
                arguments(
                        "a plain recorder is not the fault of certificates",
                        Sites.withRecorders(2),
                        Verdict.OFF,
                        Aspect.SWITCH,
                        Mender.ADMINISTRATOR));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("callers")
    void a_smart_client_that_sees_no_video(String sentence, Sites sites, Verdict verdict, Aspect cause, Mender mender) {
        Diagnosis diagnosis = diagnose(sites.snapshot(), CLIENTS);
        assertThat(diagnosis.verdict()).contains(verdict);
        assertThat(diagnosis.cause().map(Check::aspect)).isEqualTo(Optional.ofNullable(cause));
        assertThat(diagnosis.cause().map(Check::mender)).isEqualTo(Optional.ofNullable(mender));
        assertThat(Suspect.of(diagnosis).isEmpty()).isEqualTo(verdict == Verdict.FAULT);
    }

    @Test
    void a_pair_is_looked_at_in_both_directions() {
        SiteSnapshot site = fine().snapshot();
        Computer management = site.management().orElseThrow();
        Diagnosis diagnosis = Diagnosis.of(site, new Verifier.OnComputer(recorder(site)), management, Sites.NOW);
        assertThat(diagnosis.connections())
                .extracting(Connection::link)
                .contains(
                        CertificateLink.MANAGEMENT_TO_RECORDERS,
                        CertificateLink.RECORDER_TO_MANAGEMENT,
                        CertificateLink.MANAGEMENT_TO_CLIENTS);
    }

    @Test
    void phones_do_not_talk_to_recorders_and_are_led_to_the_mobile_server() {
        SiteSnapshot site = Sites.withRecorders(1)
                .computer("mobile-01", Role.MOBILE)
                .clients(ClientKind.MOBILE_CLIENT, 5, "")
                .snapshot();
        Verifier phones = new Names(site).caller("mobile_client").orElseThrow();
        assertThat(Diagnosis.of(site, phones, recorder(site), Sites.NOW).verdict())
                .isEmpty();
        assertThat(Diagnosis.partners(phones, site, 5))
                .extracting(Computer::shortLabel)
                .containsExactly("mobile-01");
    }

    @Test
    void nothing_connects_to_a_computer_that_rests() {
        SiteSnapshot site =
                fine().presence("rec-01", Presence.State.OUT_OF_SERVICE).snapshot();
        assertThat(diagnose(site, CLIENTS).connections()).isEmpty();
    }

    static Stream<Arguments> sightings() {
        return Stream.of(
                arguments("what the portal cannot reach is open", Sighting.Outcome.TIMED_OUT, null, Status.UNKNOWN),
                arguments(
                        "what the client itself cannot reach is wrong",
                        Sighting.Outcome.TIMED_OUT,
                        CLIENTS,
                        Status.BROKEN),
                arguments("a port that answers is in order", Sighting.Outcome.PLAIN, null, Status.VERIFIED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sightings")
    void a_port_counts_as_the_one_who_looked(String sentence, Sighting.Outcome outcome, UUID from, Status status) {
        Check port = check(seen(outcome, from, Optional.empty()), Aspect.PORT);
        assertThat(port.status()).isEqualTo(status);
        assertThat(port.evidence()).isPresent();
    }

    @Test
    void a_name_that_the_client_does_not_find_comes_first_and_is_the_networks() {
        Diagnosis diagnosis = diagnose(seen(Sighting.Outcome.NAME_UNKNOWN, CLIENTS, Optional.empty()), CLIENTS);
        assertThat(diagnosis.cause().map(Check::aspect)).contains(Aspect.NAME);
        assertThat(diagnosis.cause().map(Check::mender)).contains(Mender.NETWORK);
    }

    @Test
    void a_clock_that_is_an_hour_off_is_wrong() {
        Check clock = check(seen(Sighting.Outcome.ENCRYPTED, null, Optional.of(Duration.ofHours(-1))), Aspect.CLOCK);
        assertThat(clock.fails()).isTrue();
    }

    @Test
    void what_a_client_could_not_reach_long_ago_is_no_fault_any_more() {
        SiteSnapshot site = fine().snapshot();
        Sighting old = sighting(site, Sighting.Outcome.TIMED_OUT, CLIENTS, Optional.empty(), LONG_AGO);
        Check alone = check(SiteSnapshot.of(site.data().seen(List.of(old))), Aspect.PORT);
        assertThat(alone.status()).isEqualTo(Status.UNKNOWN);
        assertThat(alone.mend().path()).isEqualTo("/probes");
        Sighting fresh = sighting(site, Sighting.Outcome.ENCRYPTED, null, Optional.empty(), Sites.NOW);
        assertThat(check(SiteSnapshot.of(site.data().seen(List.of(old, fresh))), Aspect.PORT)
                        .status())
                .isEqualTo(Status.VERIFIED);
    }

    @Test
    void a_clock_that_was_off_long_ago_is_not_told() {
        SiteSnapshot site = fine().snapshot();
        Sighting old = sighting(site, Sighting.Outcome.ENCRYPTED, null, Optional.of(Duration.ofHours(1)), LONG_AGO);
        assertThat(diagnose(SiteSnapshot.of(site.data().seen(List.of(old))), CLIENTS)
                        .connections())
                .flatExtracting(Connection::checks)
                .extracting(Check::aspect)
                .isNotEmpty()
                .doesNotContain(Aspect.CLOCK);
    }

    @Test
    void who_mends_what_is_at_the_caller_depends_on_the_caller() {
        Verifier server = new Verifier.OnComputer(recorder(fine().snapshot()));
        assertThat(Mender.HELPDESK.forCaller(server)).isEqualTo(Mender.ADMINISTRATOR);
        assertThat(Mender.NETWORK.forCaller(server)).isEqualTo(Mender.NETWORK);
        Verifier clients = new Verifier.InGroup(
                fine().snapshot().clientGroups().stream().findFirst().orElseThrow());
        assertThat(Mender.HELPDESK.forCaller(clients)).isEqualTo(Mender.HELPDESK);
    }

    private static SiteSnapshot seen(Sighting.Outcome outcome, UUID from, Optional<Duration> skew) {
        SiteSnapshot site = fine().snapshot();
        return SiteSnapshot.of(site.data().seen(List.of(sighting(site, outcome, from, skew, Sites.NOW))));
    }

    private static Sighting sighting(
            SiteSnapshot site, Sighting.Outcome outcome, UUID from, Optional<Duration> skew, Instant at) {
        return new Sighting(
                UUID.randomUUID(),
                recorder(site).id(),
                1,
                Role.RECORDING,
                Optional.of(Slot.STREAMING),
                7563,
                at,
                Optional.ofNullable(from),
                outcome,
                Optional.empty(),
                skew,
                "");
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
