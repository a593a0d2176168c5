package akashi.web;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that lies on the disk while it is sent, since it may be larger than the memory, and is gone afterwards. What
 * fails while it is written is told as such, and nothing was sent yet.
 *
 * @param home where it lies
 * @param name what it is called by whoever gets it
 * @param type its type of content
 * @param disk what is said where it cannot be written
 */
public record SentFile(Path home, String name, String type, Message disk) {

    private static final Logger LOG = LoggerFactory.getLogger(SentFile.class);
    private static final String BEGINNING = "sent-";
    private static final String END = ".part";

    /** Writes a file. */
    public interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** A fresh file for what is sent. */
    public static Path fresh(Path home) throws IOException {
        return Files.createTempFile(home, BEGINNING, END);
    }

    /** Writes it, then sends it. */
    public void send(Exchange x, Writing writing) {
        Path file = null;
        boolean whole = false;
        try {
            file = fresh(home);
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                writing.to(out);
            }
            whole = true;
            x.header("Content-Disposition", Headers.attachment(name)).sendOnce(type, file);
        } catch (IOException | UncheckedIOException full) {
            LOG.warn("the file {} could not be written", name, full);
            throw new Fault.Unavailable(disk);
        } finally {
            if (!whole && file != null) {
                file.toFile().delete();
            }
        }
    }

    /** Removes what a process that was killed has left of such files: those older than {@code before}. */
    public static void sweep(Path home, Instant before) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(home, "{sent-,audit,backup,restore}*" + END)) {
            for (Path file : left) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    Files.deleteIfExists(file);
                    LOG.info("removed {}, which was left unfinished", file);
                }
            }
        } catch (IOException stays) {
            LOG.warn("unfinished files in {} could not be removed: {}", home, stays.toString());
        }
    }
}
