package akashi;

import akashi.command.Shell;
import akashi.command.Terminal;
import akashi.pki.Password;
import akashi.web.Lang;
import akashi.web.Messages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A person at the command line of a portal, who sees what it prints and with which code it ends. */
abstract class AtTheCommandLine {

    private static final Messages MESSAGES = Messages.load(ZoneOffset.UTC);
    static final String PASSPHRASE = "a passphrase of some length";

    @TempDir
    Path home;

    final Map<String, String> environment = new HashMap<>();
    final Map<String, String> system = new HashMap<>();
    Lang lang = Lang.EN;
    String out;
    String err;

    int run(String... words) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream failed = new ByteArrayOutputStream();
        environment.putIfAbsent("AKASHI_HOME", home.toString());
        environment.putIfAbsent("AKASHI_PORT", "0");
        Terminal terminal = new Terminal(lang, print(printed), print(failed), new ByteArrayInputStream(new byte[0]));
        LocalHost host = new LocalHost(system, environment, MESSAGES, new TestClock(TestPortal.NOW));
        int exit = new Shell(host, terminal, MESSAGES).run(words);
        out = printed.toString(StandardCharsets.UTF_8);
        err = failed.toString(StandardCharsets.UTF_8);
        return exit;
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    final void made() {
        Configuration configuration = Configuration.in(home).withAdmin(Password.of(TestPortal.PASSWORD), true);
        Portal.start(configuration, new TestClock(TestPortal.NOW)).close();
    }
}
