package akashi.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds that every field of which the audit trail keeps what was and what is has a name that people read. */
class KeptFieldsTest {

    /** What keeps fields with entries, or makes them for others that do. */
    private static final Pattern KEEPS = Pattern.compile("\\bcontext\\.changed\\(|ComputerCases\\.tell\\(|"
            + "Map<String, Object> told\\(\\)|void tell\\(Map<|Map<String, String> of\\(");

    /** A name in a map, by itself or before what tells fields apart that are called alike. */
    private static final Pattern FIELD = Pattern.compile("\"([a-z][A-Za-z0-9_]+)[ -]?\"\\s*[,+]");

    /** What looks like the name of a field in these files and is kept with no entry. */
    private static final Set<String> OTHERS =
            Set.of("approval", "certificate", "password", "pem", "secret", "token", "tried");

    @Test
    void every_field_of_an_entry_has_a_name() {
        MessageFiles messages = new MessageFiles(ProjectFiles.below("templates/messages", ".properties"));
        Set<String> fields = fields(ProjectFiles.below("src/main/java", ".java"));
        assertThat(fields).contains("access", "bindPassword", "groups", "pin", "ports", "rows", "sha256", "patience");
        fields.removeIf(field -> messages.keys().contains("audit.field." + field));
        assertThat(fields).as("fields without a text audit.field.…").isEmpty();
    }

    private static Set<String> fields(Map<String, String> files) {
        Set<String> fields = new TreeSet<>();
        files.values().stream()
                .filter(text -> KEEPS.matcher(text).find())
                .flatMap(text -> FIELD.matcher(text).results())
                .map(found -> found.group(1))
                .filter(field -> !OTHERS.contains(field))
                .forEach(fields::add);
        return fields;
    }
}
