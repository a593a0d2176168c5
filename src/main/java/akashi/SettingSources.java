package akashi;

import akashi.command.Shell;
import akashi.core.fault.Fault;
import akashi.store.FilePath;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From where settings come, first found first taken: options, {@code -Dakashi.…}, the environment, the file
 * {@code akashi.properties} in the portal's home. A setting is named in one way: {@code db.url} is {@code --db-url},
 * {@code akashi.db.url} and {@code AKASHI_DB_URL}.
 *
 * @param options by setting, such as {@code port}
 * @param system the properties of the Java process
 */
public record SettingSources(
        Map<String, String> options, Map<String, String> system, Map<String, String> environment, Properties file) {

    static final String FILE = "akashi.properties";
    private static final List<String> SECRETS =
            List.of("passphrase", "admin.password", "db.password", "backup.passphrase", "pkcs11.pin");

    /** The sources of this process, with the file that lies in the home they name. */
    public static SettingSources of(
            Map<String, String> options, Map<String, String> system, Map<String, String> environment) {
        SettingSources before = new SettingSources(options, system, environment, new Properties());
        return new SettingSources(
                options, system, environment, read(before.home().resolve(FILE)));
    }

    /** The folder in which everything of this portal lies. */
    public Path home() {
        return FilePath.of(find("home").orElse("data"));
    }

    /** A setting that is no secret. */
    Optional<String> find(String name) {
        return given(options.get(name))
                .or(() -> given(system.get("akashi." + name)))
                .or(() -> given(environment.get(variable(name))))
                .or(() -> given(file.getProperty("akashi." + name)));
    }

    /** A secret: by environment or properties, or in a file that {@code …_FILE} names; never by option or {@code -D}. */
    Optional<String> secret(String name) {
        if (options.containsKey(name) || system.containsKey("akashi." + name)) {
            throw new Fault.BadInput(variable(name), "portal.setting.secret", variable(name));
        }
        return given(environment.get(variable(name)))
                .or(() -> inFile(environment.get(variable(name) + "_FILE"), name))
                .or(() -> given(file.getProperty("akashi." + name)))
                .or(() -> inFile(file.getProperty("akashi." + name + ".file"), name));
    }

    /** The file that holds a secret, where it is not given in a more direct way. */
    Optional<String> secretFile(String name) {
        return given(environment.get(variable(name))).isPresent()
                ? Optional.empty()
                : given(environment.get(variable(name) + "_FILE"))
                        .or(() -> given(file.getProperty("akashi." + name)).isPresent()
                                ? Optional.empty()
                                : given(file.getProperty("akashi." + name + ".file")));
    }

    /** What the file names and no portal reads, such as a misspelt setting. */
    List<String> unknown() {
        Set<String> known = Stream.concat(
                        Shell.settings().stream(), SECRETS.stream().flatMap(name -> Stream.of(name, name + ".file")))
                .map(name -> "akashi." + name)
                .collect(Collectors.toSet());
        return file.stringPropertyNames().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .toList();
    }

    /** The name of a setting as people write it into the environment. */
    static String variable(String name) {
        return "AKASHI_" + name.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static Optional<String> inFile(String path, String name) {
        if (path == null || path.isBlank()) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(FilePath.of(path.strip()), StandardCharsets.UTF_8);
            return Optional.of(text.replaceFirst("\\R\\z", "")).filter(found -> !found.isEmpty());
        } catch (IOException unreadable) {
            throw new Fault.BadInput(name, "portal.setting.secret-file", path, variable(name) + "_FILE");
        }
    }

    private static Properties read(Path path) {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(text);
        } catch (NoSuchFileException none) {
            return properties;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new Fault.BadInput(FILE, "portal.setting.file", path.toString());
        }
        return properties;
    }

    private static Optional<String> given(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
