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

/** Holds that everything a person reads exists in both languages and in the glossary's words. */
class MessageParityTest {

    private final MessageFiles messages = new MessageFiles(ProjectFiles.below("templates/messages", ".properties"));

    @Test
    void both_languages_say_the_same_in_the_words_of_the_glossary() {
        assertThat(messages.keys()).isNotEmpty();
        assertThat(messages.objections()).isEmpty();
    }

    @Test
    void every_key_in_the_code_has_a_text() {
        Map<String, String> files = ProjectFiles.below("src/main/java", ".java");
        JavaSource.readAhead(files);
        assertThat(missing(files.entrySet().stream()
                        .flatMap(file -> KeyUses.inJava(file.getKey(), file.getValue()).stream())))
                .isEmpty();
    }

    @Test
    void every_key_in_a_template_has_a_text() {
        assertThat(missing(Stream.of(".html", ".svg")
                        .flatMap(ending -> ProjectFiles.below("templates", ending).entrySet().stream())
                        .flatMap(file -> KeyUses.inTemplate(file.getKey(), file.getValue()).stream())))
                .isEmpty();
    }

    @Test
    void every_act_has_a_few_words_for_its_kind() {
        assertThat(messages.keys().stream()
                        .filter(key -> key.startsWith("act."))
                        .map(key -> key.replaceFirst("act", "audit.kind")))
                .isNotEmpty()
                .allMatch(messages.keys()::contains);
    }

    @Test
    void every_constant_of_the_core_has_a_text() {
        assertThat(missing(coreEnums().flatMap(KeyUses::ofEnum))).isEmpty();
    }

    private static Stream<Class<?>> coreEnums() {
        return ProjectFiles.names("target/classes/akashi/core", ".class")
                .map(path -> path.replaceAll("^target/classes/|\\.class$", "").replace('/', '.'))
                .filter(name -> !name.endsWith("-info") && !KeyUses.NEVER_SHOWN.contains(name))
                .<Class<?>>map(MessageParityTest::load)
                .filter(type -> type.getEnumConstants() != null);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, MessageParityTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> missing(Stream<KeyUses.Use> uses) {
        Set<String> keys = messages.keys();
        return uses.filter(use -> !keys.contains(use.key()))
                .map(use -> use.where() + " needs a text for " + use.key())
                .toList();
    }

    static Stream<Arguments> badTexts() {
        return Stream.of(
                arguments("a key in one language only", "a=One", "b=二", "x_ja.properties lacks a"),
                arguments("other placeholders", "a=One {0}", "a=一つ {1}", "other placeholders"),
                arguments("a lone apostrophe", "a=It's", "a=それ", "lone apostrophe"),
                arguments("an open brace", "a=One {0", "a=一つ {0", "no message format"),
                arguments("an empty text", "a=", "a=一つ", "is empty"),
                arguments("a key twice", "a=One\na=Two", "a=一つ", "has a twice"),
                arguments("English left in Japanese", "a=One", "a=One", "no Japanese"),
                arguments("a slip of the guide", "a=CA certificate", "a=CA認証を入れます", "the glossary says CA証明書"),
                arguments("a short vowel", "a=Server", "a=サーバ", "the glossary says サーバー"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTexts")
    void a_bad_text_is_reported(String what, String en, String ja, String said) {
        assertThat(files(en, ja).objections()).as(what).anyMatch(line -> line.contains(said));
    }

    @Test
    void a_key_in_two_files_is_reported() {
        Map<String, String> texts = Map.of("m/x_en.properties", "a=One", "m/y_en.properties", "a=One");
        assertThat(new MessageFiles(texts).objections()).anyMatch(line -> line.startsWith("a is in m/x_en.properties"));
    }

    @Test
    void good_texts_pass() {
        String en = "a=It''s {0,choice,0#none|1#one} '{'x'}'\nb=Windows Server 2019\nc=CA";
        String ja = "a={0,choice,0#なし|1#1つ} 認証局'{'x'}'\nb=Windows Server 2019\nc=認証局(CA)";
        assertThat(files(en, ja).objections()).isEmpty();
    }

    private static MessageFiles files(String en, String ja) {
        return new MessageFiles(Map.of("m/x_en.properties", en, "m/x_ja.properties", ja));
    }

    @Test
    void keys_are_found_where_they_are_used() {
        String java =
                "class X { Object m() { throw new Fault.BadInput(\"f\", \"a.b\", Message.of(\"c.d\", 1), text(k)); } }";
        assertThat(KeyUses.inJava("src/main/java/akashi/x/X.java", java))
                .extracting(KeyUses.Use::key)
                .containsExactlyInAnyOrder("a.b", "c.d");
        String core = "class X { String m() { return flag ? \"a.b\" : \"no key\"; } }";
        assertThat(KeyUses.inJava("src/main/java/akashi/core/X.java", core))
                .extracting(KeyUses.Use::key)
                .containsExactly("a.b");
        String html = "<p th:text=\"#{a.b(${x})}\">#{c.d}</p><p th:text=\"#{role.__${r}__}\"></p>";
        assertThat(KeyUses.inTemplate("templates/x.html", html))
                .extracting(KeyUses.Use::key)
                .containsExactly("a.b", "c.d");
    }
}
