package akashi.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KnownErrorsTest {

    @ParameterizedTest(name = "{1} {0}: {2}")
    @MethodSource({
        "akashi.core.diagnosis.Messages#windows",
        "akashi.core.diagnosis.Messages#others",
        "akashi.core.diagnosis.Messages#warnings"
    })
    void a_message_tells_its_cause(ErrorCause cause, Maker maker, String message) {
        List<KnownErrors.Recognised> found = KnownErrors.in(message);
        assertThat(found).extracting(KnownErrors.Recognised::cause).first().isEqualTo(cause);
        assertThat(found.get(0).makers()).contains(maker);
        assertThat(found).as("one message, one cause").hasSize(1);
    }

    static Stream<Arguments> innocent() {
        return Stream.of(
                arguments(""),
                arguments("rec-01"),
                arguments("The camera is offline."),
                arguments("exit code 0"),
                arguments("exit code 1000"),
                arguments("event 368880"),
                arguments("36888"),
                arguments("verify error:num=200"),
                arguments("NSURLErrorDomain -12021"),
                arguments("録画が見えません"));
    }

    @ParameterizedTest(name = "\"{0}\"")
    @MethodSource("innocent")
    void other_text_tells_nothing(String text) {
        assertThat(KnownErrors.in(text)).isEmpty();
    }

    @Test
    void a_message_that_is_broken_into_lines_and_capitals_is_the_same_message() {
        assertThat(KnownErrors.in("PKIX PATH BUILDING FAILED:\r\n\tunable to find   valid\ncertification path\n to"
                        + " requested target"))
                .extracting(KnownErrors.Recognised::cause)
                .containsExactly(ErrorCause.UNTRUSTED_ROOT);
    }

    @Test
    void a_log_with_two_troubles_tells_both() {
        assertThat(KnownErrors.in("NET::ERR_CERT_DATE_INVALID\n…\nNET::ERR_CERT_COMMON_NAME_INVALID"))
                .extracting(KnownErrors.Recognised::cause)
                .containsExactlyInAnyOrder(ErrorCause.EXPIRED, ErrorCause.WRONG_NAME);
    }

    @Test
    void every_cause_is_told_by_some_message() {
        Set<ErrorCause> told = EnumSet.noneOf(ErrorCause.class);
        KnownErrors.all().forEach(error -> told.add(error.cause()));
        assertThat(told).containsExactlyInAnyOrder(ErrorCause.values());
    }

    @Test
    void a_hundred_thousand_characters_of_anything_are_read_in_a_moment() {
        for (String filling :
                List.of("a", "hostname ", "ssl code ", "exit code -", "certificate is valid for ", "0 ")) {
            String text = filling.repeat(KnownErrors.MOST / filling.length());
            long begun = System.nanoTime();
            KnownErrors.in(text);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(filling).isLessThan(Duration.ofSeconds(3));
        }
    }
}
