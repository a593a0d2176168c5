package akashi.core.trust;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.Seen;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpiryTest {

    @Test
    void what_a_port_shows_ends_first_though_the_issued_one_lives_on() {
        SiteSnapshot site = Seen.on(Sites.withRecorders(1).encrypted())
                .ending(12)
                .shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, "stranger", "TLSv1.3")
                .snapshot();
        assertThat(Expiry.of(site, Sites.NOW).next())
                .map(next -> next.validity().notAfter())
                .contains(Sites.NOW.plus(Duration.ofDays(12)));
    }

    @Test
    void every_certificate_counts_once_in_its_week() {
        Expiry expiry = Expiry.of(Sites.withRecorders(4).encrypted().snapshot(), Sites.NOW.plus(Duration.ofDays(100)));
        Expiry.Row recorders = expiry.rows().stream()
                .filter(row -> row.role().equals(Optional.of(Role.RECORDING)))
                .findFirst()
                .orElseThrow();
        assertThat(recorders.weeks()).containsExactly(java.util.Map.entry((396 - 100) / 7, 4));
    }

    @Test
    void what_ended_already_stands_in_the_first_week() {
        Expiry expiry = Expiry.of(Sites.withRecorders(1).encrypted().snapshot(), Sites.NOW.plus(Duration.ofDays(500)));
        assertThat(expiry.rows())
                .allSatisfy(row ->
                        row.role().ifPresent(role -> assertThat(row.weeks()).containsOnlyKeys(0)));
        assertThat(expiry.next().orElseThrow().validity().notAfter()).isBefore(Sites.NOW.plus(Duration.ofDays(500)));
    }

    @Test
    void a_computer_out_of_service_does_not_count() {
        Sites sites = Sites.withRecorders(1).encrypted().presence("rec-01", Presence.State.OUT_OF_SERVICE);
        assertThat(Expiry.of(sites.snapshot(), Sites.NOW).rows())
                .noneMatch(row -> row.role().equals(Optional.of(Role.RECORDING)));
    }

    @Test
    void a_site_without_certificates_has_nothing_to_end() {
        assertThat(Expiry.of(Sites.withRecorders(2).snapshot(), Sites.NOW).next())
                .isEmpty();
    }
}
