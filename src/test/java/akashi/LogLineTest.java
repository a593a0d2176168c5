package akashi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LogLineTest {

    private static final String PATTERN = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%X{request:--}] %logger{0}: %msg%n";

    private final LoggerContext loggers = new LoggerContext();

    static Stream<Arguments> events() {
        Throwable deep = new IllegalStateException("outer", new RuntimeException("inner"));
        deep.addSuppressed(new IllegalArgumentException("beside"));
        return Stream.of(
                arguments("a request", "akashi.web.Faults", Level.ERROR, "failed", Map.of("request", "m5"), null),
                arguments("no request", "akashi.store.Jobs", Level.INFO, "証明書 {}", Map.of(), null),
                arguments("a logger without a package", "plain", Level.WARN, "", Map.of(), null),
                arguments("what was thrown", "akashi.web.Faults", Level.ERROR, "failed", Map.of(), deep));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("events")
    void a_line_reads_as_the_pattern_says(
            String what, String logger, Level level, String text, Map<String, String> mdc, Throwable thrown) {
        LoggingEvent event = new LoggingEvent("x", loggers.getLogger(logger), level, text, thrown, new Object[] {"発行"});
        event.setMDCPropertyMap(mdc);
        assertThat(text(new LogLine().encode(event))).as(what).isEqualTo(text(byPattern(event)));
    }

    static Stream<Arguments> words() {
        return Stream.of(
                arguments(
                        "a line of their own",
                        "a\r\n2027-03-01 ERROR [-] Edge: b",
                        "a\\u000d\\u000a2027-03-01 ERROR [-] Edge: b"),
                arguments("an order to a terminal", "\u001b[2Jgone", "\\u001b[2Jgone"),
                arguments("another order of reading", "\u202Egnp.exe\u2028", "\\u202egnp.exe\\u2028"),
                arguments("nothing of the kind", "証明書 ${x} {} \\", "証明書 ${x} {} \\"));
    }

    @ParameterizedTest(name = "words of others make {0}: they are written out")
    @MethodSource("words")
    void one_entry_is_one_line(String what, String said, String written) {
        LoggingEvent event =
                new LoggingEvent("x", loggers.getLogger("akashi.Main"), Level.INFO, "{}", null, new Object[] {said});
        event.setMDCPropertyMap(Map.of());
        assertThat(text(new LogLine().encode(event))).as(what).endsWith("Main: " + written + System.lineSeparator());
        Throwable deep = new IllegalStateException(said, new RuntimeException(said));
        LoggingEvent failed = new LoggingEvent("x", loggers.getLogger("akashi.Main"), Level.INFO, "x", deep, null);
        failed.setMDCPropertyMap(Map.of());
        assertThat(text(new LogLine().encode(failed)).lines().skip(1))
                .as(what)
                .noneMatch(line -> line.startsWith("2027") || line.contains("\u001b") || line.contains("\u202E"));
    }

    private byte[] byPattern(LoggingEvent event) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(loggers);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern(PATTERN);
        encoder.start();
        return encoder.encode(event);
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8);
    }

    @Test
    void a_message_is_written_as_its_sentence() {
        Message reason = Message.of("backup.plan.folder.wrong", "/srv/none");
        for (Object said : List.of(reason, new Fault.Unavailable(reason).said())) {
            LoggingEvent event = new LoggingEvent(
                    "x", loggers.getLogger("akashi.X"), Level.WARN, "{}: {}", null, new Object[] {"none", said});
            event.setMDCPropertyMap(Map.of());
            for (LogSetup.Format format : LogSetup.Format.values()) {
                assertThat(text(format.encoder(loggers).encode(event)).replace("\\/", "/"))
                        .contains("none: There is no folder /srv/none that the portal may write to.")
                        .doesNotContain("backup.plan", "Message[");
            }
        }
    }
}
