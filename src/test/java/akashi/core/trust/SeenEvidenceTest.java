package akashi.core.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.link.CertificateLink;
import akashi.core.site.Fact;
import akashi.core.site.Role;
import akashi.core.site.SampleCertificates;
import akashi.core.site.Seen;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How what ports showed turns the assessment of the connection from the management server to a recorder. */
class SeenEvidenceTest {

    private static final CertificateLink LINK = CertificateLink.RECORDER_TO_MANAGEMENT;
    private static final ShownFault EXPIRED = ShownFault.EXPIRED;
    private static final UUID NEWER = Sites.id("certificate newer");
    private static final UUID MANAGEMENT = Sites.id("computer mgmt-01");

    static Stream<Arguments> sights() {
        return Stream.of(
                row(
                        "all told, the port shows the issued certificate: the trust is still only told",
                        shows(told()),
                        Status.RECORDED,
                        ReasonCode.TOLD_ONLY),
                row(
                        "the port shows it and the CA was seen: verified",
                        shows(told().seenTrusting("mgmt-01")),
                        Status.VERIFIED,
                        ReasonCode.SEEN),
                row(
                        "told off, seen on afterwards: seen counts",
                        shows(told().tell(Fact.IN_EFFECT, "rec-01", Slot.SERVER, false)
                                .seenTrusting("mgmt-01")),
                        Status.VERIFIED,
                        ReasonCode.SEEN),
                row(
                        "told after it was seen: to be looked at again",
                        Seen.on(told().seenTrusting("mgmt-01"))
                                .ago(Duration.ofDays(3))
                                .shows("rec-01", Role.RECORDING, Slot.SERVER, 9001),
                        Status.RECORDED,
                        ReasonCode.RECHECK),
                row(
                        "the port shows an expired certificate",
                        shows(told(), ShownFault.EXPIRED),
                        Status.BROKEN,
                        ReasonCode.SHOWN_REFUSED),
                row(
                        "the port shows a stranger's certificate",
                        shows(told(), ShownFault.SELF_SIGNED, ShownFault.UNKNOWN_ORIGIN),
                        Status.BROKEN,
                        ReasonCode.SHOWN_REFUSED),
                row(
                        "old TLS and a chain without its intermediate are findings, not breaks",
                        shows(told(), ShownFault.OLD_PROTOCOL, ShownFault.INCOMPLETE_CHAIN),
                        Status.RECORDED,
                        ReasonCode.TOLD_ONLY),
                row(
                        "the port talks plainly while its pair is on: mixed",
                        answers(Sighting.Outcome.PLAIN),
                        Status.BROKEN,
                        ReasonCode.MIXED),
                row(
                        "nothing told, and nobody listens while its pair is seen on: unknown, never mixed",
                        untold(Sighting.Outcome.REFUSED),
                        Status.UNKNOWN,
                        ReasonCode.SWITCH_UNKNOWN),
                row(
                        "nothing told, and its name leads elsewhere: unknown, never mixed",
                        untold(Sighting.Outcome.ELSEWHERE),
                        Status.UNKNOWN,
                        ReasonCode.SWITCH_UNKNOWN),
                row(
                        "nothing told, and what it says cannot be read: unknown, never mixed",
                        untold(Sighting.Outcome.UNREADABLE),
                        Status.UNKNOWN,
                        ReasonCode.SWITCH_UNKNOWN),
                row(
                        "nothing told, never looked at, while its pair is seen on: unknown, never mixed",
                        managementOn(),
                        Status.UNKNOWN,
                        ReasonCode.SWITCH_UNKNOWN),
                row(
                        "nothing told, and seen plain while its pair is seen on: mixed",
                        untold(Sighting.Outcome.PLAIN),
                        Status.BROKEN,
                        ReasonCode.MIXED),
                row(
                        "nothing told, silent on both sides: unknown, not off",
                        Seen.on(Sites.withRecorders(2))
                                .answers("rec-01", Role.RECORDING, Slot.SERVER, 9001, Sighting.Outcome.TIMED_OUT),
                        Status.UNKNOWN,
                        ReasonCode.SWITCH_UNKNOWN),
                row(
                        "nothing told, seen encrypted before and silent since: not mixed",
                        managementOn()
                                .shows("rec-01", Role.RECORDING, Slot.SERVER, 9001)
                                .ago(Duration.ofMinutes(1))
                                .answers("rec-01", Role.RECORDING, Slot.SERVER, 9001, Sighting.Outcome.TIMED_OUT),
                        Status.UNKNOWN,
                        ReasonCode.SUBJECT_TRUST_UNKNOWN),
                row(
                        "told off, seen on since, and silent after that: unreachable, not off",
                        Seen.on(told().seenTrusting("mgmt-01").tell(Fact.IN_EFFECT, "rec-01", Slot.SERVER, false))
                                .ago(Duration.ofMinutes(9))
                                .shows("rec-01", Role.RECORDING, Slot.SERVER, 9001)
                                .ago(Duration.ofMinutes(1))
                                .answers("rec-01", Role.RECORDING, Slot.SERVER, 9001, Sighting.Outcome.REFUSED),
                        Status.UNKNOWN,
                        ReasonCode.UNREACHABLE),
                row(
                        "nobody listens: unknown, never broken",
                        answers(Sighting.Outcome.REFUSED),
                        Status.UNKNOWN,
                        ReasonCode.UNREACHABLE),
                row(
                        "no answer in time: unknown, never broken",
                        answers(Sighting.Outcome.TIMED_OUT),
                        Status.UNKNOWN,
                        ReasonCode.UNREACHABLE),
                row(
                        "closed in the handshake: unknown, never broken",
                        answers(Sighting.Outcome.CLOSED),
                        Status.UNKNOWN,
                        ReasonCode.UNREACHABLE),
                row(
                        "not reachable, and never looked at from nearer by, long ago: as before",
                        Seen.on(told())
                                .ago(Duration.ofDays(200))
                                .answers("rec-01", Role.RECORDING, Slot.SERVER, 9001, Sighting.Outcome.TIMED_OUT),
                        Status.RECORDED,
                        ReasonCode.TOLD_ONLY),
                row(
                        "not reachable from the portal, seen by the check kit of the management server: verified",
                        Seen.on(told().seenTrusting("mgmt-01"))
                                .answers("rec-01", Role.RECORDING, Slot.SERVER, 9001, Sighting.Outcome.TIMED_OUT)
                                .from(MANAGEMENT)
                                .shows("rec-01", Role.RECORDING, Slot.SERVER, 9001),
                        Status.VERIFIED,
                        ReasonCode.SEEN),
                row(
                        "refused as the verifier sees it",
                        Seen.on(told())
                                .from(MANAGEMENT)
                                .shows("rec-01", Role.RECORDING, Slot.SERVER, 9001, ShownFault.UNTRUSTED_ROOT),
                        Status.BROKEN,
                        ReasonCode.SHOWN_REFUSED),
                row(
                        "all seen, but the port shows another certificate of the computer: not verified",
                        another(told().seenTrusting("mgmt-01")
                                .issue("rec-01", c -> SampleCertificates.issued(c, c.id(), 10))
                                .issue("rec-01", c -> SampleCertificates.issued(c, NEWER, 1))
                                .see(Fact.CERTIFICATE_INSTALLED, "rec-01", Slot.SERVER, true)
                                .see(Fact.KEY_READABLE, "rec-01", Slot.SERVER, true)),
                        Status.RECORDED,
                        ReasonCode.RECHECK),
                row(
                        "all seen, in a handshake too old to prove anything: not verified",
                        shows(
                                told().seenTrusting("mgmt-01")
                                        .see(Fact.CERTIFICATE_INSTALLED, "rec-01", Slot.SERVER, true),
                                ShownFault.OLD_PROTOCOL),
                        Status.RECORDED,
                        ReasonCode.TOLD_ONLY),
                row(
                        "a stranger's certificate was refused, and another was told to be installed since",
                        Seen.on(told())
                                .ago(Duration.ofHours(3))
                                .shows("rec-01", Role.RECORDING, Slot.SERVER, 9001, "stranger", "TLSv1.3", EXPIRED),
                        Status.RECORDED,
                        ReasonCode.RECHECK),
                row(
                        "refused for want of the CA, which was told to be there since",
                        Seen.on(told())
                                .ago(Duration.ofHours(3))
                                .from(MANAGEMENT)
                                .shows("rec-01", Role.RECORDING, Slot.SERVER, 9001, ShownFault.UNTRUSTED_ROOT),
                        Status.RECORDED,
                        ReasonCode.RECHECK),
                row(
                        "the same certificate is refused for its dates, whatever was told since",
                        Seen.on(told())
                                .ago(Duration.ofHours(3))
                                .shows("rec-01", Role.RECORDING, Slot.SERVER, 9001, EXPIRED),
                        Status.BROKEN,
                        ReasonCode.SHOWN_REFUSED),
                row(
                        "refused as another computer sees it: nothing to this connection",
                        Seen.on(told())
                                .from(Sites.id("computer rec-02"))
                                .shows("rec-01", Role.RECORDING, Slot.SERVER, 9001, ShownFault.UNTRUSTED_ROOT),
                        Status.RECORDED,
                        ReasonCode.TOLD_ONLY));
    }

