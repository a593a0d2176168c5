package akashi.audit;

import akashi.core.access.Access;
import akashi.store.AuditEntries;
import akashi.store.AuditQuery;
import akashi.store.Database;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page on which the trail of acts is read, newest first, page by page. */
public final class Audit {

    private static final int PAGE = 50;

    private final Database database;

    /** Reads entries from the database. */
    public Audit(Database database) {
        this.database = database;
    }

    /** Its page. */
    public void routes(Routes routes) {
        routes.get("/audit", Access.ADMIN, this::show);
    }

    private void show(Exchange x) {
        Form query = x.query();
        AuditQuery asked = new AuditQuery(
                Optional.empty(),
                query.text("by"),
                query.text("about"),
                query.text("below").filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf),
                PAGE + 1);
        AuditEntries entries = new AuditEntries(database.db(), x.actor().siteId());
        List<AuditRow> found = entries.page(asked).stream().map(AuditRow::of).toList();
        List<AuditRow> rows = found.subList(0, Math.min(PAGE, found.size()));
        x.page(
                "audit",
                Map.of(
                        "rows", rows,
                        "by", asked.actor().orElse(""),
                        "about", asked.subject().orElse(""),
                        "filtered", asked.actor().isPresent() || asked.subject().isPresent(),
                        "paged", asked.below().isPresent(),
                        "first", address(asked, Optional.empty()),
                        "next",
                                found.size() > PAGE
                                        ? address(
                                                asked,
                                                Optional.of(rows.get(PAGE - 1)
                                                        .entry()
                                                        .seq()))
                                        : ""));
    }

    private static String address(AuditQuery query, Optional<Long> below) {
        String fields = Stream.of(
                        query.actor().map(name -> "by=" + encoded(name)),
                        query.subject().map(text -> "about=" + encoded(text)),
                        below.map(seq -> "below=" + seq))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("&"));
        return "/audit" + (fields.isEmpty() ? "" : "?" + fields);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    }
}
