package akashi.guard.bad.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Core that does input. */
final class ReadsAFile {

    String read(Path path) throws IOException {
        return Files.readString(path);
    }
}
