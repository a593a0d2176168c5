package akashi.store;

import static akashi.store.tables.Tables.SIGHTING;

import akashi.core.site.KeyInfo;
import akashi.core.site.Role;
import akashi.core.site.Shown;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.Slot;
import akashi.core.site.Thumbprint;
import akashi.core.site.Validity;
import akashi.store.tables.tables.records.SightingRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;

/** Sightings as rows. What a stranger's server said is cut and cleaned: PostgreSQL takes no NUL, a line holds one name. */
final class SightingRows {

    private static final int LONGEST = 4_000;

    private SightingRows() {}

    static SightingRecord row(DSLContext db, UUID siteId, Sighting each) {
        SightingRecord row = db.newRecord(SIGHTING);
        row.setId(each.id());
        row.setSiteId(siteId);
        row.setComputerId(each.computerId());
        row.setGeneration(each.generation());
        row.setRole(each.role().name());
        row.setSlot(each.slot().map(Slot::name).orElse(null));
        row.setPort(each.port());
        row.setSeenAt(each.at());
        row.setSeenFrom(each.seenFrom().orElse(null));
        row.setOutcome(each.outcome().name());
        row.setSkewMillis(each.skew().map(Duration::toMillis).orElse(null));
        row.setDetail(clean(each.detail()));
        row.setByAddress(each.byAddress());
        row.setVouched(each.vouched());
        each.shown().ifPresent(shown -> show(row, shown));
        return row;
    }

    private static void show(SightingRecord row, Shown shown) {
        row.setThumbprint(shown.thumbprint().value());
        row.setSha256(shown.sha256());
        row.setSubject(clean(shown.subject()));
        row.setIssuer(clean(shown.issuer()));
        row.setNames(String.join(
                "\n", shown.names().stream().map(SightingRows::clean).toList()));
        row.setNotBefore(shown.validity().notBefore());
        row.setNotAfter(shown.validity().notAfter());
        row.setKeyAlgorithm(clean(shown.key().algorithm(), SIGHTING.KEY_ALGORITHM));
        row.setKeyBits(shown.key().bits());
        row.setKeySha256(shown.keySha256().orElse(null));
        row.setProtocol(clean(shown.protocol(), SIGHTING.PROTOCOL));
        row.setCipher(clean(shown.cipher(), SIGHTING.CIPHER));
        row.setChain(Columns.words(shown.chain()));
        row.setCertificateId(shown.certificateId().orElse(null));
        row.setFaults(Columns.words(shown.faults().stream().sorted().toList()));
    }

    private static String clean(String said) {
        return cut(said, LONGEST);
    }

    /** As much of it as the column takes. */
    private static String clean(String said, Field<String> column) {
        return cut(said, column.getDataType().length());
    }

    private static String cut(String said, int longest) {
        String one = said.replaceAll("\\p{Cntrl}", " ").strip();
        return one.length() <= longest ? one : one.substring(0, longest);
    }

    /** The next sighting as if it were the last one: it is equal where nothing but the time has changed. */
    static Sighting as(Sighting last, Sighting next) {
        return of(last, next, last.at(), last.skew());
    }

    /** The last sighting at the time of the next one. */
    static Sighting at(Sighting last, Sighting next) {
        return of(last, next, next.at(), next.skew());
    }

    private static Sighting of(Sighting last, Sighting next, Instant at, Optional<Duration> skew) {
        return new Sighting(
                last.id(),
                next.computerId(),
                next.generation(),
                next.role(),
                next.slot(),
                next.port(),
                at,
                next.seenFrom(),
                next.outcome(),
                next.shown(),
                skew,
                next.detail(),
                next.byAddress(),
                next.vouched());
    }

    /** The sighting as it will be read again. */
    static Sighting kept(DSLContext db, UUID siteId, Sighting each) {
        return sighting(row(db, siteId, each));
    }

    static Sighting sighting(SightingRecord row) {
        return new Sighting(
                row.getId(),
                row.getComputerId(),
                row.getGeneration(),
                Role.valueOf(row.getRole()),
                Optional.ofNullable(row.getSlot()).map(Slot::valueOf),
                row.getPort(),
                row.getSeenAt(),
                Optional.ofNullable(row.getSeenFrom()),
                Sighting.Outcome.valueOf(row.getOutcome()),
                Optional.ofNullable(row.getThumbprint()).map(seen -> shown(row)),
                Optional.ofNullable(row.getSkewMillis()).map(Duration::ofMillis),
                row.getDetail(),
                row.getByAddress(),
                row.getVouched());
    }

    private static Shown shown(SightingRecord row) {
        return new Shown(
                new Thumbprint(row.getThumbprint()),
                row.getSha256(),
                row.getSubject(),
                row.getIssuer(),
                row.getNames().isEmpty() ? List.of() : List.of(row.getNames().split("\n")),
                new Validity(row.getNotBefore(), row.getNotAfter()),
                new KeyInfo(row.getKeyAlgorithm(), row.getKeyBits()),
                Optional.ofNullable(row.getKeySha256()),
                row.getProtocol(),
                row.getCipher(),
                Columns.words(row.getChain(), text -> text),
                Optional.ofNullable(row.getCertificateId()),
                Set.copyOf(Columns.words(row.getFaults(), ShownFault::valueOf)));
    }
}
