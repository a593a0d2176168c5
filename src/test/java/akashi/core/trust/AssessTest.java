package akashi.core.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.link.CertificateLink;
import akashi.core.site.Authority;
import akashi.core.site.ChangeSet;
import akashi.core.site.ClientKind;
import akashi.core.site.Fact;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.SampleCertificates;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AssessTest {

    private static final CertificateLink TO_RECORDERS = CertificateLink.MANAGEMENT_TO_RECORDERS;
    private static final CertificateLink TO_MANAGEMENT = CertificateLink.RECORDER_TO_MANAGEMENT;
    private static final CertificateLink TO_CLIENTS = CertificateLink.RECORDER_TO_CLIENTS;
    private static final CertificateLink TO_PHONES = CertificateLink.MOBILE_TO_CLIENTS;

    static Stream<Arguments> connections() {
        return Stream.of(
                row(
                        "nothing said: taken as off",
                        Sites.withRecorders(2),
                        TO_MANAGEMENT,
                        Status.PLAIN,
                        ReasonCode.ASSUMED_OFF),
                row(
                        "told off: off",
                        Sites.withRecorders(2).tell(Fact.IN_EFFECT, "rec-01", Slot.SERVER, false),
                        TO_MANAGEMENT,
                        Status.PLAIN,
                        ReasonCode.OFF),
                row(
                        "all told: recorded, never verified",
                        encrypted(),
                        TO_MANAGEMENT,
                        Status.RECORDED,
                        ReasonCode.TOLD_ONLY),
                row(
                        "the CA above it was revoked: broken",
                        encrypted()
                                .with(Sites.authority(Sites.ROOT, "Site CA", Authority.Kind.SITE)
                                        .in(Authority.Stage.REVOKED)),
                        TO_MANAGEMENT,
                        Status.BROKEN,
                        ReasonCode.CA_REVOKED),
                row(
                        "recorder off, management on: mixed",
                        encrypted().tell(Fact.IN_EFFECT, "rec-01", Slot.SERVER, false),
                        TO_MANAGEMENT,
                        Status.BROKEN,
                        ReasonCode.MIXED),
                row(
                        "mixed while a change runs: changing",
                        encrypted()
                                .tell(Fact.IN_EFFECT, "rec-01", Slot.SERVER, false)
                                .running(change("rec-01")),
                        TO_MANAGEMENT,
                        Status.CHANGING,
                        ReasonCode.CHANGE_RUNNING),
                row(
                        "mixed because the recorder joins: changing",
                        encrypted()
                                .tell(Fact.IN_EFFECT, "rec-01", Slot.SERVER, false)
                                .presence("rec-01", Presence.State.JOINING),
                        TO_MANAGEMENT,
                        Status.CHANGING,
                        ReasonCode.JOINING),
                row(
                        "expired certificate",
                        encrypted().issue("rec-01", c -> SampleCertificates.valid(c, -400, -1)),
                        TO_MANAGEMENT,
                        Status.BROKEN,
                        ReasonCode.EXPIRED),
                row(
                        "not yet valid certificate",
                        encrypted().issue("rec-01", c -> SampleCertificates.valid(c, 1, 300)),
                        TO_MANAGEMENT,
                        Status.BROKEN,
                        ReasonCode.NOT_YET_VALID),
                row(
                        "ends within thirty days",
                        encrypted().issue("rec-01", c -> SampleCertificates.valid(c, -300, 29)),
                        TO_MANAGEMENT,
                        Status.EXPIRING,
                        ReasonCode.EXPIRES_SOON),
                row(
                        "a certificate of ten days in all warns from its first day on",
                        encrypted().issue("rec-01", c -> SampleCertificates.valid(c, -1, 9)),
                        TO_MANAGEMENT,
                        Status.EXPIRING,
                        ReasonCode.EXPIRES_SOON),
                row(
                        "a certificate of six weeks does not warn before its last third",
                        encrypted().issue("rec-01", c -> SampleCertificates.valid(c, -15, 30)),
                        TO_MANAGEMENT,
                        Status.RECORDED,
                        ReasonCode.TOLD_ONLY),
                row(
                        "a CA of short life that ends within thirty days",
                        encrypted().with(SampleCertificates.ending(20)),
                        TO_MANAGEMENT,
                        Status.EXPIRING,
                        ReasonCode.CA_EXPIRES_SOON),
                row(
                        "revoked certificate",
                        encrypted().issue("rec-01", SampleCertificates::revoked),
                        TO_MANAGEMENT,
                        Status.BROKEN,
                        ReasonCode.REVOKED),
                row(
                        "CN only: the name is not covered",
                        encrypted().issue("rec-01", SampleCertificates::withoutNames),
                        TO_MANAGEMENT,
                        Status.BROKEN,
                        ReasonCode.WRONG_NAME),
                row(
                        "management distrusts the CA",
                        encrypted().trusted("mgmt-01", false),
                        TO_MANAGEMENT,
                        Status.BROKEN,
                        ReasonCode.VERIFIER_DISTRUSTS),
                row(
                        "recorder itself distrusts the CA",
                        encrypted().trusted("rec-01", false),
                        TO_MANAGEMENT,
                        Status.BROKEN,
                        ReasonCode.SUBJECT_DISTRUSTS),
                row(
                        "key told unreadable",
                        encrypted().tell(Fact.KEY_READABLE, "rec-01", Slot.SERVER, false),
                        TO_MANAGEMENT,
                        Status.BROKEN,
                        ReasonCode.KEY_UNREADABLE),
                row(
                        "told not installed",
                        encrypted().tell(Fact.CERTIFICATE_INSTALLED, "rec-01", Slot.SERVER, false),
                        TO_MANAGEMENT,
                        Status.BROKEN,
                        ReasonCode.NOT_INSTALLED),
                row(
                        "replaced hardware: evidence is void",
                        encrypted().generation("rec-01", 2),
                        TO_MANAGEMENT,
                        Status.UNKNOWN,
                        ReasonCode.SWITCH_UNKNOWN),
                row(
                        "clients: some trust the CA",
                        encrypted().trusted(ClientKind.SMART_CLIENT, 7),
                        TO_CLIENTS,
                        Status.UNKNOWN,
                        ReasonCode.VERIFIER_TRUST_PARTIAL),
                row(
                        "clients of 2018 R3 cannot take encrypted streams",
                        Sites.withRecorders(1)
                                .clients(ClientKind.MIP_INTEGRATION, 1, "2018 R3")
                                .encrypted(),
                        TO_CLIENTS,
                        Status.BROKEN,
                        ReasonCode.CLIENT_TOO_OLD),
                row(
                        "phones refuse a certificate of 900 days",
                        mobile().issue("mob-01", c -> SampleCertificates.valid(c, -1, 899)),
                        TO_PHONES,
                        Status.BROKEN,
                        ReasonCode.PLATFORM_REFUSES),
                row(
                        "phones refuse a key of 1024 bits",
                        mobile().issue("mob-01", SampleCertificates::weakKey),
                        TO_PHONES,
                        Status.BROKEN,
                        ReasonCode.PLATFORM_REFUSES),
                row("phones accept the usual certificate", mobile(), TO_PHONES, Status.RECORDED, ReasonCode.TOLD_ONLY),
                row(
                        "management to recorders: one recorder distrusts",
                        encrypted().trusted("rec-02", false),
                        TO_RECORDERS,
                        Status.BROKEN,
                        ReasonCode.VERIFIER_DISTRUSTS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("connections")
    void a_connection_is_as_bad_as_its_worst_reason(
            String situation, Sites sites, CertificateLink link, Status status, ReasonCode first) {
        Assessment worst = worst(link, sites.snapshot(), Sites.NOW);
        assertThat(worst.status()).as(worst.reasons().toString()).isEqualTo(status);
        assertThat(worst.first().code()).isEqualTo(first);
    }

    @Test
    void all_reasons_are_given_worst_first() {
        SiteSnapshot site = encrypted()
                .trusted("mgmt-01", false)
                .issue("rec-01", c -> SampleCertificates.valid(c, -400, -1))
                .snapshot();
        Assessment worst = worst(TO_MANAGEMENT, site, Sites.NOW);
        assertThat(worst.reasons())
                .extracting(Reason::code)
                .containsExactly(ReasonCode.EXPIRED, ReasonCode.VERIFIER_DISTRUSTS);
        assertThat(worst.reasons())
                .allSatisfy(reason -> assertThat(reason.mend().present()).isTrue());
    }

    @Test
    void playing_forward_lets_certificates_end() {
        SiteSnapshot site = encrypted().snapshot();
        Instant later = Sites.NOW.plus(Duration.ofDays(400));
        assertThat(worst(TO_MANAGEMENT, site, later).reasons())
                .extracting(Reason::code)
                .contains(ReasonCode.EXPIRED);
    }

    @Test
    void a_computer_out_of_service_takes_part_in_nothing() {
        SiteSnapshot site = encrypted()
                .trusted("rec-01", false)
                .presence("rec-01", Presence.State.OUT_OF_SERVICE)
                .snapshot();
        assertThat(Assess.all(site, Sites.NOW))
                .noneMatch(a -> a.subject().shortLabel().equals("rec-01")
                        || a.verifier().label().startsWith("rec-01"))
                .allMatch(a -> a.status() == Status.RECORDED);
    }

    @Test
    void only_what_was_seen_on_every_side_is_verified() {
        Sites sites = encrypted();
        for (String host : List.of("mgmt-01", "rec-01", "rec-02")) {
            sites.see(Fact.IN_EFFECT, host, Slot.SERVER, true).see(Fact.CERTIFICATE_INSTALLED, host, Slot.SERVER, true);
        }
        assertThat(worst(TO_MANAGEMENT, sites.snapshot(), Sites.NOW).status()).isEqualTo(Status.RECORDED);
        sites.seenTrusting("mgmt-01");
        assertThat(worst(TO_MANAGEMENT, sites.snapshot(), Sites.NOW).status()).isEqualTo(Status.VERIFIED);
    }

    private static Arguments row(String situation, Sites sites, CertificateLink link, Status status, ReasonCode first) {
        return arguments(situation, sites, link, status, first);
    }

    private static Assessment worst(CertificateLink link, SiteSnapshot site, Instant at) {
        return Assess.all(link, site, at).stream()
                .min(java.util.Comparator.comparing(Assessment::status))
                .orElseThrow();
    }

    private static Sites encrypted() {
        return Sites.withRecorders(2).encrypted();
    }

    private static Sites mobile() {
        return Sites.withRecorders(1)
                .computer("mob-01", Role.MOBILE)
                .clients(ClientKind.MOBILE_CLIENT, 30, "")
                .encrypted();
    }

    private static ChangeSet change(String host) {
        return new ChangeSet(
                Sites.id("change"),
                1,
                ChangeSet.State.RUNNING,
                List.of(new ChangeSet.Turn(Sites.id("computer " + host), Slot.SERVER, true)),
                "test",
                Sites.NOW);
    }
}
