package akashi.backup;

import akashi.core.access.Access;
import akashi.core.backup.Retention;
import akashi.core.site.Authority;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.Authorities;
import akashi.store.BackupPlans;
import akashi.store.Backups;
import akashi.store.Database;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import akashi.web.SentFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page that takes a backup, and when the last one was taken. */
public final class BackupPages {

    private static final int SHOWN = 20;

    private final Database database;
    private final Acts acts;
    private final TakeBackup backups;
    private final PlanPages plan;
    private final Path home;
    private final WantedFolder folders;

    public BackupPages(Database database, Acts acts, TakeBackup backups, PlannedBackups planned, Path home) {
        this.database = database;
        this.acts = acts;
        this.backups = backups;
        this.home = home;
        this.folders = new WantedFolder(home);
        this.plan = new PlanPages(database, acts, planned, folders, this::show);
    }

    public void routes(Routes routes) {
        routes.get("/backup", Access.ADMIN, this::show);
        routes.post("/backup", Access.ADMIN, this::take);
        routes.post("/backup/support", Access.ADMIN, this::support);
        plan.routes(routes);
    }

    /** When the last backup was taken; until then the overview says that there is none. */
    public Optional<Instant> lastAt() {
        return new Backups(database.db()).newest().map(Backups.Backup::takenAt);
    }

    private void show(Exchange x) {
        Optional<BackupPlans.Plan> planned =
                new BackupPlans(database.db(), x.actor().siteId()).find();
        Map<String, Object> model = new HashMap<>();
        model.put("taken", new Backups(database.db()).newest(SHOWN));
        model.put("onTokens", onTokens(x));
        model.put("plan", planned);
        model.put(
                "beside",
                planned.filter(plan -> folders.besidePortal(plan.wish().folder()))
                        .isPresent());
        model.put("kept", planned.map(found -> found.wish().kept()).orElse(Retention.PROPOSED));
        x.page("backup/backup", model);
    }

    /** The CAs whose private keys no backup can hold. */
    private List<String> onTokens(Exchange x) {
        return new Authorities(database.db(), x.actor().siteId())
                .all().stream()
                        .filter(authority -> authority.token().isPresent())
                        .map(Authority::name)
                        .toList();
    }

    private void support(Exchange x) {
        String name = "akashi-support-" + LocalDate.ofInstant(x.now(), ZoneOffset.UTC) + ".jsonl.gz";
        file(name, "application/gzip").send(x, to -> {
            backups.support().write(to);
            // Only what was written can have been handed out.
            acts.run(x.actor(), new SupportFile.TakeSupportFile(name));
        });
    }

    private void take(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        char[] passphrase = form.secret("passphrase");
        if (!String.valueOf(passphrase).equals(String.valueOf(form.secret("again")))) {
            form.error("again", Message.of("backup.passphrase.differs"));
        }
        form.done();
        String name = PlanFolder.fileName(x.now());
        file(name, "application/octet-stream").send(x, to -> backups.take(x.actor(), passphrase, name, to));
    }

    private SentFile file(String name, String type) {
        return new SentFile(home, name, type, Message.of("backup.disk", name));
    }
}
