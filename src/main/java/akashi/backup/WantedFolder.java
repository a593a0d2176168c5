package akashi.backup;

import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.text.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder that somebody wants backups in, tried before the plan is saved and not in the night when one is due. */
final class WantedFolder {

    private static final Logger LOG = LoggerFactory.getLogger(WantedFolder.class);
    private static final List<Path> OF_THE_SYSTEM = List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));

    private final Path home;

    WantedFolder(Path home) {
        this.home = home;
    }

    /** The folder as it was written down, or the reason why backups cannot lie there. */
    String checked(String text) {
        try {
            Path folder = PlanFolder.checked(text);
            refusal(folder).ifPresent(reason -> {
                throw new Fault.Unavailable(reason);
            });
            return folder.toString();
        } catch (Fault.Unavailable wrong) {
            throw new Fault.BadInput(new FieldError("", wrong.reason()));
        }
    }

    private Optional<Message> refusal(Path folder) {
        try {
            Path real = folder.toRealPath();
            Path own = home.toRealPath();
            if (OF_THE_SYSTEM.stream().anyMatch(real::startsWith)) {
                return Optional.of(Message.of("backup.plan.folder.system", folder.toString()));
            }
            if (real.equals(own) || real.startsWith(own.resolve("logs"))) {
                return Optional.of(Message.of("backup.plan.folder.own", folder.toString()));
            }
            Files.delete(Files.createTempFile(real, "akashi-", ".part"));
            return Optional.empty();
        } catch (IOException unwritable) {
            LOG.info("no backup can be written into {}: {}", folder, unwritable.toString());
            return Optional.of(Message.of("backup.plan.folder.untried", folder.toString()));
        }
    }

    /** Whether a disk that is lost takes the portal and the backups in this folder with it. */
    boolean besidePortal(String folder) {
        try {
            return Files.getFileStore(Path.of(folder)).equals(Files.getFileStore(home));
        } catch (IOException | InvalidPathException away) {
            return false;
        }
    }
}
