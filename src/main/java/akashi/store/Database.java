package akashi.store;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.flywaydb.core.api.FlywayException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open database. Opening brings the schema up to date; a database that cannot be used is a {@link
 * Fault.Unavailable} that says what to do.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int CONNECTIONS = 12;

    static {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        // Its edition names one version of PostgreSQL; the tests hold the portal to older ones too.
        System.setProperty("org.jooq.log.org.jooq.impl.DefaultExecuteContext.logVersionSupport", "ERROR");
    }

    private final DatabaseAddress address;
    private final HikariDataSource pool;
    private final DSLContext db;
    private final TroubleTold trouble;
    private final StatementCount count = new StatementCount();
    private final Optional<FileConnections> file;
    private final Settling settling;
    private final Outgrown outgrown;

    private Database(DatabaseAddress address, HikariDataSource pool, Optional<FileConnections> file) {
        this.address = address;
        this.pool = pool;
        this.file = file;
        this.trouble = new TroubleTold(address);
        Settings settings = new Settings()
                .withRenderSchema(false)
                .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                .withExecuteLogging(false);
        this.db = DSL.using(new DefaultConfiguration()
                .set(pool)
                .set(address.embedded() ? SQLDialect.H2 : SQLDialect.POSTGRES)
                .set(settings)
                .set(count, trouble));
        db.data(Lookup.Ears.class, new Lookup.Ears(count, trouble));
        this.settling = new Settling(address, db);
        this.outgrown = new Outgrown(address);
    }

    /** Opens the database and brings its schema up to date. */
    public static Database open(DatabaseAddress address) {
        return open(address, Migrations::apply);
    }

    /** Opens the database and prepares its schema in a way of one's own: tests copy one that is made already. */
    static Database open(DatabaseAddress address, Consumer<DataSource> schema) {
        try {
            Optional<FileConnections> file = Reached.of(address).map(reached -> new FileConnections(address, reached));
            FileRights.ownersAlone(address);
            HikariDataSource pool = new HikariDataSource(poolOf(address, file));
            file.ifPresent(connections -> connections.fills(pool));
            return prepared(address, pool, file, schema);
        } catch (HikariPool.PoolInitializationException | FlywayException | DataAccessException failure) {
            throw DatabaseTrouble.opening(failure, address)
                    .map(RuntimeException.class::cast)
                    .orElse(failure);
        }
    }

    private static Database prepared(
            DatabaseAddress address,
            HikariDataSource pool,
            Optional<FileConnections> file,
            Consumer<DataSource> schema) {
        boolean ready = false;
        try {
            schema.accept(pool);
            Database database = new Database(address, pool, file);
            database.settling.begin();
            database.withReached(Reached::require);
            ready = true;
            return database;
        } finally {
            if (!ready) {
                pool.close();
            }
        }
    }

    private static HikariConfig poolOf(DatabaseAddress address, Optional<FileConnections> file) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("akashi");
        if (file.isPresent()) {
            config.setDataSource(file.get());
            config.setExceptionOverride(file.get().verdict());
        } else {
            config.setJdbcUrl(address.url());
            config.setUsername(address.user());
            config.setPassword(address.password());
        }
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(2);
        config.setConnectionTimeout(10_000);
        // One attempt at start: the first failure is the one to tell.
        config.setInitializationFailTimeout(1);
        if (!address.embedded()) {
            config.setConnectionInitSql("set lock_timeout = '10s'");
        }
        return config;
    }

    /** Queries outside a transaction, each on a connection of its own. */
    public DSLContext db() {
        return db;
    }

    /**
     * Does all of the work or none of it. What a person can mend becomes {@link Fault.Unavailable}; a fault thrown by
     * the work undoes it and is thrown on.
     */
    public <R> R transaction(Function<DSLContext, R> work) {
        R outcome = unsettled(work);
        settle();
        return outcome;
    }

    /** A transaction whose doer tells nobody that it is done before {@link #settle()} has come back. */
    <R> R unsettled(Function<DSLContext, R> work) {
        try {
            AtomicReference<Object> openedAs = new AtomicReference<>();
            R outcome = db.transactionResult(configuration -> {
                refuseOutgrown(configuration.dsl());
                if (settling.needed()) {
                    configuration.dsl().connection(c -> openedAs.set(FileConnections.openedAs(c)));
                }
                return work.apply(configuration.dsl());
            });
            if (settling.needed()) {
                settling.committed(openedAs.get());
            }
            return outcome;
        } catch (DataAccessException failure) {
            // Statements tell their trouble themselves; what is left came from the commit, or is a refusal.
            throw translated(failure);
        }
    }

    /** Comes back when what this thread has committed outlasts a power cut, or tells that it may be gone. */
    void settle() {
        try {
            settling.settle();
        } catch (DataAccessException failure) {
            throw translated(failure);
        }
    }

    /** Rises when what was read before may never have been kept: the file had to be opened again. */
    long openings() {
        return file.map(FileConnections::openings).orElse(0L);
    }

    private RuntimeException translated(RuntimeException failure) {
        return DatabaseTrouble.refusal(failure)
                .map(RuntimeException.class::cast)
                .or(() -> DatabaseTrouble.behind(failure, address).map(known -> trouble.logged(known, failure)))
                .orElse(failure);
    }

    /** How many statements were sent since the database was opened. */
    public long statements() {
        return count.sent();
    }

    /** Whether the database lives in this process alone. */
    public boolean embedded() {
        return address.embedded();
    }

    /** Remembers beside a file of our own how far its trail has come, so that an older one is not taken for it. */
    public void rememberReached() {
        withReached(Reached::remember);
    }

    private void withReached(BiConsumer<Reached, Connection> work) {
        file.map(FileConnections::reached).ifPresent(reached -> db.connection(each -> work.accept(reached, each)));
    }

    /** Whether the database answers, for the health check. */
    public boolean answers() {
        try {
            return db.selectOne().fetchOne(0, int.class) == 1;
        } catch (DataAccessException | Fault.Unavailable lost) {
            return false;
        }
    }

    /**
     * What is to be told while another portal, of a newer version, has brought a shared database to a schema that this
     * program does not know. Nothing is written then: it would leave out what the newer version keeps there.
     */
    public Optional<Fault.Unavailable> outgrown() {
        try {
            return outgrown.trouble(db);
        } catch (DataAccessException lost) {
            // That the database does not answer is told by whoever needs it.
            return Optional.empty();
        }
    }

    private void refuseOutgrown(DSLContext inside) {
        outgrown.trouble(inside).ifPresent(trouble -> {
            throw trouble;
        });
    }

    DataSource pool() {
        return pool;
    }

    /** The fault of a schema that a newer program made. */
    static Fault.Unavailable newer(String found, String known) {
        return new Fault.Unavailable(Message.of("store.trouble.newer", found, known));
    }

    /** Writes everything out and lets go of the file. */
    @Override
    public void close() {
        boolean open = !pool.isClosed();
        if (open) {
            lastlyRemembered();
        }
        // The pool first: a connection that it opens after the file was closed would open the file again.
        pool.close();
        if (open && address.embedded()) {
            shutDown();
        }
    }

    private void lastlyRemembered() {
        try {
            rememberReached();
        } catch (DataAccessException | Fault.Unavailable lost) {
            LOG.debug("how far the trail came is not known", lost);
        }
    }

    private void shutDown() {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown");
        } catch (SQLException closing) {
            // The connection that shuts the file down cannot be closed afterwards; a lost file has nothing to write.
            LOG.debug("database closed", closing);
        }
    }
}
