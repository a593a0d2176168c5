package akashi.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Holds that a build takes the same plugins and gives the same bytes everywhere. */
class BuildTest {

    private static final List<String> LIFECYCLE =
            List.of("clean", "resources", "compiler", "surefire", "failsafe", "jar", "install", "deploy", "site");

    private final Document pom = parse(ProjectFiles.below("pom.xml", "pom.xml").get("pom.xml"));

    private static Document parse(String xml) {
        return Jsoup.parse(xml, Parser.xmlParser());
    }

    @Test
    void every_plugin_has_a_version() {
        assertThat(withoutVersion(pom)).isEmpty();
        assertThat(withoutVersion(parse("<plugin><artifactId>loose</artifactId></plugin>")))
                .containsExactly("loose");
    }

    private static Stream<String> withoutVersion(Document pom) {
        return pom.select("plugin").stream()
                .filter(plugin -> plugin.selectFirst("> version") == null)
                .map(plugin -> plugin.select("> artifactId").text());
    }

    @Test
    void every_plugin_of_the_lifecycle_is_pinned() {
        assertThat(pom.select("plugin > artifactId").eachText())
                .containsAll(LIFECYCLE.stream()
                        .map(name -> "maven-" + name + "-plugin")
                        .toList());
    }

    @Test
    void no_version_is_a_snapshot_or_a_range() {
        assertThat(pom.select("version, properties > *").stream().map(Element::text))
                .noneMatch(
                        version -> version.contains("SNAPSHOT") || version.startsWith("[") || version.equals("LATEST"));
    }

    @Test
    void the_jar_carries_a_fixed_time() {
        assertThat(pom.select("properties > project\\.build\\.outputTimestamp").text())
                .matches("\\d{4}-.*Z");
    }

    @Test
    void the_scripts_of_the_build_can_be_run() {
        assertThat(Stream.of(".ci/run", "src/test/tools/ensure-tools.sh").map(Path::of))
                .allMatch(Files::isExecutable);
    }
}
