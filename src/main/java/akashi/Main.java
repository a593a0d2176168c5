package akashi;

import akashi.command.Shell;
import akashi.command.Terminal;
import akashi.web.Messages;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Runs the command line; without words it serves the portal. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        LogSetup.begin();
        Map<String, String> system = new HashMap<>();
        System.getProperties().stringPropertyNames().forEach(name -> system.put(name, System.getProperty(name)));
        Messages messages = Messages.load(ZoneId.systemDefault());
        LocalHost host = new LocalHost(system, System.getenv(), messages, Clock.systemUTC());
        int exit = new Shell(host, Terminal.of(System.getenv()), messages).run(args);
        if (!host.serving()) {
            // Threads that a verb left waiting must not keep the process.
            System.exit(exit);
        }
    }
}
