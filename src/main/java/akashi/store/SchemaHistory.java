package akashi.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import javax.sql.DataSource;

/** Which migration scripts made a schema, each with the checksum that Flyway gives it. */
record SchemaHistory(List<Applied> scripts) {

    private static final String FOLDER = "db/migration/";

    /** Row -1 only marks that Flyway made the table. */
    private static final String READ = """
            select "script", "checksum", "success" from "flyway_schema_history"
            where "installed_rank" > 0 order by "installed_rank"
            """;

    /** One script; a checksum that the database does not know is 0 and fits none. */
    record Applied(String script, int checksum, boolean success) {

        String resource() {
            return FOLDER + script;
        }

        /** The number between {@code V} and the two lines. */
        String version() {
            return script.substring(1, script.indexOf("__"));
        }

        /** The name as Flyway writes it. */
        String description() {
            return script.substring(script.indexOf("__") + 2, script.lastIndexOf('.'))
                    .replace('_', ' ');
        }
    }

    /** What a database says of itself; {@link SQLException} where it has no history or cannot be read. */
    static SchemaHistory of(DataSource source) throws SQLException {
        List<Applied> found = new ArrayList<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(READ)) {
            while (rows.next()) {
                found.add(new Applied(rows.getString(1), rows.getInt(2), rows.getBoolean(3)));
            }
        }
        return new SchemaHistory(found);
    }

    /** What a database says after these scripts of the program were run. */
    static SchemaHistory of(List<String> scripts) {
        return new SchemaHistory(scripts.stream()
                .map(script -> new Applied(script, checksum(script), true))
                .toList());
    }

    /** As Flyway counts it: line by line, so that the line ends of an editor do not matter. */
    private static int checksum(String script) {
        CRC32 sum = new CRC32();
        try (InputStream in = SchemaHistory.class.getClassLoader().getResourceAsStream(FOLDER + script);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
        return (int) sum.getValue();
    }
}
