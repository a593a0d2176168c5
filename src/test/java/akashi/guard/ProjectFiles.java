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

    /** Every file below a folder whose name ends so; nothing where the folder is not there. */
    static Map<String, String> below(String folder, String ending) {
        Map<String, String> texts = new TreeMap<>();
        if (!Files.isDirectory(Path.of(folder))) {
            return texts;
        }
        try (Stream<Path> paths = Files.walk(Path.of(folder))) {
            paths.filter(path -> path.toString().endsWith(ending))
                    .forEach(path -> texts.put(path.toString().replace('\\', '/'), read(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static String read(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " is not readable as UTF-8", e);
        }
    }
}
