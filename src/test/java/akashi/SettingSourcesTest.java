package akashi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file of settings may name. */
class SettingSourcesTest {

    @TempDir
    private Path home;

    private SettingSources with(String... lines) throws IOException {
        Files.writeString(home.resolve("akashi.properties"), String.join("\n", lines));
        return SettingSources.of(Map.of("home", home.toString()), Map.of(), Map.of());
    }

    @Test
    void a_misspelt_setting_is_named() throws IOException {
        assertThat(with("akashi.prot=1", "port=8081", "akashi.port=8080").unknown())
                .containsExactly("akashi.prot", "port");
    }

    @Test
    void every_setting_of_the_readme_is_known() throws IOException {
        String[] lines = Pattern.compile("`AKASHI_([A-Z0-9_]+)`")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(found ->
                        "akashi." + found.group(1).toLowerCase(Locale.ROOT).replace('_', '.') + "=x")
                .toArray(String[]::new);
        assertThat(lines).hasSizeGreaterThan(10);
        assertThat(with(lines).unknown()).isEmpty();
    }
}