    private static Arguments row(String name, Seen seen, Status status, ReasonCode first) {
        return arguments(name, seen, status, first);
    }

    /** Told two hours ago or so: the fixture tells an hour before now, and sights come a minute later. */
    private static Sites told() {
        return Sites.withRecorders(2).encrypted();
    }

    private static Seen shows(Sites sites, ShownFault... faults) {
        return Seen.on(sites).ago(Duration.ofMinutes(1)).shows("rec-01", Role.RECORDING, Slot.SERVER, 9001, faults);
    }

    /** Nobody has told anything; the ports of the management server were seen encrypted. */
    private static Seen managementOn() {
        Sites sites = Sites.withRecorders(2).withAuthority().issueAll();
        return Seen.on(sites).ago(Duration.ofMinutes(9)).shows("mgmt-01", Role.MANAGEMENT, Slot.SERVER, 9000);
    }

    private static Seen untold(Sighting.Outcome outcome) {
        return managementOn().answers("rec-01", Role.RECORDING, Slot.SERVER, 9001, outcome);
    }

    private static Seen another(Sites sites) {
        return Seen.on(sites).shows("rec-01", Role.RECORDING, Slot.SERVER, 9001);
    }

    private static Seen answers(Sighting.Outcome outcome) {
        return Seen.on(told()).ago(Duration.ofMinutes(1)).answers("rec-01", Role.RECORDING, Slot.SERVER, 9001, outcome);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sights")
    void what_is_seen_counts(String name, Seen seen, Status status, ReasonCode first) {
        SiteSnapshot site = seen.snapshot();
        Assessment assessment = Assess.all(LINK, site, Sites.NOW).stream()
                .filter(a -> a.subject().shortLabel().equals("rec-01"))
                .findFirst()
                .orElseThrow();
        assertThat(assessment.status()).as(assessment.reasons().toString()).isEqualTo(status);
        assertThat(assessment.first().code()).isEqualTo(first);
    }

    @Test
    void a_failover_recorder_that_does_not_listen_for_streams_is_as_it_should_be() {
        Sites sites = Sites.withRecorders(1)
                .computer("fo-01", Role.FAILOVER_RECORDING)
                .clients(akashi.core.site.ClientKind.SMART_CLIENT, 1, "")
                .encrypted();
        SiteSnapshot site = Seen.on(sites)
                .ago(Duration.ofMinutes(1))
                .answers("fo-01", Role.FAILOVER_RECORDING, Slot.STREAMING, 7563, Sighting.Outcome.REFUSED)
                .snapshot();
        assertThat(Assess.all(CertificateLink.RECORDER_TO_CLIENTS, site, Sites.NOW))
                .filteredOn(a -> a.subject().shortLabel().equals("fo-01"))
                .isNotEmpty()
                .flatExtracting(Assessment::reasons)
                .extracting(Reason::code)
                .doesNotContain(ReasonCode.UNREACHABLE, ReasonCode.SHOWN_REFUSED);
    }

    @Test
    void the_web_server_does_not_hide_that_the_slots_own_port_is_silent() {
        Sites sites = told().tell(Fact.IN_EFFECT, "mgmt-01", Slot.SERVER, true);
        SiteSnapshot site = Seen.on(sites)
                .ago(Duration.ofMinutes(2))
                .answers("mgmt-01", Role.MANAGEMENT, Slot.SERVER, 9000, Sighting.Outcome.REFUSED)
                .ago(Duration.ofMinutes(1))
                .shows("mgmt-01", Role.MANAGEMENT, Slot.SERVER, 443)
                .snapshot();
        assertThat(Assess.all(site, Sites.NOW))
                .filteredOn(a ->
                        a.subject().shortLabel().equals("mgmt-01") && a.link().slot() == Slot.SERVER)
                .isNotEmpty()
                .allSatisfy(
                        a -> assertThat(a.reasons()).extracting(Reason::code).contains(ReasonCode.UNREACHABLE));
    }

    @Test
    void where_only_a_script_looked_the_reason_says_so() {
        SiteSnapshot site = Seen.on(told().seenTrusting("mgmt-01"))
                .ago(Duration.ofMinutes(1))
                .from(MANAGEMENT)
                .shows("rec-01", Role.RECORDING, Slot.SERVER, 9001)
                .snapshot();
        Assessment assessment = Assess.all(LINK, site, Sites.NOW).get(0);
        assertThat(assessment.first().message().key()).isEqualTo("reason.SEEN.receipt");
    }
}
