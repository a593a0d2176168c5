package akashi;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The portal as people run it: a process of its own on a free port, from the packed jar where there is one, otherwise
 * from the classes. It ends with {@link #close()}; {@link #kill()} ends it as a power cut does.
 */
public final class PortalProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+(/\\S*)?");
    private static final int MOST_SECONDS = 60;
    private static final int MOST_SECONDS_TO_START = 300;

    private final Process process;
    private final Path errors;
    private final String greeting;

    private PortalProcess(Process process, Path errors, String greeting) {
        this.process = process;
        this.errors = errors;
        this.greeting = greeting;
    }

    /** How one is started. */
    public record Start(Path home, Map<String, String> environment, List<String> javaOptions, List<String> wrapper) {

        /** On this home, with the administrator's password of tests. */
        public static Start on(Path home) {
            Map<String, String> environment =
                    Map.of("AKASHI_ADMIN_PASSWORD", TestPortal.PASSWORD, "AKASHI_KEY_POOL", "0");
            return new Start(home, environment, List.of(), List.of());
        }

        /** With these options of the Java machine. */
        public Start with(List<String> options) {
            return new Start(home, environment, options, wrapper);
        }

        /** With one more variable. */
        public Start with(String variable, String value) {
            Map<String, String> more = new java.util.HashMap<>(environment);
            more.put(variable, value);
            return new Start(home, more, javaOptions, wrapper);
        }

        /** Started by another command, which gets the portal's command as its last arguments. */
        public Start under(String... command) {
            return new Start(home, environment, javaOptions, List.of(command));
        }

        /** Starts it and waits until it says where it listens; an {@link AssertionError} says why it did not. */
        public PortalProcess run() {
            PortalProcess started = launch();
            if (started.greeting.isEmpty()) {
                throw new AssertionError("did not start: " + started.errors());
            }
            return started;
        }

        /** Starts it and waits until it listens or ends. */
        public PortalProcess launch() {
            try {
                Path errors = Files.createTempFile("akashi-portal", ".log");
                Process process = builder(errors).start();
                return new PortalProcess(process, errors, firstAddress(process));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private ProcessBuilder builder(Path errors) {
            List<String> command = new ArrayList<>(wrapper);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("-Dakashi.port=0");
            // Of two values of one property the last one counts.
            command.addAll(javaOptions);
            command.addAll(command());
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("AKASHI_"));
            builder.environment().put("AKASHI_HOME", home.toString());
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().putAll(environment);
            return builder;
        }

        private static List<String> command() {
            return packed()
                    ? List.of("-jar", System.getProperty("akashi.jar"))
                    : List.of("-cp", System.getProperty("java.class.path"), "akashi.Main");
        }

        private static String firstAddress(Process process) throws IOException {
            CompletableFuture<?> watch = CompletableFuture.runAsync(
                    process::destroyForcibly,
                    CompletableFuture.delayedExecutor(MOST_SECONDS_TO_START, TimeUnit.SECONDS));
            try {
                return firstAddressOf(process);
            } finally {
                watch.cancel(false);
            }
        }

        private static String firstAddressOf(Process process) throws IOException {
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (ADDRESS.matcher(line).find()) {
                    readOn(process);
                    return line;
                }
            }
            return "";
        }

        /** It logs to the same stream, and stands still in the middle of a request when nobody takes what it wrote. */
        private static void readOn(Process process) {
            Thread reader = new Thread(
                    () -> {
                        try (InputStream log = process.getInputStream()) {
                            log.transferTo(OutputStream.nullOutputStream());
                        } catch (IOException ended) {
                            // Nothing more will come.
                        }
                    },
                    "log of " + process.pid());
            reader.setDaemon(true);
            reader.start();
        }
    }

    /** What is run, in words for a table. */
    public static String program() {
        return packed() ? "packed jar" : "classes";
    }

    private static boolean packed() {
        String jar = System.getProperty("akashi.jar", "");
        return !jar.isEmpty() && Files.isRegularFile(Path.of(jar));
    }

    /** Whether it has said where it listens; one that has not has ended. */
    public boolean listens() {
        return !greeting.isEmpty();
    }

    /** Where it listens. */
    public URI address() {
        return addressInGreeting().resolve("/");
    }

    /** Where the person who started it is sent: the setup page while nobody can sign in. */
    public URI invitation() {
        return addressInGreeting();
    }

    /** The last one: the setup link stands behind the address. */
    private URI addressInGreeting() {
        Matcher found = ADDRESS.matcher(greeting);
        String last = "";
        while (found.find()) {
            last = found.group();
        }
        if (last.isEmpty()) {
            throw new AssertionError("never listened: " + errors());
        }
        return URI.create(last);
    }

    /** A browser in which the administrator has signed in with the form. */
    public Browser admin() {
        Browser browser = new Browser(address()).in("en");
        browser.post("/sign-in", "username", "admin", "password", TestPortal.PASSWORD);
        return browser;
    }

    /** The answer to the administrator's sign-in, with the session's cookie. */
    public Browser.Page signIn() {
        return new Browser(address()).post("/sign-in", "username", "admin", "password", TestPortal.PASSWORD);
    }

    /** What it wrote to its error output so far. */
    public String errors() {
        try {
            return Files.readString(errors, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it at once: nothing is written out, nothing is said. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Waits until it has ended and answers with which code. */
    public int exitCode() {
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("did not end within " + MOST_SECONDS + " s");
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** Asks it to end, as Ctrl-C and a service's stop do. */
    @Override
    public void close() {
        process.destroy();
        exitCode();
        errors.toFile().delete();
    }
}
