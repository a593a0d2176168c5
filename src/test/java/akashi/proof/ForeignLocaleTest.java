package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process whose locale cannot name a file, which is there. */
class ForeignLocaleTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "LC_ALL, C, check --home 復元先",
        "LC_ALL, C, serve --home 復元先",
        "LC_ALL, C, backup 控え.backup",
        "LC_ALL, C, restore 控え.backup",
        "LC_ALL, ja_JP.nowhere, check --home 復元先",
        "AKASHI_HOME, 復元先, check",
        "AKASHI_KEY_FILE, 鍵, check",
        "AKASHI_PASSPHRASE_FILE, 鍵, check",
    })
    void a_path_that_cannot_be_named_is_told_with_the_locale(String variable, String value, String words) {
        Program told = new Shell(folder).run(variable, value, words);
        assertThat(told.output()).contains("LANG=C.UTF-8").doesNotContain("\tat ");
        assertThat(told.exit()).isEqualTo(1);
    }

    private record Shell(Path folder) {

        Program run(String variable, String value, String words) {
            String jar = System.getProperty("akashi.jar", "");
            String program = !jar.isEmpty() && Files.isRegularFile(Path.of(jar))
                    ? "-jar '" + jar + "'"
                    : "-cp '" + System.getProperty("java.class.path") + "' akashi.Main";
            String java =
                    Path.of(System.getProperty("java.home"), "bin", "java").toString();
            return Program.run(
                    Map.of(
                            "LC_ALL",
                            "C",
                            "AKASHI_HOME",
                            folder.resolve("home").toString(),
                            "AKASHI_BACKUP_PASSPHRASE",
                            CommandLine.PASSPHRASE),
                    List.of(
                            "bash",
                            "-c",
                            "export " + variable + "='" + value + "'; exec " + java + " " + program + " " + words));
        }
    }
}
