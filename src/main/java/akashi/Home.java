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
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder of a portal: made for its owner alone, with the way to the running portal in it. */
final class Home {

    private static final Logger LOG = LoggerFactory.getLogger(Home.class);
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

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

    /** The folder of the log, which others cannot enter; rights that its owner gave to a group stay. */
    static Path logs(Path home) {
        Path logs = whole(home).resolve("logs");
        try {
            Files.createDirectories(logs, ownerOnly());
            if (hasModes()) {
                Set<PosixFilePermission> rights = new HashSet<>(Files.getPosixFilePermissions(logs));
                if (rights.removeAll(OTHERS)) {
                    Files.setPosixFilePermissions(logs, rights);
                    LOG.warn("{} was open to every account of this computer and is not from now on", logs);
                }
            }
        } catch (IOException another) {
            LOG.warn("{} may be open to every account of this computer: run chmod 700 {}", logs, logs);
        }
        return logs;
    }

    /** Tells in the log where others can enter the folder, or put files into it: its rights are for a person to change. */
    static void judged(Path home) {
        try {
            if (hasModes()) {
                Set<PosixFilePermission> rights = Files.getPosixFilePermissions(home);
                if (rights.contains(PosixFilePermission.GROUP_WRITE) || !Collections.disjoint(rights, OTHERS)) {
                    Path whole = whole(home);
                    LOG.warn("{} is open to other accounts of this computer: run chmod 700 {}", whole, whole);
                }
            }
        } catch (IOException unknown) {
            LOG.debug("the rights of {} cannot be read", home, unknown);
        }
    }

    /** Whether a portal keeps its own database file here. */
    static boolean holdsDatabase(Path home) {
        return Files.exists(home.resolve("akashi.mv.db"));
    }

    /** Says where the portal is reached. What comes back takes that away again, but never what another portal said. */
    static Runnable announce(Path home, RunFile running) {
        byte[] text = running.text().getBytes(StandardCharsets.UTF_8);
        try {
            OwnerOnly.write(RunFile.in(home), text);
        } catch (IOException full) {
            throw trouble(home);
        }
        return () -> leave(RunFile.in(home), text);
    }

    private static void leave(Path file, byte[] text) {
        try {
            if (Arrays.equals(Files.readAllBytes(file), text)) {
                Files.delete(file);
            }
        } catch (IOException gone) {
            LOG.debug("{} is left as it is", file, gone);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return hasModes()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** As a command needs it that is run from another folder. */
    private static Path whole(Path home) {
        return home.toAbsolutePath().normalize();
    }

    private static boolean hasModes() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    private static Fault.Unavailable trouble(Path home) {
        return new Fault.Unavailable(Message.of("portal.trouble.home", home.toString()));
    }
}
