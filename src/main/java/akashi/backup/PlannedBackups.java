package akashi.backup;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import akashi.pki.SecretBox;
import akashi.store.BackupPlans;
import akashi.store.BackupPlans.Plan;
import akashi.store.Database;
import akashi.store.Routine;
import akashi.store.Sites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
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
                    .filter(plan -> !plan.held())
                    .filter(plan -> !plan.next().isAfter(now) || plan.next().isAfter(now.plus(DAY)))
                    .ifPresent(plan -> take(site.id(), plan));
        });
    }

    /** Takes one now, whatever the time; what keeps it from being taken, if anything does. */
    Optional<Message> now(UUID siteId) {
        return new BackupPlans(database.db(), siteId)
                .find()
                .map(plan -> take(siteId, plan))
                .orElse(Optional.of(Message.of("backup.plan.none")));
    }

    private Optional<Message> take(UUID siteId, Plan plan) {
        BackupPlans plans = new BackupPlans(database.db(), siteId);
        if (plan.held()) {
            return Optional.of(Message.of("backup.plan.held"));
        }
        if (!plans.claim(plan, now().plus(AGAIN))) {
            return Optional.of(Message.of("backup.plan.other"));
        }
        Optional<Message> trouble = Optional.of(Message.of("backup.plan.defect"));
        try {
            trouble = attempt(siteId, plan);
        } finally {
            // Also when it ended in a defect, which goes on to whoever asked for it.
            settle(plans, plan, trouble);
        }
        return trouble;
    }

    private void settle(BackupPlans plans, Plan plan, Optional<Message> trouble) {
        if (trouble.isEmpty()) {
            plans.done(next(plan.wish().at()));
            return;
        }
        LOG.error("no backup could be taken into {}: {}", plan.wish().folder(), trouble.get());
        plans.failed(trouble.get(), now(), now().plus(AGAIN));
    }

    private Optional<Message> attempt(UUID siteId, Plan plan) {
        try {
            PlanFolder folder = PlanFolder.of(database, plan.wish().folder());
            folder.sweep(now());
            Path made = write(siteId, folder);
            folder.prune(plan.wish().kept(), made, now(), zone);
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

    private Path write(UUID siteId, PlanFolder folder) throws IOException {
        char[] secret = passphrase
                .open(database.db(), siteId)
                .orElseThrow(() -> new Fault.Unavailable(Message.of("backup.plan.passphrase.needed")));
        PlanFolder.Kept kept = folder.write(backups, secret, now());
        String name = String.valueOf(kept.file().getFileName());
        boolean remembered = false;
        try {
            backups.remember(Actor.portal(siteId), name, kept.written(), Optional.of(kept.file()));
            remembered = true;
        } finally {
            if (!remembered) {
                Files.deleteIfExists(kept.file());
            }
        }
        return kept.file();
    }

    /** When that time of day comes next. */
    Instant next(LocalTime at) {
        ZonedDateTime today = LocalDate.ofInstant(now(), zone).atTime(at).atZone(zone);
        return (today.toInstant().isAfter(now()) ? today : today.plusDays(1)).toInstant();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
