package akashi.backup;

import akashi.core.backup.Retention;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.BackupEnvelope;
import akashi.pki.Password;
import akashi.pki.Randoms;
import akashi.store.Backups;
import akashi.store.Database;
import akashi.store.FilePath;
import akashi.store.PortalSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of planned backups, in which others may write as well: each file gets a name that nobody has, and removed is
 * only what this portal wrote and what still is what it wrote.
 */
final class PlanFolder {

    /** The setting that tells this portal's unfinished files from those of others; a restored portal gets a fresh one. */
    static final String MARK = "backup.mark";

    private static final Logger LOG = LoggerFactory.getLogger(PlanFolder.class);
    private static final Duration GIVEN_UP = Duration.ofDays(1);
    private static final int MOST_NAMES = 100;
    private static final String PART = ".part";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss").withZone(ZoneOffset.UTC);

    private final Database database;
    private final Path folder;

    /** What a backup of this moment is called, in UTC: several of one day are told apart. */
    static String fileName(Instant now) {
        return "akashi-" + STAMP.format(now) + ".backup";
    }

    private PlanFolder(Database database, Path folder) {
        this.database = database;
        this.folder = folder;
    }

    /** The folder, which must be there: one that is made up hides that a share is missing. */
    static PlanFolder of(Database database, String path) {
        return new PlanFolder(database, checked(path));
    }

    static Path checked(String path) {
        Path folder = FilePath.of(path);
        if (folder.isAbsolute() && Files.isDirectory(folder) && Files.isWritable(folder)) {
            return folder;
        }
        throw new Fault.Unavailable(Message.of("backup.plan.folder.wrong", path));
    }

    static String freshMark() {
        return HexFormat.of().formatHex(Randoms.bytes(4));
    }

    private String mark() {
        return new PortalSettings(database.db()).settled(MARK, freshMark());
    }

    /** A file that is whole and has its name. */
    record Kept(Path file, TakeBackup.Written written) {}

    /** Writes one beside its name, reads it back and proves it; only then it is named. */
    Kept write(TakeBackup backups, char[] secret, Instant now) throws IOException {
        String name = "akashi-" + STAMP.format(now);
        Path part = folder.resolve(name + "." + mark() + "." + freshMark() + PART);
        try {
            TakeBackup.Written written;
            try (OutputStream to = TakeBackup.file(part)) {
                written = backups.write(Password.of(secret), name + ".backup", to);
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            prove(part, written.sha256(), Password.of(secret), name + ".backup");
            return new Kept(named(part, name), written);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Never in place of a file that is there: another portal may have taken one in the same second. */
    private Path named(Path part, String name) throws IOException {
        for (int number = 1; number < MOST_NAMES; number++) {
            try {
                return Files.move(part, folder.resolve(name + (number == 1 ? "" : "-" + number) + ".backup"));
            } catch (FileAlreadyExistsException taken) {
                LOG.debug("there is such a file already", taken);
            }
        }
        throw new IOException("no name is free in " + folder);
    }

    /** Reads the file as it lies there: the bytes that were written, and every one of them opens. */
    private static void prove(Path file, String sha256, Password password, String name) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file), TakeBackup.sha256Digest())) {
            BackupEnvelope.check(in, password);
            in.transferTo(OutputStream.nullOutputStream());
            if (!HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(sha256)) {
                throw new Fault.Unavailable(Message.of("backup.plan.differs", name));
            }
        }
    }

    /** Removes what is old enough, but never the one just made. */
    void prune(Retention retention, Path made, Instant now, ZoneId zone) {
        Backups all = new Backups(database.db());
        Set<Instant> kept = retention.kept(
                all.standing().stream().map(Backups.Backup::takenAt).collect(Collectors.toSet()), now, zone);
        for (Backups.Backup old : all.standing()) {
            Path file = Path.of(old.path().orElseThrow());
            if (!kept.contains(old.takenAt()) && !file.equals(made)) {
                remove(all, old, file, now);
            }
        }
    }

    private static void remove(Backups all, Backups.Backup old, Path file, Instant now) {
        try {
            if (Files.exists(file) && !holds(file, old)) {
                LOG.warn("{} is not the backup that was written there, and is left alone", file);
                return;
            }
            Files.deleteIfExists(file);
            all.removed(old.id(), now);
        } catch (IOException stays) {
            LOG.warn("the old backup {} could not be removed: {}", file, stays.toString());
        }
    }

    private static boolean holds(Path file, Backups.Backup old) throws IOException {
        if (Files.size(file) != old.bytes()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream read = new DigestInputStream(in, TakeBackup.sha256Digest())) {
            read.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(read.getMessageDigest().digest()).equals(old.sha256());
        }
    }

    /** Removes what this portal began a day ago or earlier and never ended, since it was stopped meanwhile. */
    void sweep(Instant now) {
        String before = "akashi-" + STAMP.format(now.minus(GIVEN_UP));
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "akashi-*." + mark() + ".*" + PART)) {
            for (Path part : parts) {
                if (String.valueOf(part.getFileName()).compareTo(before) < 0) {
                    Files.deleteIfExists(part);
                    LOG.info("removed the unfinished backup {}", part);
                }
            }
        } catch (IOException stays) {
            LOG.warn("unfinished backups in {} could not be removed: {}", folder, stays.toString());
        }
    }
}
