package akashi.core.life;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Certificate;
import akashi.core.site.Fact;
import akashi.core.site.SampleCertificates;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is due, and how it is spread. */
class RenewalTimesTest {

    private static Lives lives(Sites site) {
        return Lives.of(site.snapshot(), Sites.NOW);
    }

    private static Sites ending(int recorders, int days) {
        Sites site = Sites.withRecorders(recorders).withAuthority().wantAll(Slot.SERVER);
        site.wantAll(Slot.STREAMING).issueAll();
        for (int i = 1; i <= recorders; i++) {
            int left = days + i;
            site.issue(String.format("rec-%02d", i), c -> SampleCertificates.valid(c, -300, left));
        }
        return site;
    }

    private static List<Certificate> ofRecorders(Sites site) {
        return lives(site).site().certificates().stream()
                .filter(c -> c.subject().contains("rec-"))
                .sorted(Comparator.comparing(c -> c.validity().notAfter()))
                .toList();
    }

    @Test
    void what_ends_within_the_time_is_due_and_the_first_to_end_comes_first() {
        Sites site = ending(5, 20);
        assertThat(RenewalTimes.due(lives(site), Duration.ofDays(23)))
                .extracting(Certificate::subject)
                .containsExactly("CN=rec-01.site.example", "CN=rec-02.site.example", "CN=rec-03.site.example");
    }

    @Test
    void what_is_not_wanted_is_not_due() {
        Sites site = Sites.withRecorders(1).withAuthority();
        site.issue("rec-01", c -> SampleCertificates.valid(c, -300, 5));
        assertThat(RenewalTimes.due(lives(site), Duration.ofDays(30))).isEmpty();
    }

    @Test
    void renewals_are_spread_evenly_where_there_is_time() {
        List<List<Certificate>> weeks = RenewalTimes.spread(ofRecorders(ending(41, 200)), 8, Sites.NOW);
        assertThat(weeks).hasSize(8).allSatisfy(week -> assertThat(week).hasSizeBetween(5, 6));
        List<Certificate> all = new ArrayList<>();
        weeks.forEach(all::addAll);
        assertThat(all).hasSize(41);
    }

    @Test
    void none_is_put_off_closer_than_a_fortnight_to_its_end() {
        List<List<Certificate>> weeks = RenewalTimes.spread(ofRecorders(ending(20, 10)), 8, Sites.NOW);
        for (int week = 1; week < weeks.size(); week++) {
            Duration begins = Duration.ofDays(7L * (week + 1));
            assertThat(weeks.get(week))
                    .allSatisfy(c -> assertThat(c.validity().notAfter().minus(Duration.ofDays(14)))
                            .isAfterOrEqualTo(Sites.NOW.plus(begins)));
        }
        assertThat(weeks.get(0)).isNotEmpty();
    }

    @Test
    void a_certificate_waits_until_it_is_told_in_every_wanted_slot() {
        Sites site = ending(1, 100);
        Certificate recorder = ofRecorders(site).get(0);
        assertThat(lives(site).stage(recorder)).contains(LifeStage.WAITING);
        site.tell(Fact.CERTIFICATE_INSTALLED, "rec-01", Slot.SERVER, true);
        assertThat(lives(site).stage(recorder)).contains(LifeStage.WAITING);
        site.tell(Fact.CERTIFICATE_INSTALLED, "rec-01", Slot.STREAMING, true);
        assertThat(lives(site).stage(recorder)).contains(LifeStage.IN_USE);
    }
}
