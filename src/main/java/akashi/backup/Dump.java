package akashi.backup;

import akashi.pki.DataKey;
import akashi.pki.KeyEncryptionKey;
import akashi.pki.PassphraseSalt;
import akashi.pki.Password;
import akashi.store.Database;
import akashi.vault.Vault;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Every table as it was at one moment, as lines of JSON: a head, then each table with its rows, then an end. */
final class Dump {

    static final int FORMAT = 1;
    private static final int AT_ONCE = 500;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** What takes the stream while the moment is held. */
    interface Taker {
        void take(InputStream lines) throws IOException;
    }

    /** What of a row is written into a column. */
    private interface Showing {
        Object value(Record row, Field<?> column);
    }

    private final Database database;
    private final Vault vault;

    Dump(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Everything, with the data key under the passphrase. */
    void write(Password passphrase, Taker taker) {
        read(
                db -> lines(
                        head(db, passphrase),
                        Contents.tables().stream().flatMap(table -> lines(db, table, all(table), Record::get))),
                taker);
    }

    /** What may be handed to others; it cannot be restored. */
    void share(Taker taker) {
        read(
                db -> lines(
                        NODES.objectNode().put("akashi-support", FORMAT).put("schema", Contents.schema(db)),
                        Shareable.tables().stream()
                                .flatMap(table -> lines(db, table, Shareable.columns(table), Discretion::shown))),
                taker);
    }

    /** Reads in one transaction that sees one moment, while others go on changing. */
    private void read(Function<DSLContext, Iterator<JsonNode>> lines, Taker taker) {
        database.db().connection(connection -> {
            int isolation = connection.getTransactionIsolation();
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(
                    database.embedded() ? Connection.TRANSACTION_SERIALIZABLE : Connection.TRANSACTION_REPEATABLE_READ);
            try {
                taker.take(new Lines(
                        lines.apply(DSL.using(database.db().configuration().derive(connection)))));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } finally {
                restore(connection, isolation);
            }
        });
    }

    private static void restore(Connection connection, int isolation) throws SQLException {
        connection.rollback();
        connection.setTransactionIsolation(isolation);
        connection.setAutoCommit(true);
    }

    private static Iterator<JsonNode> lines(JsonNode head, Stream<JsonNode> tables) {
        return Stream.of(Stream.of(head), tables, Stream.<JsonNode>of(end()))
                .flatMap(each -> each)
                .iterator();
    }

    private static List<Field<?>> all(Table<?> table) {
        return List.of(table.fields());
    }

    private JsonNode head(DSLContext db, Password passphrase) {
        PassphraseSalt salt = PassphraseSalt.fresh();
        ObjectNode head = NODES.objectNode();
        head.put("akashi", FORMAT);
        head.put("schema", Contents.schema(db));
        head.put("salt", salt.stored());
        KeyEncryptionKey wrapping = KeyEncryptionKey.of(passphrase, salt);
        List<DataKey> keys = vault.keys();
        head.put("dataKey", wrapping.wrap(keys.get(0)));
        ArrayNode older = head.putArray("olderKeys");
        keys.stream().skip(1).forEach(key -> older.add(wrapping.wrap(key)));
        return head;
    }

    private static Stream<JsonNode> lines(DSLContext db, Table<?> table, List<Field<?>> columns, Showing showing) {
        ObjectNode title = NODES.objectNode();
        title.put("table", table.getName());
        ArrayNode names = title.putArray("columns");
        columns.forEach(column -> names.add(column.getName()));
        return Stream.concat(Stream.of(title), rows(db, table, columns, showing));
    }

    private static Stream<JsonNode> rows(DSLContext db, Table<?> table, List<Field<?>> columns, Showing showing) {
        Cursor<Record> cursor =
                db.select(columns).from(table).fetchSize(AT_ONCE).fetchLazy();
        return cursor.stream().onClose(cursor::close).map(row -> {
            ArrayNode cells = NODES.arrayNode();
            columns.forEach(column -> cells.add(Cell.json(showing.value(row, column))));
            return cells;
        });
    }

    private static JsonNode end() {
        return NODES.objectNode().put("end", true);
    }
}
