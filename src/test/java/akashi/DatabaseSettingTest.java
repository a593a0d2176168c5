package akashi;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.web.Lang;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the database is, as somebody wrote it: told apart before anybody is asked, and never told back. */
class DatabaseSettingTest extends AtTheCommandLine {

    private static final String PASSWORD = "db-Pass-77x";

    @ParameterizedTest
    @ValueSource(strings = {"serve", "check", "remove-factor --user admin", "token --user admin"})
    void a_password_in_the_address_is_refused_and_not_told(String words) {
        environment.put("AKASHI_DB_URL", "jdbc:postgresql://akashi:" + PASSWORD + "@127.0.0.1:1/akashi");
        assertThat(run(words.split(" "))).isEqualTo(2);
        assertThat(err)
                .contains("AKASHI_DB_URL", "AKASHI_DB_USER", "AKASHI_DB_PASSWORD_FILE")
                .doesNotContain(PASSWORD, "\tat ");
        lang = Lang.JA;
        assertThat(run(words.split(" "))).isEqualTo(2);
        assertThat(err).contains("AKASHI_DB_URL", "「@」").doesNotContain(PASSWORD);
    }

    @Test
    void a_user_alone_is_refused_too() {
        assertThat(run("serve", "--db-url", "jdbc:postgresql://akashi@127.0.0.1:1/akashi"))
                .isEqualTo(2);
        assertThat(err).contains("AKASHI_DB_USER");
    }
}
