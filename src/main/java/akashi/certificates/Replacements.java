package akashi.certificates;

import akashi.core.life.LifeStage;
import akashi.store.AuditEntries;
import akashi.store.AuditEntry;
import akashi.store.AuditQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** When the hardware of computers was replaced, as the record of acts has it: a computer itself only counts. */
final class Replacements {

    private static final int MOST = 500;

    private final List<AuditEntry> entries;

    private Replacements(List<AuditEntry> entries) {
        this.entries = entries;
    }

    /** The rows with the day on which their hardware went; asks nothing where none belongs to hardware that is gone. */
    static List<CertificateRow> dated(DSLContext db, UUID siteId, List<CertificateRow> rows) {
        if (rows.stream().noneMatch(row -> row.stage() == LifeStage.OLD_HARDWARE)) {
            return rows;
        }
        Replacements known = new Replacements(
                new AuditEntries(db, siteId).page(AuditQuery.newest(MOST).ofAct("replace-computer")));
        return rows.stream()
                .map(row -> known.of(row).map(row::replacedAt).orElse(row))
                .toList();
    }

    /** The first time after it was issued. */
    private Optional<Instant> of(CertificateRow row) {
        return row.stage() != LifeStage.OLD_HARDWARE
                ? Optional.empty()
                : entries.stream()
                        .filter(entry -> entry.subject().equals(row.computer().label()))
                        .map(AuditEntry::at)
                        .filter(at -> !at.isBefore(row.certificate().issuedAt()))
                        .min(Instant::compareTo);
    }
}
