package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which passwords somebody would soon find who knows what people choose. */
class GuessingTest {

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource({
        "password1,                    high on every list,                              true",
        "P@ssw0rd,                     the same with other signs,                       true",
        "qwertyuiop,                   along the keyboard,                              true",
        "12345678910,                  along the digits,                                true",
        "akashi2026,                   the name of the portal and a year,               true",
        "milestone1,                   the maker of the site,                           true",
        "tanakahanako,                 the words known of the person,                   true",
        "abcabcabcabc,                 the same again and again,                        true",
        "lantern rowing copper tide,   four words that do not belong together,          false",
        "港の見える丘で待つ,             a sentence in Japanese,                           false",
        "x7Kq9vTz,                     eight signs by chance,                           false",
    })
    void by_what_people_choose(String password, String what, boolean soon) {
        assertThat(Guessing.soon(password, List.of("tanaka", "hanako")))
                .as(what)
                .isEqualTo(soon);
    }

    @ParameterizedTest(name = "for whoever may try without an end: {0}")
    @MethodSource("akashi.pki.SoonGuessed#passphrases")
    void a_passphrase_is_soon_guessed(String passphrase) {
        assertThat(Guessing.offline(passphrase, List.of())).isTrue();
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource({
        "quay copper seven lantern,          four words that do not belong together,          false",
        "four words nobody guesses,          the same,                                        false",
        "lantern-rowing-copper-tide,         the same with dashes between,                    false",
        "xK7q9vTzP4mW,                       twelve signs by chance,                          false",
        "港の見える丘で待つ人がいる,             a sentence in Japanese,                          false",
        "North Pier Sample City Hall,        the name of the site,                            true",
        "northpiersamplecityhall,            the same in one word,                            true",
        "North Pier Sample City Hall 2026,   the same and a year,                             true",
        "hanako.tanaka.hanako,               the name of a person,                            true",
        "three little words,                 only three words,                                true",
    })
    void a_passphrase_by_what_people_choose(String passphrase, String what, boolean soon) {
        assertThat(Guessing.offline(passphrase, List.of("North Pier Sample City Hall", "hanako.tanaka")))
                .as(what)
                .isEqualTo(soon);
    }

    @Test
    void a_very_long_one_is_judged_by_its_beginning() {
        assertThat(Guessing.soon("a".repeat(200), List.of())).isTrue();
    }
}
