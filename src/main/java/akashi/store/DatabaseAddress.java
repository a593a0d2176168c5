package akashi.store;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the database is and who opens it. The password never shows in a log or an error.
 *
 * @param url a JDBC address of H2 or PostgreSQL
 */
public record DatabaseAddress(String url, String user, String password) {

    /**
     * The file belongs to one process; a busy row is waited for ten seconds; the portal closes the file itself; no
     * trace file beside it.
     */
    private static final String FLAGS =
            ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0;QUERY_CACHE_SIZE=64";

    private static final String HOST = "(?:\\[[0-9a-fA-F:.%]+]|[^\\s/:?@,\\[\\]]+)(?::\\d{1,5})?";

    /** Hosts with their ports, the database, parameters; or the database alone, for one on this computer. */
    private static final Pattern READ = Pattern.compile("jdbc:postgresql:(?://HOST(?:,HOST)*/[^?@]*|[^/:?@]+)PARAMETERS"
            .replace("HOST", HOST)
            .replace("PARAMETERS", "(?:\\?[^=&@/]+=[^&]*(?:&[^=&@/]+=[^&]*)*)?"));

    /** The H2 file {@code akashi.mv.db} in the portal's home. */
    public static DatabaseAddress fileIn(Path home) {
        return new DatabaseAddress("jdbc:h2:file:" + home.toAbsolutePath().resolve("akashi") + FLAGS, "akashi", "");
    }

    /** An H2 database in memory that lives until it is closed. */
    public static DatabaseAddress inMemory(String name) {
        return new DatabaseAddress("jdbc:h2:mem:" + name + FLAGS, "akashi", "");
    }

    /** Whether it is an address that a driver of ours reads, whoever answers there. */
    public static boolean reads(String url) {
        if (url.startsWith("jdbc:h2:")) {
            return true;
        }
        try {
            return READ.matcher(url).matches() && DriverManager.getDriver(url) != null;
        } catch (SQLException nobody) {
            return false;
        }
    }

    /** Whether the database lives in this process, so that no other portal can have it open. */
    public boolean embedded() {
        return url.startsWith("jdbc:h2:");
    }

    /** Whether it is a file of this process. */
    boolean inFile() {
        return url.startsWith("jdbc:h2:file:");
    }

    /** The file of this process, where it is one. */
    Optional<Path> file() {
        return inFile()
                ? Optional.of(Path.of(plain().substring("jdbc:h2:file:".length()) + ".mv.db"))
                : Optional.empty();
    }

    /**
     * The address without what may be secret in its parameters. One that no driver of ours reads is not shown at all: what
     * looks like a host may be a user and a password.
     */
    String plain() {
        if (embedded()) {
            return url.split(";", 2)[0];
        }
        return READ.matcher(url).matches() ? url.split("\\?", 2)[0] : "jdbc:…";
    }

    /** What a parameter of a server's address says. */
    Optional<String> parameter(String name) {
        return Stream.of(url.split("[?&]"))
                .skip(1)
                .filter(each -> each.startsWith(name + "="))
                .map(each -> each.substring(name.length() + 1))
                .findFirst();
    }

    @Override
    public String toString() {
        return plain() + " as " + user + " with password •••";
    }
}
