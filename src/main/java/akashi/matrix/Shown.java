package akashi.matrix;

import akashi.core.link.CertificateLink;
import akashi.core.trust.MatrixSide.Wish;
import akashi.web.Form;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What an address asks of the matrix, and what everything shown depends on besides the judged site and the language.
 *
 * @param at the moment to which the site is played forward
 * @param page of the list below the grid
 * @param from who checks, and {@code to} who shows: the connection to explain
 */
record Shown(
        CertificateLink link,
        Optional<Instant> at,
        Wish rows,
        Wish columns,
        int page,
        Optional<UUID> from,
        Optional<UUID> to,
        boolean admin) {

    private static final int ROWS = 25;
    private static final int COLUMNS = 10;
    private static final int MOST_PAGES = 100_000;

    static Shown of(Form query, CertificateLink link, Optional<Instant> at, boolean admin) {
        return new Shown(
                link,
                at,
                wish(query, "rows", "row", ROWS),
                wish(query, "columns", "column", COLUMNS),
                query.number("page", 1, MOST_PAGES, 1),
                id(query, "from"),
                id(query, "to"),
                admin);
    }

    private static Wish wish(Form query, String open, String page, int size) {
        return new Wish(query.text(open), query.number(page, 1, MOST_PAGES, 1), size);
    }

    /** What cannot be read asks for nothing. */
    private static Optional<UUID> id(Form query, String field) {
        try {
            return query.text(field).map(UUID::fromString);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Its address. */
    Address address() {
        return new Address()
                .with("link", link.slug())
                .with("at", at.map(Instant::toString).orElse(null))
                .with("rows", rows.open().orElse(null))
                .with("columns", columns.open().orElse(null))
                .with("row", rows.page() > 1 ? rows.page() : null)
                .with("column", columns.page() > 1 ? columns.page() : null);
    }
}
