package akashi;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event log of Windows, where whoever looks after a computer looks first when a service does not start. Written by
 * Windows' own {@code eventcreate}, under the source that {@code install-service.ps1} registers; nothing is written where
 * the portal is no service of Windows.
 *
 * @param service whether this process was started as one
 * @param program what writes, and what comes before its words
 */
record EventLog(boolean service, List<String> program) {

    private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);
    /** What Windows takes for one event is more; what a reader takes is less. */
    private static final int LONGEST = 2_000;

    private static final int PATIENCE_SECONDS = 10;

    static EventLog of(Map<String, String> system, Map<String, String> environment) {
        boolean windows = system.getOrDefault("os.name", "").startsWith("Windows");
        // Set by WinSW, which src/doc/windows starts the portal with, for the process that it starts.
        boolean service = environment.containsKey("SERVICE_ID");
        return new EventLog(windows && service, List.of("eventcreate"));
    }

    /** Notes why the portal did not start; a failure to do so is a line in the log. */
    void failed(String why) {
        if (!service) {
            return;
        }
        List<String> words = new java.util.ArrayList<>(program);
        words.addAll(List.of("/L", "APPLICATION", "/T", "ERROR", "/ID", "100", "/SO", "Akashi", "/D", line(why)));
        try {
            Process writing = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!writing.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || writing.exitValue() != 0) {
                LOG.warn("The event log of Windows took no entry");
            }
        } catch (IOException missing) {
            LOG.warn("The event log of Windows cannot be written: {}", missing.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One line without what a command line of Windows would read as more than text. */
    private static String line(String why) {
        String line = why.replaceAll("[\\s\"%]+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST);
    }
}
