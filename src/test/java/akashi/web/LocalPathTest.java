package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/servers", "/servers?role=LPR&page=2", "/expiry?at=2027-01-01#row-3", "/a//b"})
    void a_path_of_the_portal_may_be_redirected_to(String path) {
        assertThat(LocalPath.of(path)).contains(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "servers",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example/",
                "https:evil.example",
                "javascript:alert(1)",
                "/a\r\nSet-Cookie: x=y",
                "/a b",
                "/\tevil",
                "/..//evil.example",
                "/証",
                "/%zz"
            })
    void anything_else_may_not(String path) {
        assertThat(LocalPath.of(path)).isEmpty();
    }
}
