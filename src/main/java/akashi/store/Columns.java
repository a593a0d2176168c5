package akashi.store;

import akashi.core.site.HostName;
import akashi.core.site.VmsVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Table;

/** How optional and listed values lie in columns. */
final class Columns {

    private Columns() {}

    static Optional<HostName> host(String column) {
        return Optional.ofNullable(column).map(HostName::new);
    }

    static String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }

    static Optional<VmsVersion> version(String column) {
        return VmsVersion.parse(column);
    }

    /** Values that hold no spaces, in one column. */
    static String words(List<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    static <T> List<T> words(String column, Function<String, T> read) {
        return column.isEmpty()
                ? List.of()
                : Arrays.stream(column.split(" ")).map(read).toList();
    }

    /** The columns of a table but one, whose bytes a list has no use for. */
    static List<Field<?>> without(Table<?> table, Field<?> heavy) {
        return table.fieldStream().filter(field -> !field.equals(heavy)).collect(Collectors.toList());
    }
}
