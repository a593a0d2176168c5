package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RendererTest {

    private final Messages messages = Messages.load(ZoneId.of("Asia/Tokyo"));
    private final Renderer renderer = new Renderer(messages);

    @Test
    void knows_the_parts_of_a_template() {
        assertThat(renderer.parts("demo/all")).containsExactly("rows");
        assertThat(renderer.parts("kit/flash")).containsExactly("oob", "problem");
    }

    @Test
    void an_unknown_part_throws_instead_of_rendering_nothing() {
        assertThatThrownBy(() -> renderer.part("demo/all", "nothing", Lang.EN, Map.of()))
                .hasMessageContaining("no part nothing in demo/all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows, main", "*", "%rows", "rows\")", "layout :: page"})
    void a_part_is_a_name_and_never_a_selector(String selector) {
        assertThat(renderer.hasPart("demo/all", selector)).isFalse();
    }

    @Test
    void a_blank_result_throws() {
        Map<String, Object> model = Map.of("form", new Form(Map.of()), "name", "x", "frame", Framing.bare(null, null));
        assertThatThrownBy(() -> renderer.page("demo/blank", Lang.EN, model)).hasMessageContaining("rendered nothing");
    }

    @Test
    void a_missing_text_throws() {
        assertThatThrownBy(() -> renderer.page("demo/untold", Lang.EN, Map.of()))
                .hasStackTraceContaining("no text for demo.untold in en");
    }

    @Test
    void whole_pages_name_the_target_of_the_skip_link() {
        for (String page : new String[] {"error", "demo/all", "demo/form"}) {
            String source = new String(ClasspathFolder.bytes("templates/" + page + ".html"), StandardCharsets.UTF_8);
            assertThat(source).contains("<main id=\"main\"");
        }
    }
}
