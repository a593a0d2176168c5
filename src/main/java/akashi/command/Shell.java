package akashi.command;

import akashi.core.fault.Fault;
import akashi.web.Messages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command line of the portal: reads words, does one verb, answers with an exit code. */
public final class Shell {

    private final Host host;
    private final Terminal terminal;
    private final Telling telling;

    public Shell(Host host, Terminal terminal, Messages messages) {
        this.host = host;
        this.terminal = terminal;
        this.telling = new Telling(messages, terminal.lang());
    }

    /** Does what the words say. Serving answers 0 at once; the portal goes on until the process is told to end. */
    public int run(String... args) {
        if (args.length == 0) {
            // The usual start: it need not wait until every verb is described.
            return done(deeds(Map.of()), "serve", null);
        }
        Words words = new Words(telling);
        CommandLine line = new CommandLine(words.all(host.version()));
        line.setOut(new java.io.PrintWriter(terminal.out(), true));
        ParseResult parsed;
        try {
            parsed = line.parseArgs(args);
        } catch (ParameterException wrong) {
            terminal.err().println(words.wrong(wrong));
            terminal.err().println(telling.text("command.see-help"));
            return Told.USAGE;
        }
        Integer helped = CommandLine.executeHelpRequest(parsed);
        ParseResult verb = parsed.hasSubcommand() ? parsed.subcommand() : parsed;
        return helped != null ? helped : done(deeds(options(parsed)), name(verb), verb);
    }

    private Deeds deeds(Map<String, String> options) {
        return new Deeds(host, terminal, telling, options);
    }

    private int done(Deeds deeds, String name, ParseResult verb) {
        try {
            Told told = deeds.doIt(name, verb);
            (told.exit() == Told.WELL ? terminal.out() : terminal.err())
                    .print(told.text().isEmpty() ? "" : told.text() + "\n");
            return told.exit();
        } catch (Fault fault) {
            String why = telling.of(fault).text();
            terminal.err().println(why);
            if (name.equals("serve")) {
                host.notStarted(why);
            }
            return fault instanceof Fault.BadInput ? Told.USAGE : Told.TROUBLE;
        }
    }

    /** What can be set by option, such as {@code db.url}. */
    public static List<String> settings() {
        return Words.SETTINGS;
    }

    private static String name(ParseResult verb) {
        CommandSpec spec = verb.commandSpec();
        return spec.parent() == null ? "serve" : spec.name();
    }

    /** The settings among the options, of the portal and of the verb. */
    private static Map<String, String> options(ParseResult parsed) {
        Map<String, String> options = new HashMap<>();
        for (ParseResult level : parsed.hasSubcommand() ? List.of(parsed, parsed.subcommand()) : List.of(parsed)) {
            Words.SETTINGS.forEach(setting -> {
                String option = Words.option(setting);
                if (level.hasMatchedOption(option)) {
                    options.put(setting, level.matchedOptionValue(option, ""));
                }
            });
        }
        return options;
    }
}
