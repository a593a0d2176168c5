package akashi.proof;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The portal's verbs, typed on the command line of this computer. */
record CommandLine(Path home, Map<String, String> environment) {

    static final String PASSPHRASE = "apart from the backups 7";

    CommandLine(Path home) {
        this(home, Map.of());
    }

    Program run(String... words) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        String jar = System.getProperty("akashi.jar", "");
        command.addAll(
                !jar.isEmpty() && Files.isRegularFile(Path.of(jar))
                        ? List.of("-jar", jar)
                        : List.of("-cp", System.getProperty("java.class.path"), "akashi.Main"));
        command.addAll(List.of(words));
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(
                Map.of("AKASHI_HOME", home.toString(), "AKASHI_BACKUP_PASSPHRASE", PASSPHRASE, "LC_ALL", "C.UTF-8"));
        return Program.run(variables, command);
    }
}
