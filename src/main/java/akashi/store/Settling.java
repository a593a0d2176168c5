package akashi.store;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * Writes out what was committed to a file. A file takes what was committed a moment later; what a person is told to be
 * done must outlast a power cut. What several have committed meanwhile is written out at once for all of them. What was
 * committed before the file had to be opened again may be gone: whoever did it is told that it is not done.
 */
final class Settling {

    /** What a thread has committed and not settled: the newest number, and what the file was open as. */
    private record Own(Object openedAs, long number) {

        Own and(Own next) {
            return openedAs == next.openedAs ? next : new Own(this, next.number);
        }
    }

    private final DatabaseAddress address;
    private final DSLContext db;
    private final ThreadLocal<Own> own = new ThreadLocal<>();
    private final Object turn = new Object();
    private long committed;
    private Object settledAs;
    private long settled;

    Settling(DatabaseAddress address, DSLContext db) {
        this.address = address;
        this.db = db;
    }

    /** Whether anything has to be settled at all. */
    boolean needed() {
        return address.inFile();
    }

    /** Writes out what the scripts of the schema made, for which no doer waits. */
    void begin() {
        if (needed()) {
            write();
        }
    }

    /** Remembers that this thread's transaction was committed over a connection that was opened as this. */
    void committed(Object openedAs) {
        synchronized (own) {
            committed++;
            Own next = new Own(openedAs, committed);
            own.set(Optional.ofNullable(own.get())
                    .map(before -> before.and(next))
                    .orElse(next));
        }
    }

    /** Comes back when everything that this thread has committed is on the disk. */
    void settle() {
        Own mine = own.get();
        own.remove();
        if (mine == null) {
            return;
        }
        synchronized (turn) {
            if (settledAs != mine.openedAs || settled < mine.number) {
                write();
            }
            if (settledAs != mine.openedAs) {
                throw new Fault.Unavailable(Message.of("store.trouble.lost", address.plain()));
            }
        }
    }

    private void write() {
        long all;
        synchronized (own) {
            all = committed;
        }
        settledAs = db.connectionResult(Settling::synced);
        settled = all;
    }

    private static Object synced(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("checkpoint sync");
        }
        return FileConnections.openedAs(connection);
    }
}
