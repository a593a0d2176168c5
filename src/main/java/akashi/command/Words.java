package akashi.command;

import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The words of the command line, described in one language. */
final class Words {

    /** What can be set by option; secrets cannot. */
    static final List<String> SETTINGS = List.of(
            "host",
            "port",
            "https",
            "status.port",
            "home",
            "url",
            "trusted.proxies",
            "db.url",
            "db.user",
            "key.file",
            "key.pool",
            "pkcs11.library",
            "pkcs11.token",
            "log.format",
            "log.size",
            "log.days",
            "sample");

    private final Telling telling;

    Words(Telling telling) {
        this.telling = telling;
    }

    /** {@code --db-url} for {@code db.url}. */
    static String option(String setting) {
        return "--" + setting.replace('.', '-');
    }

    /** All commands; without a verb the portal is served. */
    CommandSpec all(String version) {
        CommandSpec top = verb("akashi", "command.help.akashi");
        top.version("Akashi " + version);
        top.addOption(flag("--version", "command.help.version").toBuilder()
                .versionHelp(true)
                .build());
        top.addSubcommand("serve", verb("serve", "command.help.serve"));
        top.addSubcommand(
                "import",
                verb("import", "command.help.import")
                        .addPositional(file("FILE.csv", "command.help.csv"))
                        .addOption(flag("--leave-out", "command.help.leave-out"))
                        .addOption(flag("--dry-run", "command.help.dry-run")));
        top.addSubcommand(
                "backup", verb("backup", "command.help.backup").addPositional(file("FILE", "command.help.file")));
        top.addSubcommand(
                "restore", verb("restore", "command.help.restore").addPositional(file("FILE", "command.help.file")));
        top.addSubcommand("check", verb("check", "command.help.check").addOption(flag("--warn", "command.help.warn")));
        top.addSubcommand(
                "token",
                verb("token", "command.help.token")
                        .addOption(user())
                        .addOption(OptionSpec.builder("--name")
                                .paramLabel("TEXT")
                                .type(String.class)
                                .description(telling.text("command.help.name"))
                                .build())
                        .addOption(OptionSpec.builder("--days")
                                .paramLabel("N")
                                .type(String.class)
                                .description(telling.text("command.help.days"))
                                .build())
                        .addOption(flag("--read-only", "command.help.read-only")));
        top.addSubcommand(
                "remove-factor",
                verb("remove-factor", "command.help.remove-factor").addOption(user()));
        return top;
    }

    private OptionSpec user() {
        return OptionSpec.builder("--user")
                .paramLabel("NAME")
                .type(String.class)
                .required(true)
                .description(telling.text("command.help.user"))
                .build();
    }

    private CommandSpec verb(String name, String help) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage()
                .description(lines(help))
                .synopsisHeading(telling.text("command.heading.usage") + " ")
                .optionListHeading("%n" + telling.text("command.heading.options") + "%n")
                .commandListHeading("%n" + telling.text("command.heading.verbs") + "%n")
                .abbreviateSynopsis(true)
                .sortOptions(false)
                .width(100);
        spec.addOption(
                flag("--help", "command.help.help").toBuilder().usageHelp(true).build());
        SETTINGS.forEach(setting -> spec.addOption(OptionSpec.builder(option(setting))
                .paramLabel("VALUE")
                .type(String.class)
                .description(telling.text("command.setting." + setting))
                .build()));
        return spec;
    }

    private OptionSpec flag(String name, String help) {
        return OptionSpec.builder(name)
                .type(boolean.class)
                .description(lines(help))
                .build();
    }

    private PositionalParamSpec file(String label, String help) {
        return PositionalParamSpec.builder()
                .paramLabel(label)
                .type(String.class)
                .index("0")
                .arity("1")
                .required(true)
                .description(lines(help))
                .build();
    }

    private String[] lines(String key) {
        return telling.text(key).replace("%", "%%").split("\n");
    }

    /** What is wrong with the words that were given. */
    String wrong(ParameterException exception) {
        if (exception instanceof UnmatchedArgumentException unmatched) {
            return telling.text("command.wrong.unknown", String.join(" ", unmatched.getUnmatched()));
        }
        if (exception instanceof MissingParameterException missing) {
            String names = String.join(
                    ", ", missing.getMissing().stream().map(arg -> label(arg)).toList());
            return telling.text("command.wrong.missing", names);
        }
        return telling.text("command.wrong.other");
    }

    private static String label(picocli.CommandLine.Model.ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }
}
