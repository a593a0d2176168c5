package akashi.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the readers know by number has words in both languages: their keys are put together, so no other test sees them. */
class WireTextsTest {

    static Stream<Arguments> registries() {
        return Stream.of(
                arguments("messages", "wire.message.", Registries.MESSAGES),
                arguments("extensions", "wire.extension.", Registries.EXTENSIONS),
                arguments("alerts", "wire.alert.", Registries.ALERTS));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("registries")
    void every_known_name_has_words(String kind, String prefix, Registry registry) throws IOException {
        List<String> keys = IntStream.rangeClosed(0, 0xffff)
                .filter(registry::knows)
                .mapToObj(number -> prefix + registry.name(number))
                .toList();
        assertThat(keys).isNotEmpty();
        for (String lang : List.of("en", "ja")) {
            assertThat(texts(lang).stringPropertyNames()).as(lang).containsAll(keys);
        }
    }

    private static Properties texts(String lang) throws IOException {
        Properties texts = new Properties();
        try (Reader file = Files.newBufferedReader(
                Path.of("templates/messages/wire_" + lang + ".properties"), StandardCharsets.UTF_8)) {
            texts.load(file);
        }
        return texts;
    }
}
