package akashi.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the budget of files, methods, templates and scripts, and prints how much of it is used. */
class StyleBudgetTest {

    private static final String MAIN = "src/main/java/akashi/x/X.java";

    private final Map<String, String> main = ProjectFiles.below("src/main/java", ".java");
    private final Map<String, String> test = ProjectFiles.below("src/test/java", ".java");

    @Test
    void every_java_file_keeps_the_budget() {
        assertThat(main).isNotEmpty();
        assertThat(objections(main)).isEmpty();
        assertThat(objections(test)).isEmpty();
    }

    private static List<String> objections(Map<String, String> files) {
        JavaSource.readAhead(files);
        return files.entrySet().stream()
                .flatMap(file -> StyleBudget.java(file.getKey(), file.getValue()).stream())
                .toList();
    }

    @Test
    void every_package_says_what_it_is() {
        assertThat(StyleBudget.packages(main.keySet())).isEmpty();
    }

    @Test
    void every_template_keeps_the_budget_and_the_content_security_policy() {
        Stream<Map.Entry<String, String>> templates = Stream.of(".html", ".svg", ".xml")
                .flatMap(ending -> ProjectFiles.below("templates", ending).entrySet().stream());
        assertThat(templates.flatMap(file -> StyleBudget.template(file.getKey(), file.getValue()).stream()))
                .isEmpty();
    }

    @Test
    void own_scripts_stay_small() {
        assertThat(StyleBudget.scripts(ProjectFiles.below("static", ".js"))).isEmpty();
    }

    @Test
    void broad_catches_have_at_most_three_homes() {
        assertThat(StyleBudget.BROAD_CATCHES).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void the_use_of_the_budget_is_printed() {
        long[] lines = main.values().stream()
                .mapToLong(text -> text.lines().count())
                .sorted()
                .toArray();
        long tests =
                test.values().stream().mapToLong(text -> text.lines().count()).sum();
        long code = Stream.of(lines).flatMapToLong(java.util.Arrays::stream).sum();
        System.out.printf(
                "Style: %d files, median %d lines (aim: 60), longest %d; tests/code %.2f (aim: 1)%n",
                lines.length, lines[lines.length / 2], lines[lines.length - 1], (double) tests / code);
        assertThat(code).isPositive();
    }

    static Stream<Arguments> badJava() {
        String tooLong = "x();\n".repeat(StyleBudget.METHOD_LINES);
        return Stream.of(
                arguments("a file too long", MAIN, "//\n".repeat(301), "301 lines"),
                arguments("a line too long", MAIN, "// " + "x".repeat(120), "columns"),
                arguments("a method too long", MAIN, "class X { void m() {\n" + tooLong + "} }", "method m has 42"),
                arguments("a wildcard import", MAIN, "import java.util.*;", "imports java.util.*"),
                arguments("a static wildcard import", MAIN, "import static a.B.*;", "imports a.B.*"),
                arguments("a broad catch", MAIN, body("try { m(); } catch (Exception e) { }"), "catches Exception"),
                arguments(
                        "one in a union", MAIN, body("try { m(); } catch (A | Throwable e) { }"), "catches Throwable"),
                arguments("a printed stack trace", MAIN, body("new A().printStackTrace();"), "stack trace"),
                arguments("printing", MAIN, body("System.out.println(1);"), "uses System.out"));
    }

    private static String body(String statement) {
        return "class X { void m() { " + statement + " } }";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badJava")
    void bad_java_is_reported(String what, String path, String text, String said) {
        assertThat(StyleBudget.java(path, text))
                .as(what)
                .singleElement()
                .asString()
                .contains(said);
    }

    @Test
    void the_rows_of_a_table_test_may_be_many() {
        String rows = "class X { static Stream<Arguments> rows() {\n" + "x();\n".repeat(60) + "} }";
        assertThat(StyleBudget.java("src/test/java/akashi/XTest.java", rows)).isEmpty();
        assertThat(StyleBudget.java(MAIN, rows)).isNotEmpty();
    }

    static Stream<Arguments> badTemplates() {
        return Stream.of(
                arguments("a template too long", "\n".repeat(131), "131 lines"),
                arguments("a style attribute", "<p style=\"color:red\">", "a style attribute"),
                arguments("a style attribute made by Thymeleaf", "<p th:style=\"${x}\">", "a style attribute"),
                arguments("a click handler", "<p onclick=\"x()\">", "an event attribute"),
                arguments("an htmx handler", "<p hx-on:click=\"x()\">", "hx-on"),
                arguments("an inline script", "<script>x()</script>", "an inline script"),
                arguments("an inline style sheet", "<style>p{}</style>", "an inline style"),
                arguments("a script address", "<a href=\"javascript:x()\">", "a javascript: address"),
                arguments("a command without the keyboard", "<pre class=\"copy\">", "the keyboard cannot reach"),
                arguments("unescaped text", "<p th:utext=\"${x}\">", "unescaped text"),
                arguments(
                        "a condition beside th:replace",
                        "<p th:if=\"${a > 0}\" th:replace=\"~{kit :: x}\">",
                        "a condition"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTemplates")
    void a_bad_template_is_reported(String what, String text, String said) {
        assertThat(StyleBudget.template("templates/x.html", text)).as(what).anyMatch(line -> line.contains(said));
    }

    @Test
    void a_good_template_passes() {
        String text =
                "<script src=\"/x.js\" defer></script><p class=\"style\" data-style=\"x\" hx-get=\"/x\">on/off</p>";
        assertThat(StyleBudget.template("templates/x.html", text)).isEmpty();
    }

    @Test
    void too_many_script_lines_are_reported() {
        assertThat(StyleBudget.scripts(Map.of("static/a.js", "a\n".repeat(60), "static/b.js", "b\n".repeat(60))))
                .singleElement()
                .asString()
                .contains("120 lines");
    }

    @Test
    void a_package_without_a_word_is_reported() {
        assertThat(StyleBudget.packages(Set.of("src/main/java/a/B.java")))
                .containsExactly("src/main/java/a has no package-info.java");
    }
}
