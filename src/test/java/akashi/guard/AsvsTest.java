package akashi.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of ASVS: every number of levels 1 and 2 once, and only tests that exist. */
class AsvsTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\|.*$");
    private static final Pattern TEST = Pattern.compile("\\b[A-Z]\\w+(?:Test|IT)\\b");

    private final Map<String, String> texts = ProjectFiles.below("src/doc/asvs", ".md");

    private static Set<String> tests() {
        return ProjectFiles.names("src/test/java", ".java")
                .map(name -> name.replaceAll(".*/|\\.java$", ""))
                .collect(Collectors.toSet());
    }

    /** What is named and does not exist, by where it is named. */
    private static List<String> unknown(Map<String, String> texts, Set<String> tests) {
        List<String> unknown = new ArrayList<>();
        texts.forEach((path, text) -> TEST.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(name -> !tests.contains(name))
                .forEach(name -> unknown.add(path + ": " + name)));
        return unknown;
    }

    @Test
    void every_number_of_levels_one_and_two_is_there_once() throws IOException {
        List<String> asked = Files.readAllLines(Path.of("src/test/resources/asvs/level-1-and-2.txt"));
        List<String> told = texts.values().stream()
                .flatMap(text -> ROW.matcher(text).results().map(row -> row.group(1)))
                .toList();
        assertThat(asked).hasSize(253).doesNotHaveDuplicates();
        assertThat(told).containsExactlyElementsOf(asked);
    }

    @Test
    void every_test_that_is_named_exists() {
        assertThat(unknown(texts, tests())).isEmpty();
    }

    @Test
    void a_test_that_does_not_exist_is_found() {
        assertThat(unknown(Map.of("a.md", "| 1.1.1 | x | y | AsvsTest, NoSuchTest |"), tests()))
                .containsExactly("a.md: NoSuchTest");
    }

    @Test
    void what_is_not_met_says_so_and_everything_else_names_a_test_or_why_not() {
        Pattern idle = Pattern.compile("(?m)^\\| \\d+\\.\\d+\\.\\d+ \\|(?!.*(Test|IT|does not apply|\\*\\*)).*$");
        assertThat(texts.values().stream()
                        .flatMap(text -> idle.matcher(text).results().map(MatchResult::group)))
                .as("without a test or a reason")
                .isEmpty();
    }
}
