package akashi.backup;

import akashi.core.fault.Fault;
import akashi.pki.DataKey;
import akashi.pki.KeyEncryptionKey;
import akashi.pki.PassphraseSalt;
import akashi.pki.Password;
import akashi.store.Secrets;
import akashi.vault.Protection;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/** Fills an empty database from the lines of a dump, inside one transaction. */
final class Refill {

    private final DSLContext db;
    private final Map<String, Table<?>> tables = Contents.tables().stream()
            .collect(Collectors.toMap(Table::getName, Function.identity(), (one, two) -> one, LinkedHashMap::new));

    Refill(DSLContext db) {
        this.db = db;
    }

    /** Reads everything; {@code protection} wraps the data key for this place. */
    void read(BufferedReader lines, Password passphrase, Protection protection, Instant now) {
        JsonNode head = next(lines);
        if (head.path("akashi").asInt() != Dump.FORMAT) {
            throw new Fault.BadInput("backup", "backup.foreign");
        }
        String schema = head.path("schema").asText();
        String known = Contents.schema(db);
        if (!schema.equals(known)) {
            throw new Fault.BadInput("backup", "backup.other-version", schema, known);
        }
        List<DataKey> keys = dataKeys(head, passphrase);
        protection.wrap(keys, now).forEach(new Secrets(db)::putKey);
        Optional<RowSink> sink = Optional.empty();
        for (JsonNode line = next(lines); !line.has("end"); line = next(lines)) {
            if (line.isArray()) {
                sink.orElseThrow(Refill::unreadable).add(line);
            } else {
                sink.ifPresent(RowSink::close);
                sink = Optional.of(sink(line));
            }
        }
        sink.ifPresent(RowSink::close);
    }

    private RowSink sink(JsonNode title) {
        Table<?> table =
                Optional.ofNullable(tables.get(title.path("table").asText())).orElseThrow(Refill::unreadable);
        List<Field<?>> columns = new ArrayList<>();
        for (JsonNode name : title.path("columns")) {
            columns.add(Optional.ofNullable(table.field(name.asText())).orElseThrow(Refill::unreadable));
        }
        return new RowSink(db, table, columns);
    }

    /** The newest first; backups of earlier versions hold no others. */
    private static List<DataKey> dataKeys(JsonNode head, Password passphrase) {
        KeyEncryptionKey wrapping = KeyEncryptionKey.of(
                passphrase, PassphraseSalt.parse(head.path("salt").asText()));
        List<DataKey> keys = new ArrayList<>(List.of(wrapping.unwrap(bytes(head.path("dataKey")))));
        head.path("olderKeys").forEach(older -> keys.add(wrapping.unwrap(bytes(older))));
        return keys;
    }

    private static byte[] bytes(JsonNode cell) {
        return (byte[]) Cell.value(cell, byte[].class);
    }

    private static JsonNode next(BufferedReader lines) {
        try {
            String line = lines.readLine();
            if (line == null) {
                throw unreadable();
            }
            return Lines.JSON.readTree(line);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Fault.BadInput unreadable() {
        return new Fault.BadInput("backup", "backup.foreign");
    }
}
