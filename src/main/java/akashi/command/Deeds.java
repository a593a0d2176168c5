package akashi.command;

import akashi.backup.TakeBackup;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.store.FilePath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import picocli.CommandLine.ParseResult;

/** Does the verbs: through the running portal where one runs, on the opened database otherwise. */
final class Deeds {

    private final Host host;
    private final Terminal terminal;
    private final Telling telling;
    private final Map<String, String> options;

    Deeds(Host host, Terminal terminal, Telling telling, Map<String, String> options) {
        this.host = host;
        this.terminal = terminal;
        this.telling = telling;
        this.options = options;
    }

    Told doIt(String verb, ParseResult words) {
        return switch (verb) {
            case "serve" -> telling.well(host.serve(options));
            case "import" -> importCsv(words);
            case "check" -> with(verbs -> verbs.check(flag(words, "--warn"), terminal.lang()));
            case "token" -> with(verbs -> verbs.token(token(words), terminal.lang()));
            case "remove-factor" ->
                with(verbs -> verbs.removeFactor(words.matchedOptionValue("--user", ""), terminal.lang()));
            case "backup" -> backup(file(words));
            case "restore" -> restore(file(words));
            default -> throw new IllegalStateException(verb);
        };
    }

    private static Verbs.WantedToken token(ParseResult words) {
        return new Verbs.WantedToken(
                words.matchedOptionValue("--user", ""),
                words.matchedOptionValue("--name", ""),
                words.matchedOptionValue("--days", ""),
                flag(words, "--read-only"));
    }

    private Told importCsv(ParseResult words) {
        Path file = file(words);
        byte[] csv = read(file);
        String name = String.valueOf(file.getFileName());
        return with(verbs ->
                verbs.importCsv(csv, name, flag(words, "--leave-out"), flag(words, "--dry-run"), terminal.lang()));
    }

    /** Writes beside the target and moves it there when it is whole. */
    private Told backup(Path file) {
        if (Files.exists(file)) {
            throw exists(file);
        }
        char[] passphrase = passphrase(true);
        // Two runs to the same file shall not write into each other; the slower one is told that the file exists.
        Path part = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            Told told = with(verbs -> written(verbs, passphrase, file, part));
            if (told.exit() == Told.WELL) {
                Files.move(part, file);
                return telling.well(Message.of("command.backup.done", file.toString()));
            }
            return told;
        } catch (FileAlreadyExistsException another) {
            throw exists(file);
        } catch (IOException failure) {
            throw unwritable(file);
        } finally {
            part.toFile().delete();
            Arrays.fill(passphrase, '\0');
        }
    }

    private Told written(Verbs verbs, char[] passphrase, Path file, Path part) {
        try (OutputStream to = TakeBackup.file(part)) {
            return verbs.backup(passphrase, String.valueOf(file.getFileName()), to, terminal.lang());
        } catch (IOException failure) {
            throw unwritable(file);
        }
    }

    private Told restore(Path file) {
        read(file, 1);
        if (running().isPresent()) {
            throw new Fault.Unavailable(Message.of("command.restore.running"));
        }
        char[] passphrase = passphrase(false);
        try {
            host.restore(options, file, passphrase);
            return telling.well(Message.of("command.restore.done", file.toString()));
        } catch (Fault.BadInput wrong) {
            return telling.of(wrong);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    private char[] passphrase(boolean twice) {
        Optional<String> given = host.secret(options, "backup.passphrase");
        if (given.isPresent()) {
            return given.get().toCharArray();
        }
        char[] first = asked("command.passphrase");
        if (twice && System.console() != null && !Arrays.equals(first, asked("command.passphrase.again"))) {
            throw new Fault.Unavailable(Message.of("command.passphrase.differs"));
        }
        return first;
    }

    private char[] asked(String key) {
        return terminal.secret(telling.text(key))
                .filter(secret -> secret.length > 0)
                .orElseThrow(() -> new Fault.Unavailable(Message.of("command.passphrase.none")));
    }

    private Told with(Function<Verbs, Told> work) {
        Optional<RemoteVerbs> running = running();
        if (running.isPresent()) {
            return work.apply(running.get());
        }
        Host.Opened opened;
        try {
            opened = host.open(options);
        } catch (Fault.Unavailable trouble) {
            if (!trouble.reason().key().equals("store.trouble.locked")) {
                throw trouble;
            }
            // The portal that has the file open may have begun to answer meanwhile.
            return work.apply(running().orElseThrow(() -> held()));
        }
        try (opened) {
            return work.apply(opened.verbs());
        }
    }

    private Fault.Unavailable held() {
        return new Fault.Unavailable(
                Message.of("command.trouble.held", host.home(options).toString()));
    }

    private Optional<RemoteVerbs> running() {
        return RunFile.read(host.home(options)).map(RemoteVerbs::new).filter(RemoteVerbs::alive);
    }

    private static byte[] read(Path file) {
        return read(file, Integer.MAX_VALUE);
    }

    private static byte[] read(Path file, int most) {
        try (java.io.InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(most);
        } catch (IOException unreadable) {
            throw new Fault.Unavailable(Message.of("command.trouble.file", file.toString()));
        }
    }

    private static Fault.Unavailable exists(Path file) {
        return new Fault.Unavailable(Message.of("command.backup.exists", file.toString()));
    }

    private static Fault.Unavailable unwritable(Path file) {
        return new Fault.Unavailable(Message.of("command.trouble.unwritable", file.toString()));
    }

    private static Path file(ParseResult words) {
        return FilePath.of(words.matchedPositionalValue(0, ""));
    }

    private static boolean flag(ParseResult words, String name) {
        return words.hasMatchedOption(name);
    }
}
