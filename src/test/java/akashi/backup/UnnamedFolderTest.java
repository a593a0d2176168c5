package akashi.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.fault.Fault;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A folder of a plan that this process cannot name is not told to be missing. */
class UnnamedFolderTest {

    @TempDir
    private Path home;

    /** Half a pair of UTF-16 is what no locale can name, as Japanese under one of ASCII. */
    @ParameterizedTest
    @CsvSource({"/srv/\ud800, store.path.locale", "/srv/\0x, store.path.none"})
    void it_is_told_why(String folder, String key) {
        assertThatThrownBy(() -> new WantedFolder(home).checked(folder))
                .isInstanceOfSatisfying(
                        Fault.BadInput.class,
                        wrong -> assertThat(wrong.errors().get(0).message().key())
                                .isEqualTo(key));
    }
}
