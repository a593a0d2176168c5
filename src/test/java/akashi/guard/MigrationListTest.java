package akashi.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds that a start looks for every migration script: one that it does not know would never be run. */
class MigrationListTest {

    private static final Pattern SCRIPT = Pattern.compile("\"(V\\d+__[a-z0-9_]+\\.sql)\"");

    @Test
    void the_program_names_every_migration_script_in_order() {
        assertThat(named()).isEqualTo(scripts());
    }

    private static List<String> named() {
        String source = ProjectFiles.below("src/main/java/akashi/store", "/Migrations.java")
                .values()
                .iterator()
                .next();
        return SCRIPT.matcher(source)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static List<String> scripts() {
        return ProjectFiles.names("db/migration", ".sql")
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .sorted(java.util.Comparator.comparingInt(MigrationListTest::version))
                .toList();
    }

    private static int version(String script) {
        return Integer.parseInt(script.substring(1, script.indexOf("__")));
    }
}
