package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.text.Message;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlainJsonTest {

    static Stream<Object> values() {
        return Stream.of(
                "quotes \" and <script> and 録画 and 😀 and \u202e",
                42,
                4_000_000_000_000L,
                new BigDecimal("0.25"),
                true,
                Instant.parse("2027-03-01T09:00:00.123Z"),
                LocalDate.of(2027, 3, 1),
                UUID.fromString("84430eb7-847c-422d-aa00-7915cd0d7a65"),
                Message.of("a.key", "x", 3, Message.of("inner", LocalDate.of(2027, 1, 1)), List.of("p", 1)),
                List.of("a", List.of(1, 2), Message.of("k")),
                Map.of("name", "rec-01", "on", true),
                Map.of(),
                Arrays.asList("a", null));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_value_keeps_its_type(Object value) {
        assertThat(PlainJson.read(PlainJson.write(value))).isEqualTo(value);
    }

    @Test
    void an_object_that_could_carry_more_than_was_meant_is_refused() {
        Object account = new Object();
        assertThatThrownBy(() -> PlainJson.write(List.of(account))).isInstanceOf(IllegalArgumentException.class);
    }
}
