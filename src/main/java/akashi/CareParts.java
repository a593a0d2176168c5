package akashi;

import akashi.access.FactorRemoval;
import akashi.access.TokenFor;
import akashi.audit.Audit;
import akashi.audit.Trail;
import akashi.backup.BackupPages;
import akashi.backup.PlannedBackups;
import akashi.backup.TakeBackup;
import akashi.command.PortalVerbs;
import akashi.command.Verbs;
import akashi.retention.RetentionPages;
import akashi.sites.SiteImport;
import akashi.store.Routine;
import akashi.store.UseCase;
import akashi.vault.Vault;
import akashi.vault.VaultPages;
import akashi.web.Routes;
import akashi.web.SentFile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The part of the composition that keeps what a site cannot do without: the trail of acts, and backups. */
final class CareParts {

    private final Trail trail;
    private final Audit audit;
    private final TakeBackup backups;
    private final PlannedBackups planned;
    private final BackupPages backupPages;
    private final RetentionPages retention;
    private final Routine keys;

    CareParts(Kits kits) {
        Path home = kits.configuration().home();
        // A file of a database belongs to one process: whatever lies unfinished beside it is of one that was killed.
        Duration young = kits.configuration().ownFile() ? Duration.ZERO : Duration.ofHours(1);
        SentFile.sweep(home, Instant.now().minus(young));
        trail = new Trail(kits.database(), kits.vault().box(), kits.vault()::locked, kits.clock());
        audit = new Audit(kits.database(), trail, kits.messages(), home);
        backups = new TakeBackup(kits.database(), kits.vault(), kits.acts());
        planned = new PlannedBackups(
                kits.database(), backups, kits.vault().box(), kits.messages().zone(), kits.clock());
        keys = VaultPages.care(kits.database(), kits.vault(), kits.clock());
        retention = new RetentionPages(kits.database(), kits.acts());
        backupPages = new BackupPages(kits.database(), kits.acts(), backups, planned, home);
    }

    Trail trail() {
        return trail;
    }

    void lookForBackups() {
        planned.look();
    }

    /** Everything that can be done there. */
    static List<UseCase<?, ?>> acts(Vault vault) {
        return Stream.of(TakeBackup.acts(vault.box()), VaultPages.acts(vault), RetentionPages.acts())
                .flatMap(List::stream)
                .toList();
    }

    /** What the command line can do. */
    Verbs verbs(Kits kits, SiteImport imports) {
        return new PortalVerbs(
                kits.database(),
                kits.snapshots(),
                imports,
                new TokenFor(kits.database(), kits.acts()),
                new FactorRemoval(kits.database(), kits.acts()),
                backups,
                kits.messages(),
                trail::prove,
                site -> {
                    kits.keys().token().look();
                    return kits.keys().authorities().tokenTrouble(site);
                },
                kits.clock());
    }

    /** What comes round by itself, and what comes round elsewhere. */
    List<Routine> routines(List<Routine> others) {
        return Stream.of(others, trail.routines(), List.of(planned.routine(), keys))
                .flatMap(List::stream)
                .toList();
    }

    /** The pages. */
    void routes(Routes routes) {
        audit.routes(routes);
        backupPages.routes(routes);
        retention.routes(routes);
    }
}
