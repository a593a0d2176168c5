package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Codes of authenticator apps, held against the test values of RFC 4226 and RFC 6238. */
class TimedCodesTest {

    private static final TimedCodes RFC = new TimedCodes("12345678901234567890".getBytes(StandardCharsets.US_ASCII));
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_111);
    private static final long STEP = TimedCodes.stepAt(NOW);

    /** RFC 6238, appendix B, SHA-1: the last six of its eight digits. */
    @ParameterizedTest(name = "at {0} seconds the code is {1}")
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codes_are_those_of_the_time_based_standard(long second, String code) {
        assertThat(RFC.of(TimedCodes.stepAt(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    /** RFC 4226, appendix D. */
    @Test
    void codes_are_those_of_the_counter_based_standard() {
        assertThat(IntStream.range(0, 10).mapToObj(RFC::of))
                .containsExactly(
                        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
                        "520489");
    }

    static Stream<Arguments> tries() {
        return Stream.of(
                arguments("the code of now is taken", RFC.of(STEP), 0L, OptionalLong.of(STEP)),
                arguments("the code before, by a slow clock", RFC.of(STEP - 1), 0L, OptionalLong.of(STEP - 1)),
                arguments("the code after, by a fast clock", RFC.of(STEP + 1), 0L, OptionalLong.of(STEP + 1)),
                arguments("two steps ago is too old", RFC.of(STEP - 2), 0L, OptionalLong.empty()),
                arguments("two steps ahead is too early", RFC.of(STEP + 2), 0L, OptionalLong.empty()),
                arguments("a code that was taken is not taken again", RFC.of(STEP), STEP, OptionalLong.empty()),
                arguments("nor is one before it", RFC.of(STEP - 1), STEP, OptionalLong.empty()),
                arguments("the one after it is", RFC.of(STEP + 1), STEP, OptionalLong.of(STEP + 1)),
                arguments("a digit too few", RFC.of(STEP).substring(1), 0L, OptionalLong.empty()),
                arguments("nothing", "", 0L, OptionalLong.empty()),
                arguments("digits of another script", "٠٥٠٤٧١", 0L, OptionalLong.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tries")
    void a_code_counts_around_its_half_minute_and_once(String what, String code, long last, OptionalLong step) {
        assertThat(RFC.stepOf(code, NOW, last)).as(what).isEqualTo(step);
    }

    @Test
    void the_key_is_read_as_base32_and_never_printed() {
        assertThat(RFC.base32()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(RFC.typed()).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assertThat(RFC.toString()).isEqualTo("•••");
        assertThat(TimedCodes.fresh().base32())
                .hasSize(32)
                .isNotEqualTo(TimedCodes.fresh().base32());
    }
}
