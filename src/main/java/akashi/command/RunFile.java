package akashi.command;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * The way to a running portal: its port and a secret, in a file of its home that only its owner can read. Written when
 * it starts, removed when it ends; one that is left over leads nowhere.
 */
public record RunFile(String host, int port, String secret) {

    private static final String NAME = "akashi.run";

    /** Where it lies. */
    public static Path in(Path home) {
        return home.resolve(NAME);
    }

    /** What stands in it. */
    public String text() {
        return "host=" + host + "\nport=" + port + "\nsecret=" + secret + "\n";
    }

    /** The beginning of every address of the portal. */
    String address() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    static Optional<RunFile> read(Path home) {
        Properties file = new Properties();
        try {
            file.load(new StringReader(Files.readString(in(home), StandardCharsets.UTF_8)));
            return Optional.of(new RunFile(
                    file.getProperty("host", "127.0.0.1"),
                    Integer.parseInt(file.getProperty("port")),
                    file.getProperty("secret", "")));
        } catch (IOException | NumberFormatException none) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "RunFile[" + port + ", •••]";
    }
}
