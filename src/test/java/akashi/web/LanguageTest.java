package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing known: English,,,,,EN",
        "the address decides first,ja,EN,en,en,JA",
        "then what was chosen in this session,,EN,ja.mine,en,JA",
        "then what is kept for the person,,JA,,en,JA",
        "which another person's choice does not touch,,JA,en.other,en,JA",
        "nor a choice made before signing in,,JA,en,en,JA",
        "where nothing is kept for the person the browser's choice stays,,,ja,en,JA",
        "then what the browser asks for,,,,'ja,en;q=0.8',JA",
        "the heavier wish wins,,,,'en;q=0.3,ja;q=0.9',JA",
        "a region does not matter,,,,ja-JP,JA",
        "unknown languages are passed over,,,,'fr,de;q=0.9,ja;q=0.1',JA",
        "a wish of weight nought is none,,,,'ja;q=0,fr',EN",
        "nonsense in the address is passed over,xx,JA,,,JA",
        "nonsense in the header is passed over,,,,';;q=x,,',EN"
    })
    void chooses(String sentence, String query, String person, String cookie, String accept, Lang expected) {
        Optional<Session> session =
                Optional.ofNullable(person).map(code -> new Session(null, "admin", Optional.of(Lang.valueOf(code))));
        String kept = cookie == null ? null : cookie.replace("ja.mine", Language.kept(Lang.JA, session, "my session"));
        assertThat(Language.choose(query, session, "my session", kept, accept)).isEqualTo(expected);
    }
}
