package akashi.sites;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A column of the inventory file, in the order in which it is written. */
enum Column {
    COMPUTER,
    ROLE,
    NAME,
    REGISTERED_AS,
    PUBLIC_NAME,
    ALIASES,
    ADDRESSES,
    DOMAIN,
    SERVICE_ACCOUNT,
    WINDOWS,
    VERSION,
    PORTS,
    IN_SERVICE,
    COUNT,
    SERVES,
    NOTES;

    /** The name in the header. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The column with this header, in any case. */
    static Optional<Column> titled(String header) {
        String wanted = header.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.title().equals(wanted))
                .findFirst();
    }
}
