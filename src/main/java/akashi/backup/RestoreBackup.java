package akashi.backup;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.BackupEnvelope;
import akashi.pki.Password;
import akashi.store.Accounts;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.BackupPlans;
import akashi.store.Backups;
import akashi.store.Database;
import akashi.store.PortalSettings;
import akashi.store.Sites;
import akashi.store.UseCase;
import akashi.vault.Protection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.DSLContext;

/** Puts a backup into an empty place, all of it or nothing. */
public final class RestoreBackup {

    /** Notes in the audit trail that the portal was restored. */
    public record NoteRestore(String fileName) implements Act<Void> {

        @Override
        public String code() {
            return "restore-backup";
        }

        @Override
        public Access least() {
            return Access.ADMIN;
        }

        @Override
        public String subject() {
            return fileName;
        }

        @Override
        public List<Object> args() {
            return List.of(fileName);
        }
    }

    static final class Noting implements UseCase<NoteRestore, Void> {

        @Override
        public Class<NoteRestore> act() {
            return NoteRestore.class;
        }

        @Override
        public Void perform(NoteRestore act, ActContext context) {
            return null;
        }
    }

    private final Protection protection;
    private final Clock clock;

    public RestoreBackup(Protection protection, Clock clock) {
        this.protection = protection;
        this.clock = clock;
    }

    /** The portal that took the backup may go on: its folder and the files in it are its own. */
    private static void standBack(DSLContext db, Instant now) {
        BackupPlans.hold(db, Message.of("backup.plan.held"), now);
        new Backups(db).disown();
        new PortalSettings(db).forget(PlanFolder.MARK);
    }

    /**
     * Reads the whole file before anything is opened or changed.
     *
     * @param scratch a folder of the portal's own for the opened file, which is removed in the end
     * @param opening opens the database to fill, which must be empty
     */
    public void restore(Path file, char[] passphrase, Path scratch, Supplier<Database> opening) throws IOException {
        protection.judged();
        Password password = Password.of(passphrase);
        Path opened = Files.createTempFile(scratch, "restore", ".part");
        try {
            try (InputStream in = Files.newInputStream(file);
                    OutputStream out = Files.newOutputStream(opened)) {
                BackupEnvelope.decrypt(in, out, password);
            }
            try (Database database = opening.get();
                    BufferedReader lines = Files.newBufferedReader(opened, StandardCharsets.UTF_8)) {
                database.transaction(db -> {
                    if (!new Accounts(db).none() || !new Sites(db).all().isEmpty()) {
                        throw new Fault.Unavailable(Message.of("backup.not-empty"));
                    }
                    // The service of a new computer may have been started before anybody thought of the backup.
                    Contents.clear(db);
                    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    new Refill(db).read(lines, password, protection, now);
                    standBack(db, now);
                    return lines;
                });
            }
        } finally {
            Files.deleteIfExists(opened);
        }
    }
}
