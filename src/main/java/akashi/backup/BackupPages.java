package akashi.backup;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.store.Backups;
import akashi.store.Database;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/** The page that takes a backup, and when the last one was taken. */
public final class BackupPages {

    private static final int SHOWN = 20;

    private final Database database;
    private final TakeBackup backups;
    private final Path home;

    public BackupPages(Database database, TakeBackup backups, Path home) {
        this.database = database;
        this.backups = backups;
        this.home = home;
    }

    public void routes(Routes routes) {
        routes.get("/backup", Access.ADMIN, this::show);
        routes.post("/backup", Access.ADMIN, this::take);
    }

    /** When the last backup was taken; until then the overview says that there is none. */
    public Optional<Instant> lastAt() {
        return new Backups(database.db()).newest().map(Backups.Backup::takenAt);
    }

    /** What a backup of this day is called. */
    public static String fileName(Instant now) {
        return "akashi-" + LocalDate.ofInstant(now, ZoneOffset.UTC) + ".backup";
    }

    private void show(Exchange x) {
        x.page("backup/backup", Map.of("taken", new Backups(database.db()).newest(SHOWN)));
    }

    private void take(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        char[] passphrase = form.secret("passphrase");
        if (!String.valueOf(passphrase).equals(String.valueOf(form.secret("again")))) {
            form.error("again", Message.of("backup.passphrase.differs"));
        }
        form.done();
        String name = fileName(x.now());
        Path file = written(x, passphrase, name);
        x.header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .sendOnce("application/octet-stream", file);
    }

    /** On the disk while it is sent: a site may be larger than the memory. */
    private Path written(Exchange x, char[] passphrase, String name) {
        Path file = null;
        boolean whole = false;
        try {
            file = Files.createTempFile(home, "backup", ".part");
            try (OutputStream to = Files.newOutputStream(file)) {
                backups.take(x.actor(), passphrase, name, to);
            }
            whole = true;
            return file;
        } catch (IOException full) {
            throw new Fault.Unavailable(Message.of("backup.disk", name));
        } finally {
            if (!whole && file != null) {
                file.toFile().delete();
            }
        }
    }
}
