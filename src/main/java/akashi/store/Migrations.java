package akashi.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Brings a database to the schema of this program, and refuses one that is ahead of it. */
final class Migrations {

    /** Every script of {@code db/migration}, in the order in which they run; a guard test compares them. */
    static final List<String> SCRIPTS = List.of(
            "V1__site.sql",
            "V2__certificates.sql",
            "V3__plan_and_evidence.sql",
            "V4__acts_and_jobs.sql",
            "V5__people_and_secrets.sql",
            "V6__packed_bundles.sql",
            "V20__uploads.sql",
            "V21__authority_lives.sql",
            "V25__renewals.sql",
            "V26__exports.sql",
            "V27__revocation.sql",
            "V28__revoked_authorities.sql",
            "V29__profiles.sql",
            "V30__ready_keys.sql",
            "V32__enrolment.sql",
            "V34__renewal_patience.sql",
            "V35__certificate_requests.sql",
            "V36__keys_elsewhere.sql",
            "V40__sightings.sql",
            "V43__members.sql",
            "V47__runbook.sql",
            "V49__warnings.sql",
            "V51__shown_keys.sql",
            "V53__sandboxes.sql",
            "V54__learning.sql",
            "V56__client_networks.sql",
            "V57__sightings_that_told.sql",
            "V58__several_ports.sql",
            "V59__scenes.sql",
            "V60__completions.sql",
            "V61__vouched.sql",
            "V63__second_factor.sql",
            "V64__token_scope.sql",
            "V65__handouts.sql",
            "V67__portal_certificates.sql",
            "V68__audit_chain.sql",
            "V69__backup_plan.sql",
            "V70__revoked_counted.sql",
            "V74__revoked_counted_in_time.sql",
            "V75__wrong_codes_and_portal_signing.sql",
            "V76__backups_after_a_restore.sql",
            "V77__directory_accounts.sql",
            "V78__approvals.sql",
            "V79__openid_people.sql",
            "V80__keys_on_tokens.sql");

    private Migrations() {}

    static void apply(DataSource source) {
        if (!current(source) && !FreshSchema.made(source, SchemaHistory.of(SCRIPTS))) {
            migrate(source);
        }
    }

    /**
     * Whether the history that Flyway keeps in the database names exactly these scripts. Nearly every start finds it so,
     * and then need not load Flyway. Anything else is left to Flyway to judge, trouble with the database too.
     */
    static boolean current(DataSource source) {
        try {
            return SchemaHistory.of(source).equals(SchemaHistory.of(SCRIPTS));
        } catch (SQLException unread) {
            return false;
        }
    }

    static void migrate(DataSource source) {
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

    /** The number of the last script of this program. */
    static String newestScript() {
        return new SchemaHistory.Applied(SCRIPTS.get(SCRIPTS.size() - 1), 0, true).version();
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
