package akashi.core.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class UnseenTest {

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("Japanese with a wide blank", "東京\u3000本社(第1)", false, "東京\u3000本社(第1)"),
                arguments("a variant of a kanji", "葛\uDB40\uDD00城", false, "葛\uDB40\uDD00城"),
                arguments("an emoji that is joined", "👩\u200D🔧", false, "👩\u200D🔧"),
                arguments("Hebrew", "שער 1", false, "שער 1"),
                arguments("an override", "x,\u202Ey", true, "x,[U+202E]y"),
                arguments("an embedding and its end", "\u202Ax\u202C", true, "[U+202A]x[U+202C]"),
                arguments("an isolate and its end", "\u2067x\u2069", true, "[U+2067]x[U+2069]"),
                arguments("marks of direction", "\u200Ea\u200Fb\u061C", true, "[U+200E]a[U+200F]b[U+061C]"),
                arguments("a blank without a width", "ad\u200Bmin", true, "ad\u200Bmin"),
                arguments("a mark of the order of bytes", "\uFEFFadmin", true, "\uFEFFadmin"),
                arguments("a control", "a\u0007b", true, "a\u0007b"),
                arguments("an end of a line", "a\u2028b", true, "a\u2028b"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void signs_that_nobody_sees_are_known_and_those_that_turn_are_written_out(
            String what, String text, boolean unseen, String shown) {
        assertThat(Unseen.in(text)).isEqualTo(unseen);
        assertThat(Unseen.writtenOut(text)).isEqualTo(shown);
    }
}
