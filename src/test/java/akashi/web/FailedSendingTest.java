package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.access.Access;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What fails while an answer is sent, after everything that the portal does itself. */
class FailedSendingTest {

    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger("io.javalin.Javalin");

    @TempDir
    private Path folder;

    private Web web;

    @BeforeEach
    void listen() {
        heard.start();
        log.addAppender(heard);
        web = Demo.web(0, routes -> routes.get("/demo/grows", Access.HELPDESK, this::grows));
    }

    @AfterEach
    void stop() {
        log.detachAppender(heard);
        web.stop();
    }

    /** Its length is told before somebody writes more into it. */
    private void grows(Exchange x) {
        Path file = folder.resolve("log");
        try {
            Files.writeString(file, "three lines");
            x.sendOnce("text/plain", file);
            Files.writeString(file, " and one more", StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void stands_in_the_log_under_the_number_that_the_page_shows() {
        Visitor.Seen answer = Visitor.as("helpdesk", web).get("/demo/grows");
        assertThat(answer.status()).isEqualTo(500);
        assertThat(heard.list).singleElement().satisfies(event -> {
            assertThat(event.getThrowableProxy()).isNotNull();
            assertThat(answer.body())
                    .contains("Request " + event.getMDCPropertyMap().get("request"));
        });
    }
}
