package akashi.core.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RetentionTest {

    private static final Instant NOW = Instant.parse("2027-03-02T00:00:00Z");

    /** One a day at three in the morning, the last one on Monday 1 March 2027. */
    private static List<Instant> daily(int days) {
        return IntStream.range(0, days)
                .mapToObj(back -> day(LocalDate.of(2027, 3, 1).minusDays(back)))
                .toList();
    }

    private static Instant day(LocalDate day) {
        return day.atTime(3, 0).toInstant(ZoneOffset.UTC);
    }

    static Stream<Arguments> rules() {
        return Stream.of(
                arguments("three days", new Retention(3, 0, 0), List.of("2027-03-01", "2027-02-28", "2027-02-27")),
                arguments(
                        "a day and the last of three weeks",
                        new Retention(1, 3, 0),
                        List.of("2027-03-01", "2027-02-28", "2027-02-21")),
                arguments(
                        "a day and the last of three months",
                        new Retention(1, 0, 3),
                        List.of("2027-03-01", "2027-02-28", "2027-01-31")),
                arguments("nothing at all leaves the newest", new Retention(0, 0, 0), List.of("2027-03-01")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void of_a_year_of_days_these_stay(String what, Retention rule, List<String> kept) {
        Set<Instant> stay = rule.kept(daily(365), NOW, ZoneOffset.UTC);
        assertThat(stay.stream().map(at -> at.toString().substring(0, 10)))
                .as(what)
                .containsExactlyInAnyOrderElementsOf(kept);
    }

    @Test
    void a_portal_that_stood_still_for_a_year_loses_nothing_for_it() {
        List<Instant> old = daily(10).subList(5, 10);
        assertThat(new Retention(14, 8, 12).kept(old, NOW, ZoneOffset.UTC)).containsExactlyInAnyOrderElementsOf(old);
    }

    @Test
    void what_a_clock_that_was_ahead_left_behind_pushes_nothing_out() {
        Instant ahead = Instant.parse("2031-01-01T03:00:00Z");
        List<Instant> days = daily(3);
        List<Instant> all = Stream.concat(Stream.of(ahead), days.stream()).toList();
        assertThat(new Retention(1, 0, 0).kept(all, NOW, ZoneOffset.UTC)).containsExactlyInAnyOrder(ahead, days.get(0));
        assertThat(new Retention(2, 0, 0).kept(all, NOW, ZoneOffset.UTC))
                .as("it takes no place")
                .containsExactlyInAnyOrder(ahead, days.get(0), days.get(1));
        assertThat(new Retention(1, 0, 0).kept(all, ahead.plusSeconds(60), ZoneOffset.UTC))
                .as("when its time has come it is one as any")
                .containsExactly(ahead);
    }

    @Test
    void of_one_day_the_last_stays_by_the_clock_of_the_place() {
        Instant before = Instant.parse("2027-03-01T14:59:00Z");
        Instant after = Instant.parse("2027-03-01T15:01:00Z");
        assertThat(new Retention(5, 0, 0).kept(List.of(before, after), NOW, ZoneId.of("Asia/Tokyo")))
                .containsExactlyInAnyOrder(before, after);
        assertThat(new Retention(5, 0, 0).kept(List.of(before, after), NOW, ZoneOffset.UTC))
                .containsExactly(after);
    }
}
