package akashi.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The project's own text files by their path from the top of the project, with forward slashes. */
final class ProjectFiles {

    private ProjectFiles() {}

    /** Every text file below a folder (or the file itself) whose name ends so; nothing where there is none. */
    static Map<String, String> below(String folder, String ending) {
        Map<String, String> texts = new TreeMap<>();
        names(folder, ending).forEach(name -> texts.put(name, read(Path.of(name))));
        return texts;
    }

    /** The paths alone. */
    static Stream<String> names(String folder, String ending) {
        if (!Files.exists(Path.of(folder))) {
            return Stream.of();
        }
        try (Stream<Path> paths = Files.walk(Path.of(folder))) {
            return paths
                    .map(path -> path.toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(ending))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " is not readable as UTF-8", e);
        }
    }
}
