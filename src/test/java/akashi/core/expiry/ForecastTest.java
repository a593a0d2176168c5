package akashi.core.expiry;

import static akashi.core.site.Sites.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.link.CertificateLink;
import akashi.core.site.Certificate;
import akashi.core.site.Fact;
import akashi.core.site.Role;
import akashi.core.site.SampleCertificates;
import akashi.core.site.Seen;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.site.Validity;
import akashi.core.trust.Assess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ForecastTest {

    @Test
    void the_ca_breaks_most_and_comes_first() {
        SiteSnapshot site = Sites.withRecorders(2).encrypted().snapshot();
        Forecast forecast = of(site);
        Stop ca = forecast.stops().get(0);
        assertThat(ca.authority().id()).isEqualTo(Sites.ROOT);
        assertThat(ca.connections()).isEqualTo(Assess.all(site, NOW).size());
        assertThat(forecast.authorities()).containsExactly(ca);
    }

    @Test
    void a_recorder_loses_its_clients_and_by_inference_the_management_server() {
        Stop recorder = leaf(of(Sites.withRecorders(2).encrypted().snapshot()), "rec-01");
        assertThat(recorder.effects())
                .extracting(Stop.Effect::link)
                .containsExactly(
                        CertificateLink.RECORDER_TO_MANAGEMENT,
                        CertificateLink.COLLECTOR_TO_MANAGEMENT,
                        CertificateLink.RECORDER_TO_CLIENTS);
        assertThat(recorder.effects()).extracting(Stop.Effect::inferred).containsExactly(true, true, false);
        assertThat(recorder.effects().get(2).machines()).isEqualTo(11);
    }

    @Test
    void those_that_break_as_much_come_by_date() {
        SiteSnapshot site = ending("rec-02", 20);
        assertThat(of(site).until(NOW.plus(Duration.ofDays(25))))
                .singleElement()
                .satisfies(stop -> assertThat(stop.computer().shortLabel()).isEqualTo("rec-02"));
        List<Stop> recorders = of(site).stops().stream()
                .filter(stop -> stop.computer() != null && stop.computer().records())
                .toList();
        assertThat(recorders.get(0).computer().shortLabel()).isEqualTo("rec-02");
    }

    @Test
    void what_has_ended_still_says_what_it_stopped() {
        Stop ended = leaf(of(ending("rec-01", -1)), "rec-01");
        assertThat(ended.connections()).isPositive();
        assertThat(ended.nearness(NOW)).isEqualTo(Stop.Nearness.PAST);
    }

    @Test
    void a_switch_that_is_off_depends_on_nothing() {
        SiteSnapshot site = Sites.withRecorders(1)
                .encrypted()
                .tell(Fact.IN_EFFECT, "rec-01", Slot.STREAMING, false)
                .snapshot();
        assertThat(leaf(of(site), "rec-01").effects())
                .extracting(Stop.Effect::link)
                .doesNotContain(CertificateLink.RECORDER_TO_CLIENTS);
    }

    @Test
    void a_connection_broken_for_another_reason_is_not_counted_again() {
        SiteSnapshot site = Sites.withRecorders(1)
                .encrypted()
                .tell(Fact.KEY_READABLE, "rec-01", Slot.STREAMING, false)
                .snapshot();
        assertThat(leaf(of(site), "rec-01").effects())
                .extracting(Stop.Effect::link)
                .doesNotContain(CertificateLink.RECORDER_TO_CLIENTS);
    }

    @Test
    void a_successor_that_waits_to_be_installed_is_known() {
        SiteSnapshot site = Sites.withRecorders(1).encrypted().snapshot();
        Certificate old = leaf(of(site), "rec-01").certificate();
        SiteSnapshot renewed = site.with(site.site(), List.of(next(old)));
        assertThat(leaf(of(renewed), "rec-01").successor()).map(Certificate::id).contains(Sites.id("next"));
    }

    @Test
    void nearness_follows_the_lifetime() {
        assertThat(leaf(of(ending("rec-01", 3)), "rec-01").nearness(NOW)).isEqualTo(Stop.Nearness.URGENT);
        assertThat(leaf(of(ending("rec-01", 20)), "rec-01").nearness(NOW)).isEqualTo(Stop.Nearness.SOON);
        assertThat(leaf(of(ending("rec-01", 200)), "rec-01").nearness(NOW)).isEqualTo(Stop.Nearness.LATER);
    }

    @Test
    void what_a_port_shows_stops_with_its_end_whoever_issued_it() {
        SiteSnapshot site = Seen.on(Sites.withRecorders(1).encrypted())
                .ending(12)
                .shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, "stranger", "TLSv1.3")
                .snapshot();
        assertThat(Forecast.of(site, Assess.all(site, Sites.NOW), Sites.NOW).stops())
                .filteredOn(stop -> stop.authority() == null && stop.certificate() == null)
                .singleElement()
                .satisfies(stop -> assertThat(stop.when()).isEqualTo(Sites.NOW.plus(Duration.ofDays(12))))
                .satisfies(stop -> assertThat(stop.connections()).isPositive());
    }

    @Test
    void every_port_of_a_slot_counts_and_so_does_what_is_known_to_serve_beside_them() {
        SiteSnapshot site = Seen.on(Sites.withRecorders(0)
                        .computer("two-01", Role.RECORDING, Role.LOG)
                        .encrypted())
                .ending(12)
                .shows("two-01", Role.RECORDING, Slot.SERVER, 9001, "stranger", "TLSv1.3")
                .ending(40)
                .shows("two-01", Role.LOG, Slot.SERVER, 7609, "another", "TLSv1.3")
                .snapshot();
        List<Stop> stops = of(site).stops().stream()
                .filter(stop ->
                        stop.computer() != null && stop.computer().shortLabel().equals("two-01"))
                .toList();
        assertThat(stops).extracting(Stop::stranger).containsExactlyInAnyOrder(true, true, false);
        assertThat(stops).extracting(Stop::connections).allMatch(count -> count > 0);
        Stop ca = of(site).authorities().get(0);
        assertThat(ca.connections()).isEqualTo(Assess.all(site, NOW).size());
    }

    private static Forecast of(SiteSnapshot site) {
        return Forecast.of(site, Assess.all(site, NOW), NOW);
    }

    private static Stop leaf(Forecast forecast, String host) {
        return forecast.stops().stream()
                .filter(stop ->
                        stop.computer() != null && stop.computer().shortLabel().equals(host))
                .findFirst()
                .orElseThrow();
    }

    private static SiteSnapshot ending(String host, int days) {
        Instant end = NOW.plus(Duration.ofDays(days));
        UnaryOperator<Certificate> change = c -> c.but()
                .validity(new Validity(end.minus(Duration.ofDays(397)), end))
                .copy();
        return Sites.withRecorders(2).encrypted().issue(host, change).snapshot();
    }

    private static Certificate next(Certificate old) {
        UUID id = Sites.id("next");
        return old.but()
                .id(id, SampleCertificates.sha256(id))
                .predecessor(Optional.of(old.id()))
                .issuedAt(old.issuedAt().plusSeconds(60))
                .copy();
    }
}
