package akashi.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class NamesTest {

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("nobody", List.of(), List.of()),
                arguments("a run", List.of("rec-01", "rec-02", "rec-03"), List.of("rec-01 … rec-03")),
                arguments("any order", List.of("rec-10", "rec-9", "rec-11"), List.of("rec-9 … rec-11")),
                arguments("two stay two", List.of("fo-01", "fo-02"), List.of("fo-01", "fo-02")),
                arguments(
                        "a gap parts two runs",
                        List.of("r9", "r10", "r11", "r13", "r14", "r15"),
                        List.of("r9 … r11", "r13 … r15")),
                arguments("other names stay", List.of("a", "b", "c"), List.of("a", "b", "c")),
                arguments(
                        "a number too long to count",
                        List.of("x12345678901", "x12345678902", "x12345678903"),
                        List.of("x12345678901 … x12345678903")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void runs_are_drawn_together(String what, List<String> names, List<String> few) {
        assertThat(Names.collapsed(names)).as(what).isEqualTo(few);
    }
}
