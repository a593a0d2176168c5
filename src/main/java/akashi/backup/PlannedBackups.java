package akashi.backup;

import akashi.core.access.Actor;
import akashi.core.backup.Retention;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import akashi.pki.BackupEnvelope;
import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.store.BackupPlans;
import akashi.store.BackupPlans.Plan;
import akashi.store.Backups;
import akashi.store.Database;
import akashi.store.Routine;
import akashi.store.Sites;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a backup every day into a folder: written beside its name, read back and proven, only then named, remembered, and
 * only after that the ones that are old enough are removed. Of several portals one takes it. What fails is tried again a
 * quarter of an hour later, is logged, and stands as a warning until one is taken.
 */
public final class PlannedBackups {

    private static final Logger LOG = LoggerFactory.getLogger(PlannedBackups.class);
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofMinutes(15);
    private static final Duration DAY = Duration.ofHours(26);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss").withZone(ZoneOffset.UTC);

    private final Database database;
    private final TakeBackup backups;
    private final KeptPassphrase passphrase;
    private final ZoneId zone;
    private final Clock clock;

    public PlannedBackups(Database database, TakeBackup backups, SecretBox box, ZoneId zone, Clock clock) {
        this.database = database;
        this.backups = backups;
        this.passphrase = new KeptPassphrase(box);
        this.zone = zone;
        this.clock = clock;
    }

    /** Looks every minute whether one is due. */
    public Routine routine() {
        return new Routine("planned-backup", EVERY, this::look);
    }

    /** Takes one if it is due. */
    public void look() {
        new Sites(database.db()).real().ifPresent(site -> {
            Instant now = now();
            new BackupPlans(database.db(), site.id())
                    .find()
                    .filter(plan -> !plan.next().isAfter(now) || plan.next().isAfter(now.plus(DAY)))
                    .ifPresent(plan -> take(site.id(), plan));
        });
    }

    /** Takes one now, whatever the time; what keeps it from being taken, if anything does. */
    Optional<Message> now(UUID siteId) {
        BackupPlans plans = new BackupPlans(database.db(), siteId);
        plans.find().ifPresent(plan -> take(siteId, plan));
        return plans.find().flatMap(Plan::failing).map(BackupPlans.Failing::why);
    }

    private void take(UUID siteId, Plan plan) {
        BackupPlans plans = new BackupPlans(database.db(), siteId);
        if (!plans.claim(plan, now().plus(AGAIN))) {
            return;
        }
        Optional<Message> trouble = attempt(siteId, plan);
        if (trouble.isEmpty()) {
            plans.done(next(plan.wish().at()));
        } else {
            LOG.error(
                    "no backup could be taken into {}: {}",
                    plan.wish().folder(),
                    trouble.get().key());
            plans.failed(trouble.get(), now(), now().plus(AGAIN));
        }
    }

    private Optional<Message> attempt(UUID siteId, Plan plan) {
        try {
            write(siteId, folder(plan.wish().folder()));
            prune(plan.wish().kept());
            return Optional.empty();
        } catch (Fault.Unavailable trouble) {
            return Optional.of(trouble.reason());
        } catch (Fault.Refused refused) {
            return refused.refusals().stream().map(Refusal::reason).findFirst();
        } catch (Fault.BadInput damaged) {
            return damaged.errors().stream().map(error -> error.message()).findFirst();
        } catch (IOException disk) {
            LOG.error("a backup could not be kept", disk);
            return Optional.of(Message.of("backup.disk", plan.wish().folder()));
        }
    }

    private void write(UUID siteId, Path folder) throws IOException {
        char[] secret = passphrase
                .open(database.db(), siteId)
                .orElseThrow(() -> new Fault.Unavailable(Message.of("backup.plan.passphrase.needed")));
        String name = "akashi-" + STAMP.format(now()) + ".backup";
        Path part = folder.resolve(name + ".part");
        try {
            TakeBackup.Written written;
            try (OutputStream to = TakeBackup.file(part)) {
                written = backups.write(Password.of(secret), name, to);
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            prove(part, written.sha256(), Password.of(secret), name);
            Path file = Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            backups.remember(Actor.portal(siteId), name, written, Optional.of(file));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Reads the file as it lies there: the bytes that were written, and every one of them opens. */
    private static void prove(Path file, String sha256, Password password, String name) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            BackupEnvelope.check(in, password);
            in.transferTo(OutputStream.nullOutputStream());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(sha256)) {
            throw new Fault.Unavailable(Message.of("backup.plan.differs", name));
        }
    }

    private void prune(Retention retention) {
        Backups all = new Backups(database.db());
        Set<Instant> kept = retention.kept(
                all.standing().stream().map(Backups.Backup::takenAt).collect(Collectors.toSet()),
                now(),
                zone);
        for (Backups.Backup old : all.standing()) {
            if (!kept.contains(old.takenAt())) {
                remove(all, old);
            }
        }
    }

    private void remove(Backups all, Backups.Backup old) {
        try {
            Files.deleteIfExists(Path.of(old.path().orElseThrow()));
            all.removed(old.id(), now());
        } catch (IOException stays) {
            LOG.warn("the old backup {} could not be removed: {}", old.path().orElse(""), stays.toString());
        }
    }

    /** The folder, which must be there: one that is made up hides that a share is missing. */
    static Path folder(String path) {
        try {
            Path folder = Path.of(path);
            if (folder.isAbsolute() && Files.isDirectory(folder) && Files.isWritable(folder)) {
                return folder;
            }
        } catch (InvalidPathException noPath) {
            LOG.debug("no folder", noPath);
        }
        throw new Fault.Unavailable(Message.of("backup.plan.folder.wrong", path));
    }

    /** When that time of day comes next. */
    Instant next(LocalTime at) {
        ZonedDateTime today = LocalDate.ofInstant(now(), zone).atTime(at).atZone(zone);
        return (today.toInstant().isAfter(now()) ? today : today.plusDays(1)).toInstant();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
