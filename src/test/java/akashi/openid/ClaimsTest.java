package akashi.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.access.Access;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which role and which name follow from what a provider says. */
class ClaimsTest {

    static Stream<Arguments> roles() {
        return Stream.of(
                arguments("one group gives its role", "groups", Map.of("groups", List.of("vms-desk")), Access.HELPDESK),
                arguments(
                        "of several the highest counts",
                        "groups",
                        Map.of("groups", List.of("vms-learners", "vms-admins", "vms-desk")),
                        Access.ADMIN),
                arguments("a single text is a list of one", "groups", Map.of("groups", "vms-admins"), Access.ADMIN),
                arguments("a text is not taken apart", "groups", Map.of("groups", "vms-admins vms-desk"), null),
                arguments("another case is another value", "groups", Map.of("groups", List.of("VMS-Admins")), null),
                arguments("no claim gives no role", "groups", Map.of(), null),
                arguments("an empty list gives no role", "groups", Map.of("groups", List.of()), null),
                arguments("a number gives no role", "groups", Map.of("groups", List.of(7, true)), null),
                arguments(
                        "a path leads into what lies within",
                        "realm_access.roles",
                        Map.of("realm_access", Map.of("roles", List.of("vms-desk"))),
                        Access.HELPDESK),
                arguments(
                        "a name with dots in it is a name",
                        "https://harbour.example/roles",
                        Map.of("https://harbour.example/roles", List.of("vms-admins")),
                        Access.ADMIN),
                arguments(
                        "a name with dots may have more within",
                        "harbour.example.roles",
                        Map.of("harbour.example", Map.of("roles", List.of("vms-admins"))),
                        Access.ADMIN),
                arguments("a path through a text leads nowhere", "groups.x", Map.of("groups", "vms-admins"), null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("roles")
    void role(String what, String path, Map<String, Object> claims, Access role) {
        List<String> values = Claims.texts(claims, path).orElse(List.of());
        assertThat(Used.settings("https://login.harbour.example", path, Used.SYSTEM)
                        .gives(values))
                .isEqualTo(Optional.ofNullable(role));
    }

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("a plain name", "tanaka", "tanaka"),
                arguments("capitals become small", "Tanaka", "tanaka"),
                arguments("a long name", "tanaka@harbour.example", "tanaka@harbour.example"),
                arguments("a Japanese name", "田中", "田中"),
                arguments("nothing", "", null),
                arguments("a name of wide letters", "ｔａｎａｋａ", null),
                arguments("a name with a blank", "tanaka taro", null),
                arguments("a name that is a tag", "<b>tanaka</b>", null),
                arguments("a name that is too long", "a".repeat(101), null),
                arguments("no text", 42, null));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("names")
    void name(String what, Object said, String name) {
        assertThat(Claims.userName(Map.of("preferred_username", said), "preferred_username"))
                .isEqualTo(Optional.ofNullable(name));
        assertThat(Claims.userName(Map.of(), "preferred_username")).isEmpty();
    }
}
