package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "é",
                "証明書",
                "a → b",
                "𠮷野家",
                "x😀y",
                "\u0080\u07ff\u0800\uffff",
                "1\ud8002",
                "\udc00"
            })
    void a_text_becomes_the_bytes_that_java_itself_makes_of_it(String text) {
        Utf8 out = new Utf8();
        out.write(text, 0, text.length());
        assertThat(out.bytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_character_may_come_in_two_halves_and_a_text_in_many_parts() {
        String text = "証明書 and 😀 ".repeat(5000);
        Utf8 out = new Utf8();
        for (char c : text.toCharArray()) {
            out.write(new char[] {c}, 0, 1);
        }
        assertThat(out).hasToString(text);
        Utf8 whole = new Utf8();
        whole.write(text, 0, text.length());
        assertThat(whole).hasToString(text);
    }
}
