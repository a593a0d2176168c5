package akashi.fuzz;

import akashi.TestCare;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** Hears what the portal writes into its log, as the lines of the file, down to what it refuses. */
final class Ear extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final Pattern ENTRY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d [\\d:.]{12} [A-Z]{4,5} .*");
    private static final int SHOWN = 200;

    final Set<String> findings = new ConcurrentSkipListSet<>();
    private final Logger root = (Logger) LoggerFactory.getLogger("akashi");
    private final Level before = root.getLevel();

    Ear() {
        root.setLevel(Level.DEBUG);
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        List<String> lines = new String(TestCare.logLine(event), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (!ENTRY.matcher(lines.get(0)).matches()) {
            findings.add("no entry: " + shown(lines.get(0)));
        }
        lines.stream()
                .skip(1)
                .filter(line -> ENTRY.matcher(line).matches() || line.startsWith(Hostile.MARK))
                .forEach(line -> findings.add("made a line of its own: " + shown(line)));
        if (event.getThrowableProxy() == null && lines.size() > 1) {
            findings.add("more than a line: " + shown(lines.get(0)));
        }
        if (event.getLevel() == Level.ERROR) {
            findings.add(shown(String.join("\n", lines)));
        }
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) : text;
    }

    @Override
    public void close() {
        root.detachAppender(this);
        root.setLevel(before);
        stop();
    }
}
