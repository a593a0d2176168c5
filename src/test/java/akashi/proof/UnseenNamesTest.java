package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A name that people type has no sign that nobody sees: it would look like another, or turn round what is around it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnseenNamesTest {

    private TestPortal portal;

    @BeforeAll
    void start() {
        portal = TestPortal.start();
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    static Stream<Arguments> forms() {
        List<Arguments> forms = List.of(
                arguments("an API token", "/account/tokens", "name", List.of()),
                arguments("a user", "/users", "name", List.of("role", "TRAINEE")),
                arguments("the site", "/settings", "name", List.of("act", "s1", "connect", "name", "days", "45")),
                arguments("clients", "/clients/new", "name", List.of("act", "c1", "kind", "DLNA", "count", "3")),
                arguments("a public CA", "/authorities/public", "name", List.of()));
        return forms.stream()
                .flatMap(form -> Stream.of("x,\u202Ey", "ad\u200Bmin", "\u2067x", "x\u200Fy")
                        .map(name -> arguments(form.get()[0], form.get()[1], form.get()[2], form.get()[3], name)));
    }

    @ParameterizedTest(name = "the name of {0}")
    @MethodSource("forms")
    void it_is_refused_where_it_is_typed(String of, String path, String field, List<String> others, String name) {
        Browser.Page refused = portal.admin().post(path, fields(field, name, others));
        assertThat(refused.status()).as(refused.html().text()).isEqualTo(422);
        assertThat(refused.html().select("#e-" + field).text()).isNotBlank();
    }

    static Stream<Arguments> japanese() {
        return Stream.of(
                arguments("/account/tokens", List.of()),
                arguments("/settings", List.of("act", "s2", "connect", "name", "days", "45")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("japanese")
    void a_wide_blank_and_wide_letters_are_taken(String path, List<String> others) {
        Browser.Page taken = portal.admin().post(path, fields("name", "本社\u3000夜間(1)ABC", others));
        assertThat(taken.status()).as(taken.html().text()).isIn(200, 303);
    }

    private static String[] fields(String field, String name, List<String> others) {
        return Stream.concat(Stream.of(field, name), others.stream()).toArray(String[]::new);
    }
}
