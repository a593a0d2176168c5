package akashi.store;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;

/** What the pool of a database says of its connections at a moment. */
public record Pool(int lent, int open, int waiting) {

    /** So many it may open at most. */
    public static int most(Database database) {
        return source(database).getMaximumPoolSize();
    }

    public static Pool of(Database database) {
        HikariPoolMXBean now = source(database).getHikariPoolMXBean();
        return new Pool(now.getActiveConnections(), now.getTotalConnections(), now.getThreadsAwaitingConnection());
    }

    private static HikariDataSource source(Database database) {
        return (HikariDataSource) database.pool();
    }
}
