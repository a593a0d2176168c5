package akashi.command;

import akashi.web.Lang;
import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who sits before the command line: the language, where to print, and how to ask for a secret. */
public record Terminal(Lang lang, PrintStream out, PrintStream err, InputStream in) {

    /** The terminal of this process. {@code LC_ALL}, {@code LC_MESSAGES} and {@code LANG} choose the language. */
    public static Terminal of(Map<String, String> environment) {
        Optional<String> named = Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(environment::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
        Charset charset = named.filter(value -> value.toLowerCase(Locale.ROOT).matches(".*utf-?8.*"))
                .map(value -> StandardCharsets.UTF_8)
                .orElseGet(Terminal::nativeCharset);
        Lang lang = named.flatMap(value -> Lang.of(value.split("[_.@]", 2)[0]))
                .or(() -> Lang.of(Locale.getDefault().getLanguage()))
                .orElse(Lang.EN);
        return new Terminal(lang, print(FileDescriptor.out, charset), print(FileDescriptor.err, charset), System.in);
    }

    private static Charset nativeCharset() {
        return Optional.ofNullable(System.getProperty("native.encoding"))
                .map(Charset::forName)
                .orElse(Charset.defaultCharset());
    }

    private static PrintStream print(FileDescriptor to, Charset charset) {
        return new PrintStream(new FileOutputStream(to), true, charset);
    }

    /** A secret, typed unseen, or the first line of what is piped in. */
    Optional<char[]> secret(String prompt) {
        Console console = System.console();
        if (console != null) {
            return Optional.ofNullable(console.readPassword("%s ", prompt));
        }
        try {
            String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
            return Optional.ofNullable(line).map(String::toCharArray);
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
