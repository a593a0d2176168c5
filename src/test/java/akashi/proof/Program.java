package akashi.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a program of somebody else answered: its exit code and everything that it wrote. */
public record Program(int exit, String output) {

    private static final int MOST_SECONDS = 120;

    /** Runs a command to its end, without input. */
    public static Program run(String... command) {
        return run(Map.of(), List.of(command));
    }

    public static Program run(Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("akashi-program", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no answer from " + command.get(0));
            }
            String text = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            Files.delete(output);
            return new Program(process.exitValue(), text);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The output of a command that has to succeed. */
    public static String must(String... command) {
        Program done = run(command);
        if (done.exit() != 0) {
            throw new AssertionError(String.join(" ", command) + ": " + done.output());
        }
        return done.output();
    }
}
