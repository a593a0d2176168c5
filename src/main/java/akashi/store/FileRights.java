package akashi.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The portal's own database file is for its owner alone, also in a folder that others may enter: it is made so before
 * anything stands in it, and one of older days is narrowed. On Windows it has the rights of its folder.
 */
final class FileRights {

    private static final Logger LOG = LoggerFactory.getLogger(FileRights.class);
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private FileRights() {}

    /** To be called before the file is opened: whoever could open it meanwhile could read it for good. */
    static void ownersAlone(DatabaseAddress address) {
        address.file().filter(FileRights::hasModes).ifPresent(file -> {
            if (Files.exists(file)) {
                narrow(file);
            } else {
                makeFor(file);
            }
        });
    }

    /** Makes a file, empty and for its owner alone, where files have modes. */
    static void make(Path file) {
        if (hasModes(file)) {
            makeFor(file);
        }
    }

    private static boolean hasModes(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void makeFor(Path file) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
        } catch (IOException unwritable) {
            // Opening it says what is the matter.
            LOG.debug("{} is not made", file, unwritable);
        }
    }

    private static void narrow(Path file) {
        try {
            Set<PosixFilePermission> rights = new HashSet<>(Files.getPosixFilePermissions(file));
            if (rights.retainAll(OWNER)) {
                Files.setPosixFilePermissions(file, rights);
                LOG.warn("{} was open to other accounts of this computer and is for its owner alone from now on", file);
            }
        } catch (IOException another) {
            LOG.warn("{} is open to other accounts of this computer: run chmod 600 {}", file, file);
        }
    }
}
