package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An expression in a template")
class ExpressionTest {

    private static final String TABLE = """
            row.name | rec-01
            row.title | title of rec-01
            row.off | false
            row.name() | rec-01
            row.source.get() | told
            row.source.present | true
            rows.size() | 2
            few.isEmpty() | false
            few.empty | false
            fixed.get(2) | c
            fixed[1] | b
            map['public_name'] | x
            map.public_name | x
            kind.name() | FIRST_ONE
            kind.name() == 'FIRST_ONE' | true
            missing == null | true
            row.name != null and row.on | true
            no and missing.name | false
            yes or missing.name | true
            no or no and yes | false
            (no or yes) and !no | true
            not yes | false
            row.count + 4 | 7
            row.count - 4 | -1
            -row.count | -3
            many + 1 | 5000000001
            1 + 2 + 'x' | 3x
            'a.' + kind.name() + '.b' | a.FIRST_ONE.b
            row.count > 2 | true
            row.count <= 2 | false
            row.count >= 3 and row.count < 4 | true
            row.count == many | false
            yes ? 'a' : 'b' | a
            no ? 'a' : yes ? 'b' : 'c' | b
            row.say('x') | text x
            row.say(3) | thing 3
            row.say(kind) | thing FIRST_ONE
            row.say('x', null) | x and null
            row.later(1) | 2
            row.say(row.count == 3 ? 'three' : kind) | text three
            """;

    private static final Map<String, Object> VARIABLES = variables();

    private static Map<String, Object> variables() {
        Map<String, Object> variables = new HashMap<>();
        variables.put("row", new Row("rec-01", 3, true, Optional.of("told")));
        variables.put("rows", new ArrayList<>(List.of("a", "b")));
        variables.put("few", List.of("a"));
        variables.put("fixed", Arrays.asList("a", "b", "c"));
        variables.put("map", Map.of("public_name", "x"));
        variables.put("entry", Map.entry("k", "v").getKey());
        variables.put("kind", Kind.FIRST_ONE);
        variables.put("many", 5_000_000_000L);
        variables.put("yes", true);
        variables.put("no", false);
        return variables;
    }

    enum Kind {
        FIRST_ONE
    }

    private record Row(String name, int count, boolean on, Optional<String> source) {

        public String getTitle() {
            return "title of " + name;
        }

        public boolean isOff() {
            return !on;
        }

        public String say(Object anything) {
            return "thing " + anything;
        }

        public String say(String text) {
            return "text " + text;
        }

        public String say(String text, Object more) {
            return text + " and " + more;
        }

        public long later(long number) {
            return number + 1;
        }
    }

    private static Object value(String expression) {
        return ExpressionReader.read(expression).in(VARIABLES::get);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = TABLE)
    void has_a_value(String expression, String expected) {
        assertThat(String.valueOf(value(expression))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{index}: {0}")
    @ValueSource(
            strings = {
                "",
                "a b",
                "a.",
                "a..b",
                "#strings.x(a)",
                "a ? b",
                "(a",
                "a[0",
                "'a",
                "a = 1",
                "new X()",
                "@x@y",
                "a.1"
            })
    void that_cannot_be_read_is_a_defect(String expression) {
        assertThatThrownBy(() -> ExpressionReader.read(expression)).hasMessageContaining("cannot read");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "missing.name | nothing there",
                "row.nothing | no nothing",
                "row.say(1, 2, 3) | no say",
                "row.name and yes | neither true nor false",
                "row.name > 1 | no whole number"
            })
    void that_makes_no_sense_is_a_defect(String expression, String message) {
        assertThatThrownBy(() -> value(expression)).hasMessageContaining(message);
    }

    @Test
    void of_one_place_may_meet_objects_of_several_classes() {
        Expression size = ExpressionReader.read("it.size()");

        assertThat(Stream.of(List.of(1), new ArrayList<>(List.of(1, 2)), Map.of(), List.of(3))
                        .map(it -> size.in(name -> it)))
                .containsExactly(1, 2, 0, 1);
    }

    @Test
    void of_every_template_can_be_read() throws IOException {
        TreeSet<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("templates"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".html")).toList()) {
                Matcher found = Pattern.compile("\\$\\{((?:[^'}]|'[^']*')*)}")
                        .matcher(Files.readString(file, StandardCharsets.UTF_8));
                while (found.find()) {
                    all.add(found.group(1).replace("&gt;", ">").replace("&lt;", "<"));
                }
            }
        }

        all.removeIf(text -> !Expressions.reads(text));

        assertThat(all).hasSizeGreaterThan(500).allSatisfy(ExpressionReader::read);
    }
}
