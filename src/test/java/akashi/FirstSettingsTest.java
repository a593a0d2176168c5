package akashi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.fault.Fault;
import akashi.pki.Password;
import akashi.store.Secrets;
import akashi.vault.Protection;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings of the first start are judged as the pages judge what people choose; a portal that is there still starts. */
class FirstSettingsTest {

    private static final Password STRONG = Password.of(TestPortal.PASSWORD);

    @TempDir
    private Path home;

    private void start(Configuration configuration) {
        Portal.start(configuration, new TestClock(TestPortal.NOW)).close();
    }

    static Stream<Arguments> passwords() {
        return Stream.of(
                arguments("of one character", "a", "access.password.short"),
                arguments("that everybody takes", "password1", "access.password.common"),
                arguments("with the name of the user", "admin-of-the-quay", "access.password.guessable"));
    }

    @ParameterizedTest(name = "a password {0}")
    @MethodSource("passwords")
    void makes_no_administrator_and_a_better_one_does(String what, String password, String why) {
        Configuration plain = Configuration.in(home);
        assertThatThrownBy(() -> start(plain.withAdmin(Password.of(password), false)))
                .isInstanceOf(Fault.BadInput.class)
                .hasMessageContaining("AKASHI_ADMIN_PASSWORD")
                .hasMessageContaining(why);
        start(plain.withAdmin(STRONG, false));
    }

    @Test
    void a_portal_that_has_its_administrator_starts_with_whatever_password_is_set() {
        start(Configuration.in(home).withAdmin(STRONG, false));
        start(Configuration.in(home).withAdmin(Password.of("a"), false));
    }

    @Test
    void a_short_passphrase_seals_no_vault_and_a_better_one_does() {
        Configuration plain = Configuration.in(home).withAdmin(STRONG, false);
        assertThatThrownBy(() -> start(plain.protectedBy(Protection.by(Password.of("short")))))
                .isInstanceOf(Fault.BadInput.class)
                .hasMessageContaining("AKASHI_PASSPHRASE");
        start(plain.protectedBy(Protection.by(Password.of("lantern rowing copper tide"))));
    }

    @Test
    void a_vault_that_was_sealed_with_a_short_passphrase_is_still_opened() {
        Protection weak = Protection.by(Password.of("short"));
        Configuration plain = Configuration.in(home).withAdmin(STRONG, false);
        try (Portal portal = Portal.start(plain, new TestClock(TestPortal.NOW))) {
            Secrets secrets = new Secrets(portal.database().db());
            weak.wrap(portal.vault().keys(), TestPortal.NOW).forEach(secrets::putKey);
        }
        try (Portal portal = Portal.start(plain.protectedBy(weak), new TestClock(TestPortal.NOW))) {
            assertThat(portal.vault().locked()).isFalse();
        }
    }
}
