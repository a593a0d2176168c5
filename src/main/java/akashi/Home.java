package akashi;

import akashi.command.RunFile;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The folder of a portal: made for its owner alone, with the way to the running portal in it. */
final class Home {

    private Home() {}

    static void prepare(Path home) {
        try {
            Files.createDirectories(home, ownerOnly());
        } catch (IOException unwritable) {
            throw trouble(home);
        }
        if (!Files.isWritable(home)) {
            throw trouble(home);
        }
    }

    /** Whether a portal keeps its own database file here. */
    static boolean holdsDatabase(Path home) {
        return Files.exists(home.resolve("akashi.mv.db"));
    }

    static void announce(Path home, RunFile running) {
        try {
            OwnerOnly.write(RunFile.in(home), running.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            throw trouble(home);
        }
    }

    static void leave(Path home) {
        RunFile.in(home).toFile().delete();
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean modes = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return modes
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static Fault.Unavailable trouble(Path home) {
        return new Fault.Unavailable(Message.of("portal.trouble.home", home.toString()));
    }
}
