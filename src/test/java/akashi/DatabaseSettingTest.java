package akashi;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.web.Lang;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertThat(err).contains("AKASHI_DB_URL", "それを取り除き").doesNotContain(PASSWORD);
    }

    @Test
    void a_user_alone_is_refused_too() {
        assertThat(run("serve", "--db-url", "jdbc:postgresql://akashi@127.0.0.1:1/akashi"))
                .isEqualTo(2);
        assertThat(err).contains("AKASHI_DB_USER");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?user=akashi", "?sslmode=require&password=" + PASSWORD})
    void one_among_the_parameters_is_refused_too(String parameters) {
        environment.put("AKASHI_DB_URL", "jdbc:postgresql://127.0.0.1:1/akashi" + parameters);
        assertThat(run("serve")).isEqualTo(2);
        assertThat(err).contains("AKASHI_DB_USER").doesNotContain(PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://127.0.0.1:1/akashi",
                "jdbc:postgres://127.0.0.1:1/akashi",
                "jdbc:postgresql://127.0.0.1:notaport/akashi",
                "jdbc:postgresql://127.0.0.1:70000/akashi",
                "jdbc:postgresql://127.0.0.1:0/akashi",
                "jdbc:postgresql:///akashi",
                "jdbc:postgresql://",
                "jdbc:postgresql://127.0.0.1:1",
                "jdbc:postgresql://127.0.0.1:1/aka shi?sslmode",
                "jdbc:postgresql://127.0.0.1:1/akashi?sslrootcert=%zz",
                "jdbc:mysql://127.0.0.1:1/akashi",
                "jdbc:h2",
                "akashi"
            })
    void an_address_that_is_none_is_told_as_the_settings_are_read(String url) throws IOException {
        environment.put("AKASHI_DB_URL", url);
        environment.put("AKASHI_BACKUP_PASSPHRASE", PASSPHRASE);
        Path backup = Files.writeString(home.resolve("a.backup"), "x");
        String[][] verbs = {{"serve"}, {"check"}, {"backup", home.resolve("new").toString()}, {"restore", backup + ""}};
        for (String[] verb : verbs) {
            assertThat(run(verb)).as(verb[0]).isNotZero();
            assertThat(err)
                    .contains("AKASHI_DB_URL", "jdbc:postgresql://HOST:PORT/DATABASE")
                    .doesNotContain("\tat ", "Exception");
        }
        lang = Lang.JA;
        assertThat(run("serve")).isEqualTo(2);
        assertThat(err).contains("AKASHI_DB_URL", "jdbc:postgresql://ホスト名:ポート/データベース名");
    }
}
