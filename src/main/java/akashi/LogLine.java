package akashi;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * A line of the log, in UTF-8: {@code 2027-03-31 09:05:00.123 WARN  [request] Class: message}, and below it what was
 * thrown. The same by a pattern loads a hundred and fifty classes more at every start.
 */
final class LogLine extends EncoderBase<ILoggingEvent> {

    /** Ends of lines, what moves a cursor, and what turns the order of reading. */
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069]");

    private final DateTimeFormatter time =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    @Override
    public byte[] encode(ILoggingEvent logged) {
        ILoggingEvent event = LogSentences.in(logged);
        StringBuilder line = new StringBuilder(200);
        time.formatTo(Instant.ofEpochMilli(event.getTimeStamp()), line);
        line.append(' ').append(event.getLevel());
        line.append(" ".repeat(Math.max(0, 5 - event.getLevel().levelStr.length())));
        line.append(" [").append(event.getMDCPropertyMap().getOrDefault("request", "-"));
        String logger = event.getLoggerName();
        line.append("] ").append(logger, logger.lastIndexOf('.') + 1, logger.length());
        line.append(": ").append(plain(event.getFormattedMessage())).append(System.lineSeparator());
        if (event.getThrowableProxy() != null) {
            thrown(ThrowableProxyUtil.asString(event.getThrowableProxy()), line);
        }
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Words of others make no lines of their own, and move no cursor of a terminal. */
    private static String plain(String message) {
        if (message == null || !CONTROL.matcher(message).find()) {
            return String.valueOf(message);
        }
        return CONTROL.matcher(message)
                .replaceAll(
                        found -> String.format("\\\\u%04x", (int) found.group().charAt(0)));
    }

    /** Below the line; what a message has beyond its first line is set in, so that none passes for an entry. */
    private static void thrown(String trace, StringBuilder line) {
        boolean first = true;
        for (String each : trace.split("\\R")) {
            boolean own = first || each.startsWith("\t") || each.startsWith("Caused by: ");
            line.append(own ? "" : "  ").append(plain(each).replace("\\u0009", "\t"));
            line.append(System.lineSeparator());
            first = false;
        }
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }
}
