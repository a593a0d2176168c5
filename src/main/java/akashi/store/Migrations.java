package akashi.store;

import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings a database to the schema of this program, and refuses one that is ahead of it. */
final class Migrations {

    private Migrations() {}

    static void apply(DataSource source) {
        Flyway flyway = Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .cleanDisabled(true)
                .load();
        MigrationInfo[] all = flyway.info().all();
        Arrays.stream(all).filter(Migrations::ahead).findFirst().ifPresent(found -> {
            throw Database.newer(found.getVersion().getVersion(), newestKnown(all));
        });
        flyway.migrate();
    }

    private static boolean ahead(MigrationInfo migration) {
        return migration.getState() == MigrationState.FUTURE_SUCCESS
                || migration.getState() == MigrationState.FUTURE_FAILED;
    }

    private static String newestKnown(MigrationInfo[] all) {
        return Arrays.stream(all)
                .filter(migration -> !ahead(migration))
                .reduce((one, next) -> next)
                .map(last -> last.getVersion().getVersion())
                .orElse("0");
    }
}
