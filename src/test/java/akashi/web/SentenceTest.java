package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

    @ParameterizedTest(name = "{0} reads {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "It''s the server''s own | It's the server's own",
                "{0}''s certificate | rec-01's certificate",
                "サーバー | サーバー",
                "Write '{'name'}' | Write {name}"
            })
    void a_doubled_apostrophe_is_one_with_and_without_placeholders(String pattern, String read) {
        assertThat(new Sentence(pattern, Locale.ENGLISH).with(new Object[] {"rec-01"}))
                .isEqualTo(read);
    }

    @Test
    void one_sentence_can_be_asked_for_again() {
        Sentence sentence = new Sentence("{0,choice,0#none|1#one|1<{0} servers}", Locale.ENGLISH);
        assertThat(sentence.with(new Object[] {0})).isEqualTo("none");
        assertThat(sentence.with(new Object[] {1200})).isEqualTo("1,200 servers");
    }
}
