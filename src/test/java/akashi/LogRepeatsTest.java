package akashi;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What libraries say while the database is gone is written once. */
class LogRepeatsTest {

    private static final Throwable GONE = new RuntimeException(new SQLTransientConnectionException(
            "none", "08001", new SQLException("refused", "08001", new ConnectException())));

    private final LoggerContext loggers = new LoggerContext();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void begin() {
        loggers.addTurboFilter(new LogRepeats());
        log.start();
        loggers.getLogger("ROOT").addAppender(log);
    }

    @Test
    void a_database_that_is_gone_is_reported_once_by_whoever_meets_it() {
        Logger library = loggers.getLogger("com.github.kagkarlsson.scheduler.Scheduler");
        for (int i = 0; i < 9; i++) {
            library.error("failed while fetching", GONE);
            loggers.getLogger("com.zaxxer.hikari.pool.HikariPool").warn("{} {}", "failed", "twice", GONE);
        }
        assertThat(log.list).hasSize(1);
    }

    @Test
    void the_stores_own_words_requests_and_other_trouble_are_always_there() {
        loggers.getLogger("com.github.kagkarlsson.scheduler.Scheduler").error("failed", GONE);
        loggers.getLogger("akashi.store.TroubleTold").error("does not answer", GONE);
        loggers.getLogger("akashi.web.Faults").error("GET / failed", GONE);
        loggers.getLogger("akashi.store.Jobs").error("failed", new SQLException("no such table", "42P01"));
        loggers.getLogger("akashi.store.Jobs").warn("without a trace");
        loggers.getLogger("akashi.store.Jobs").setLevel(Level.DEBUG);
        loggers.getLogger("akashi.store.Jobs").debug("asked for", GONE);
        assertThat(log.list).hasSize(6);
    }
}
