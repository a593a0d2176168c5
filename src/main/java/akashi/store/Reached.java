package akashi.store;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the trail of the portal's own file had come, in a small file beside it. H2 opens a file whose newest parts are
 * damaged with what it held before, without a word; so does whoever puts an older copy back. Either would be work that is
 * lost and told to nobody.
 */
final class Reached {

    private static final Logger LOG = LoggerFactory.getLogger(Reached.class);
    private static final String NEWEST = """
            select max(e.seq) from audit_entry e join site s on s.id = e.site_id where s.kind = 'REAL'
            """;

    private final DatabaseAddress address;
    private final Path file;
    private volatile long known;

    private Reached(DatabaseAddress address, Path database) {
        this.address = address;
        this.file = database.resolveSibling("akashi.reached");
        this.known = Files.exists(database) ? read() : 0;
    }

    /** To be made before the file is opened: a file that is new has come nowhere yet. */
    static Optional<Reached> of(DatabaseAddress address) {
        return address.file().map(database -> new Reached(address, database));
    }

    private long read() {
        try {
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
        } catch (IOException none) {
            return 0;
        }
    }

    /** Refuses a file that was further already. */
    void require(Connection connection) {
        long newest = newest(connection);
        if (newest < known) {
            LOG.error("the trail in {} ends at entry {} and had come to {}", address.plain(), newest, known);
            throw new Fault.Unavailable(Message.of("store.trouble.set-back", address.plain(), file.toString()));
        }
    }

    /** Remembers how far it is now. Where the disk takes nothing, less is known later and nothing is lost. */
    void remember(Connection connection) {
        long newest = newest(connection);
        if (newest <= known || !written(connection)) {
            return;
        }
        known = newest;
        Path fresh = file.resolveSibling("akashi.reached.new");
        try {
            Files.deleteIfExists(fresh);
            FileRights.make(fresh);
            Files.writeString(fresh, newest + "\n", StandardCharsets.US_ASCII);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            LOG.debug("{} is not written", file, full);
        }
    }

    /** What was committed a moment ago may not be on the disk yet, and must not be missed there after a power cut. */
    private static boolean written(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            return !statement.execute("checkpoint sync");
        } catch (SQLException full) {
            LOG.debug("not written out", full);
            return false;
        }
    }

    private static long newest(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(NEWEST)) {
            return found.next() ? found.getLong(1) : 0;
        } catch (SQLException nothingThere) {
            LOG.debug("no trail was found", nothingThere);
            return 0;
        }
    }
}
