package akashi.core.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.life.Lives;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which facts follow from what ports show, and how they stand beside what scripts and people said. */
class ShownSlotsTest {

    private static final UUID LATER = Sites.id("later");

    private static final UUID REC_01 = Sites.id("computer rec-01");
    private static final UUID OLD = Sites.id("certificate rec-01");
    private static final UUID NEW = Sites.id("certificate newer");

    static Stream<Arguments> effects() {
        return Stream.of(
                arguments("443 encrypted, 9000 closed: says nothing", Sighting.Outcome.CLOSED, List.of()),
                arguments("443 encrypted, nobody on 9000: says nothing", Sighting.Outcome.REFUSED, List.of()),
                arguments("443 encrypted, 9000 plain: off", Sighting.Outcome.PLAIN, List.of(false)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("effects")
    void the_web_server_alone_tells_nothing(String name, Sighting.Outcome outcome, List<Boolean> effect) {
        SiteSnapshot site = Seen.on(Sites.withRecorders(1).withAuthority().issueAll())
                .shows("mgmt-01", Role.MANAGEMENT, Slot.SERVER, 443)
                .answers("mgmt-01", Role.MANAGEMENT, Slot.SERVER, 9000, outcome)
                .snapshot();
        SwitchId id = new SwitchId(Sites.id("computer mgmt-01"), Slot.SERVER);
        assertThat(site.evidence().inEffect(id).stream().toList()).isEqualTo(effect);
    }

    static Stream<Arguments> closings() {
        return Stream.of(
                arguments("closed since, and the other is encrypted: on", Sighting.Outcome.REFUSED, 22_331, true),
                arguments("silent since: off still", Sighting.Outcome.TIMED_OUT, 22_331, false),
                arguments("closed since, and nothing else was seen: off still", Sighting.Outcome.REFUSED, 0, false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("closings")
    void a_plain_port_that_closed_decides_no_more(String name, Sighting.Outcome since, int other, boolean on) {
        Sites sites = Sites.withRecorders(1).withAuthority().wantAll(Slot.EVENT).issueAll();
        Seen seen = Seen.on(sites)
                .ago(Duration.ofDays(30))
                .answers("mgmt-01", Role.EVENT, Slot.EVENT, 22_331, Sighting.Outcome.PLAIN)
                .answers("mgmt-01", Role.EVENT, Slot.EVENT, 22_333, Sighting.Outcome.PLAIN)
                .ago(Duration.ofMinutes(1))
                .answers("mgmt-01", Role.EVENT, Slot.EVENT, 22_333, since);
        if (other > 0) {
            seen.shows("mgmt-01", Role.EVENT, Slot.EVENT, other);
        }
        SwitchId id = new SwitchId(Sites.id("computer mgmt-01"), Slot.EVENT);
        assertThat(seen.snapshot().evidence().inEffect(id)).contains(on);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void of_two_ports_the_certificate_that_ends_first_counts(boolean first) {
        Sites sites = Sites.withRecorders(1)
                .withAuthority()
                .wantAll(Slot.EVENT)
                .issueAll()
                .issue("mgmt-01", c -> SampleCertificates.valid(SampleCertificates.issued(c, LATER, 1), -1, 700));
        String mine = "certificate mgmt-01";
        Seen seen = Seen.on(sites)
                .ago(Duration.ofMinutes(2))
                .shows("mgmt-01", Role.EVENT, Slot.EVENT, 22_331, first ? mine : "later", "TLSv1.3")
                .ago(Duration.ofMinutes(1))
                .shows("mgmt-01", Role.EVENT, Slot.EVENT, 22_333, first ? "later" : mine, "TLSv1.3");
        assertThat(seen.snapshot()
                        .evidence()
                        .about(Fact.CERTIFICATE_INSTALLED, Sites.id("computer mgmt-01"), Slot.EVENT)
                        .flatMap(Observation::certificateId))
                .contains(Sites.id(mine));
    }

    @Test
    void what_nobody_vouches_for_is_no_fact_about_the_server() {
        Sites sites = Sites.withRecorders(1).withAuthority().issueAll();
        UUID viewer = Sites.id("viewer");
        SiteSnapshot told = Seen.on(sites)
                .from(viewer)
                .unvouched()
                .shows("rec-01", Role.RECORDING, Slot.SERVER, 9001)
                .snapshot();
        SwitchId id = new SwitchId(REC_01, Slot.SERVER);
        assertThat(told.sightings().telling(id)).hasSize(1);
        assertThat(told.evidence().inEffect(id)).isEmpty();
        assertThat(told.evidence().about(Fact.CERTIFICATE_INSTALLED, REC_01, Slot.SERVER))
                .isEmpty();
        SiteSnapshot vouched = Seen.on(sites)
                .from(viewer)
                .shows("rec-01", Role.RECORDING, Slot.SERVER, 9001)
                .unvouched()
                .answers("rec-01", Role.RECORDING, Slot.SERVER, 9001, Sighting.Outcome.PLAIN)
                .snapshot();
        assertThat(vouched.evidence().inEffect(id)).contains(true);
    }

    static Stream<Arguments> stores() {
        Sites told = renewed().tell(Fact.CERTIFICATE_INSTALLED, "rec-01", Slot.SERVER, true);
        Sites denied = renewed().tell(Fact.CERTIFICATE_INSTALLED, "rec-01", Slot.SERVER, false);
        Sites revoked = renewed()
                .tell(Fact.CERTIFICATE_INSTALLED, "rec-01", Slot.SERVER, true)
                .issue("rec-01", c -> SampleCertificates.revoked(SampleCertificates.issued(c, NEW, 1)));
        return Stream.of(
                arguments("the new one lies in the store, the port shows the old one still", told, OLD, NEW),
                arguments("the new one is shown at last", told, NEW, NEW),
                arguments("nobody installed the new one", renewed(), OLD, OLD),
                arguments("the new one is not in the store", denied, OLD, OLD),
                arguments("the new one was revoked, and the old one put back", revoked, OLD, OLD));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stores")
    void an_older_certificate_at_the_port_denies_no_newer_one_in_the_store(
            String name, Sites sites, UUID shown, UUID stored) {
        String certificate = shown.equals(OLD) ? "certificate rec-01" : "certificate newer";
        SiteSnapshot site = Seen.on(sites)
                .shows("rec-01", Role.RECORDING, Slot.SERVER, 9001, certificate, "TLSv1.3")
                .snapshot();
        Computer recorder = site.computer(REC_01).orElseThrow();
        assertThat(site.certificateIn(recorder, Slot.SERVER))
                .map(Certificate::id)
                .contains(stored);
        assertThat(Lives.of(site, Sites.NOW).installed(site.certificate(stored).orElseThrow()))
                .isTrue();
        assertThat(site.evidence().about(Fact.IN_EFFECT, REC_01, Slot.SERVER))
                .as("what is in use is the one that is shown")
                .flatMap(Observation::certificateId)
                .contains(shown);
    }

    @Test
    void a_resting_failover_recorder_has_the_certificate_in_its_store_and_nothing_is_said_of_its_streams() {
        Sites sites = Sites.withRecorders(1)
                .computer("fo-01", Role.FAILOVER_RECORDING)
                .withAuthority()
                .wantAll(Slot.SERVER)
                .wantAll(Slot.STREAMING)
                .issueAll();
        SiteSnapshot site = Seen.on(sites)
                .shows("fo-01", Role.FAILOVER_RECORDING, Slot.SERVER, 8990)
                .answers("fo-01", Role.FAILOVER_RECORDING, Slot.STREAMING, 7563, Sighting.Outcome.REFUSED)
                .snapshot();
        UUID failover = Sites.id("computer fo-01");
        assertThat(site.evidence().about(Fact.CERTIFICATE_INSTALLED, failover, Slot.STREAMING))
                .flatMap(Observation::certificateId)
                .contains(Sites.id("certificate fo-01"));
        assertThat(site.evidence().inEffect(new SwitchId(failover, Slot.STREAMING)))
                .isEmpty();
        Certificate certificate =
                site.certificate(Sites.id("certificate fo-01")).orElseThrow();
        assertThat(Lives.of(site, Sites.NOW).installed(certificate)).isTrue();
    }

    private static Sites renewed() {
        return Sites.withRecorders(1)
                .withAuthority()
                .wantAll(Slot.SERVER)
                .issueAll()
                .issue("rec-01", c -> SampleCertificates.issued(c, OLD, 10))
                .issue("rec-01", c -> SampleCertificates.issued(c, NEW, 1));
    }

    @Test
    void ports_that_the_inventory_has_no_more_say_nothing() {
        Sites sites = Sites.withRecorders(1).encrypted();
        SiteSnapshot before = Seen.on(sites)
                .answers("rec-01", Role.RECORDING, Slot.STREAMING, 7563, Sighting.Outcome.PLAIN)
                .snapshot();
        SwitchId streaming = new SwitchId(REC_01, Slot.STREAMING);
        assertThat(before.evidence().inEffect(streaming)).contains(false);
        sites.change(
                "rec-01",
                c -> c.but()
                        .servers(List.of(new Server(
                                Sites.id("server moved"),
                                Role.RECORDING,
                                "rec-01",
                                java.util.Optional.empty(),
                                java.util.Optional.empty(),
                                Map.of(Slot.STREAMING, 17_563))))
                        .copy());
        SiteSnapshot moved =
                SiteSnapshot.of(sites.snapshot().data().seen(before.data().sightings()));
        assertThat(moved.sightings().of(streaming)).isEmpty();
        assertThat(moved.evidence().inEffect(streaming)).as("as told").contains(true);
    }

    @Test
    void revoking_and_taking_in_show_at_once_in_what_was_seen_before() {
        Sites sites = Sites.withRecorders(1).encrypted();
        Certificate known = sites.snapshot().certificate(OLD).orElseThrow();
        SiteSnapshot seen = Seen.on(sites)
                .shows("rec-01", Role.RECORDING, Slot.SERVER, 9001)
                .shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, SampleCertificates.sha256(NEW), "TLSv1.3")
                .snapshot();
        assertThat(shown(seen, 9001).faults()).isEmpty();
        assertThat(shown(seen, 7563).has(ShownFault.UNKNOWN_ORIGIN)).isTrue();
        SiteSnapshot now = seen.with(
                seen.site(), List.of(SampleCertificates.revoked(known), SampleCertificates.issued(known, NEW, 0)));
        assertThat(shown(now, 9001).has(ShownFault.REVOKED)).isTrue();
        assertThat(shown(now, 7563).faults()).isEmpty();
        assertThat(shown(now, 7563).certificateId()).contains(NEW);
        assertThat(now.evidence().about(Fact.CERTIFICATE_INSTALLED, REC_01, Slot.STREAMING))
                .flatMap(Observation::certificateId)
                .contains(NEW);
    }

    private static Shown shown(SiteSnapshot site, int port) {
        return site.sightings().of(REC_01).stream()
                .filter(each -> each.port() == port)
                .findFirst()
                .flatMap(Sighting::shown)
                .orElseThrow();
    }
}
