package akashi.audit;

import akashi.core.access.Actor;
import akashi.core.text.CsvLine;
import akashi.core.text.Message;
import akashi.core.text.Unseen;
import akashi.store.AuditEntries;
import akashi.store.AuditEntry;
import akashi.store.AuditQuery;
import akashi.web.Messages;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a search leaves of the trail, as a file for spreadsheets: newest first, in the reader's language. */
final class TrailSheet {

    private static final int AT_ONCE = 500;
    private static final List<String> TITLES =
            List.of("seq", "at", "actor", "access", "origin", "act", "sentence", "subject", "before", "after", "job");

    private final AuditEntries entries;
    private final Messages messages;
    private final Function<Message, String> text;

    TrailSheet(AuditEntries entries, Messages messages, Function<Message, String> text) {
        this.entries = entries;
        this.messages = messages;
        this.text = text;
    }

    /** Writes every entry that the search leaves, a few hundred at a time. */
    void write(Writer to, AuditQuery asked) throws IOException {
        to.write('\uFEFF');
        to.write(CsvLine.of(TITLES.stream()
                .map(title -> text.apply(Message.of("audit.csv." + title)))
                .toList()));
        Optional<Long> below = Optional.empty();
        do {
            List<AuditEntry> some = entries.page(
                    new AuditQuery(asked.act(), asked.actor(), asked.subject(), asked.text(), below, AT_ONCE));
            for (AuditEntry entry : some) {
                to.write(CsvLine.of(cells(AuditRow.of(entry, messages))));
            }
            below = some.size() < AT_ONCE
                    ? Optional.empty()
                    : Optional.of(some.get(AT_ONCE - 1).seq());
        } while (below.isPresent());
    }

    private List<String> cells(AuditRow row) {
        AuditEntry entry = row.entry();
        return new ArrayList<>(List.of(
                String.valueOf(entry.seq()),
                entry.at().toString(),
                Unseen.writtenOut(entry.actor()),
                byPortal(entry) ? "" : text.apply(Message.of(entry.access())),
                entry.origin(),
                entry.act(),
                text.apply(row.sentence()),
                Unseen.writtenOut(entry.subject()),
                sides(row, AuditRow.Change::before),
                sides(row, AuditRow.Change::after),
                entry.jobId().map(UUID::toString).orElse("")));
    }

    /** Nobody came in, or the portal did it by itself: whatever role stands there is nobody's. */
    private static boolean byPortal(AuditEntry entry) {
        return entry.accountId().isEmpty() && entry.actor().equals(Actor.PORTAL);
    }

    private String sides(AuditRow row, Function<AuditRow.Change, Message> side) {
        return row.changes().stream()
                .map(change -> text.apply(change.field()) + "=" + text.apply(side.apply(change)))
                .collect(Collectors.joining("; "));
    }
}
