package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.ConnectException;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A database that is gone is told once, and once more when it is back. */
class TroubleToldTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(TroubleTold.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final TroubleTold trouble =
            new TroubleTold(new DatabaseAddress("jdbc:postgresql://db/akashi?password=x", "akashi", ""));

    @BeforeEach
    void begin() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void end() {
        logger.detachAppender(log);
    }

    private void fails(String state) {
        trouble.told(new DataAccessException("select", new SQLException("no", state, new ConnectException())));
    }

    @Test
    void once_with_its_trace_then_that_it_is_over() {
        for (int i = 0; i < 50; i++) {
            fails("08001");
        }
        trouble.executeEnd(null);
        trouble.executeEnd(null);
        assertThat(log.list).hasSize(2);
        assertThat(log.list.get(0).getThrowableProxy()).isNotNull();
        assertThat(log.list.get(1).getFormattedMessage())
                .isEqualTo("the database jdbc:postgresql://db/akashi answers again");
        fails("08001");
        assertThat(log.list).as("gone once more").hasSize(3);
    }

    @Test
    void another_trouble_is_told_at_once() {
        fails("08001");
        fails("28P01");
        fails("08001");
        assertThat(log.list).hasSize(3);
    }

    @Test
    void what_a_statement_that_reads_does_not_end_is_told_each_time() {
        fails("53100");
        trouble.executeEnd(null);
        fails("53100");
        assertThat(log.list).hasSize(2);
    }
}
