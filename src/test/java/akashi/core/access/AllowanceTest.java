package akashi.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final UUID ONE = UUID.randomUUID();

    private static FieldError refused(Allowance allowance, Instant at) {
        return catchThrowableOfType(Fault.TooOften.class, () -> allowance.take(ONE, at))
                .error();
    }

    @Test
    void one_too_many_in_a_minute_is_told_the_seconds_until_the_first_is_past() {
        Allowance allowance = Allowance.perMinute(2, "lab", "lab.wait");
        allowance.take(ONE, NOW);
        allowance.take(ONE, NOW.plusSeconds(10));
        assertThat(refused(allowance, NOW.plusMillis(20_500))).isEqualTo(FieldError.of("lab", "lab.wait", 2, 40L));
        assertThatCode(() -> allowance.take(UUID.randomUUID(), NOW.plusSeconds(20)))
                .doesNotThrowAnyException();
        assertThatCode(() -> allowance.take(ONE, NOW.plusSeconds(60))).doesNotThrowAnyException();
        assertThat(refused(allowance, NOW.plusSeconds(69))).isEqualTo(FieldError.of("lab", "lab.wait", 2, 1L));
    }

    @Test
    void one_too_many_in_an_hour_is_told_the_minutes() {
        Allowance allowance = Allowance.perHour(1, "to", "wait");
        allowance.take(ONE, NOW);
        assertThat(refused(allowance, NOW.plusSeconds(61))).isEqualTo(FieldError.of("to", "wait", 1, 59L));
    }
}
