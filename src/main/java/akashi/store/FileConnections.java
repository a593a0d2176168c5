package akashi.store;

import akashi.core.fault.Fault;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.slf4j.LoggerFactory;

/**
 * Opens connections to the portal's own file, and opens the file again after trouble. When a write fails, H2 closes what
 * it had open; the next connection opens the file anew, with what had reached the disk. Connections of before are let go
 * of then, since they would go on reading what was never kept. A file that could only be read when it was opened is
 * opened again once it can be written.
 */
final class FileConnections implements DataSource {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(FileConnections.class);
    private static final int READ_ONLY = 90097;
    private static final int DAMAGED = 90030;

    /** Closed, broken, or broken just now. */
    private static final Set<Integer> CLOSED = Set.of(90098, 90121, 90067, 90028, 90031, 50000);

    private final DatabaseAddress address;
    private final Reached reached;
    private final AtomicLong openings = new AtomicLong();
    private volatile Object open;
    private volatile HikariDataSource pool;

    FileConnections(DatabaseAddress address, Reached reached) {
        this.address = address;
        this.reached = reached;
    }

    /** Refuses a file that was further already, or writes down how far it is. */
    Reached reached() {
        return reached;
    }

    /** From now on the connections of this pool are let go of when the file is opened again. */
    void fills(HikariDataSource filled) {
        pool = filled;
    }

    /** How often the file was opened: what was read of it is known no more when this changes. */
    long openings() {
        return openings.get();
    }

    /** What the file was opened as by the time when this connection was made; another one after it was opened again. */
    static Object openedAs(Connection connection) {
        try {
            return connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                    ? session.getDatabase()
                    : connection;
        } catch (SQLException closed) {
            return closed;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
        Object found = openedAs(connection);
        synchronized (openings) {
            if (found != open) {
                if (open != null) {
                    required(connection);
                    LOG.warn("{} was opened again", address.plain());
                    letGo();
                }
                open = found;
                openings.incrementAndGet();
            }
        }
        return connection;
    }

    /** What is found may be older than what was there: then nobody goes on with it. */
    private void required(Connection connection) throws SQLException {
        try {
            reached.require(connection);
        } catch (Fault.Unavailable older) {
            connection.close();
            throw new SQLException("older than it was", "90030", DAMAGED, older);
        }
    }

    private void letGo() {
        HikariDataSource filled = pool;
        if (filled != null && !filled.isClosed()) {
            filled.getHikariPoolMXBean().softEvictConnections();
        }
    }

    /** What the pool does about connections that failed. */
    SQLExceptionOverride verdict() {
        return new SQLExceptionOverride() {
            @java.lang.Override
            public Override adjudicate(SQLException failure) {
                return over(failure.getErrorCode()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
            }
        };
    }

    /** Whether the connection is of no use any more; then neither are those beside it. */
    private boolean over(int code) {
        boolean over = CLOSED.contains(code) || code == READ_ONLY && writable();
        if (over) {
            if (code == READ_ONLY) {
                shut();
            }
            letGo();
        }
        return over;
    }

    private boolean writable() {
        return address.file()
                .filter(Files::isWritable)
                .map(Path::getParent)
                .filter(Files::isWritable)
                .isPresent();
    }

    /** Nothing is lost: nothing could be written to it. */
    private void shut() {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        } catch (SQLException shut) {
            LOG.debug("{} was shut, to be opened for writing", address.plain(), shut);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // The portal's own log tells it.
    }

    @Override
    public void setLoginTimeout(int seconds) {
        // A file of this computer opens or does not.
    }

    @Override
    public int getLoginTimeout() {
        // So long the pool waits, when it is closed, for a connection that is being opened.
        return 5;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLFeatureNotSupportedException(type.getName());
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
