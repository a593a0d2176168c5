package akashi.command;

import akashi.core.text.Message;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the command line needs of the portal's composition; options are named as settings: {@code port}, {@code db.url}. */
public interface Host {

    /** Starts a portal that stays until the process is told to end; answers with the line to print. */
    Message serve(Map<String, String> options);

    /** Told why a portal did not start, in words without secrets: whoever looks after a service sees no console. */
    void notStarted(String why);

    /** The folder of the portal. */
    Path home(Map<String, String> options);

    /** A secret of the environment, such as {@code backup.passphrase}. */
    Optional<String> secret(Map<String, String> options, String name);

    /** Opens the portal's database in this process, while no portal runs. */
    Opened open(Map<String, String> options);

    /** Puts a backup into the place that the options name. */
    void restore(Map<String, String> options, Path file, char[] passphrase);

    /** What this program calls itself. */
    String version();

    /** An open database and what can be done with it. */
    interface Opened extends AutoCloseable {

        Verbs verbs();

        @Override
        void close();
    }
}
