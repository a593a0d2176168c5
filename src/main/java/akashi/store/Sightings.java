package akashi.store;

import static akashi.store.tables.Tables.SHOWN_CERTIFICATE;
import static akashi.store.tables.Tables.SIGHTING;
import static akashi.store.tables.Tables.SIGHTING_LATEST;

import akashi.core.site.Sighting;
import akashi.store.tables.tables.records.ShownCertificateRecord;
import akashi.store.tables.tables.records.SightingLatestRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** What the ports of one site answered. Sightings are added and pruned, never changed. */
public final class Sightings {

    private final DSLContext db;
    private final UUID siteId;

    public Sightings(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** The newest sighting of every port from every place; one statement. */
    public List<Sighting> latest() {
        return db.select(SIGHTING.fields())
                .from(SIGHTING_LATEST)
                .join(SIGHTING)
                .on(SIGHTING.ID.eq(SIGHTING_LATEST.SIGHTING_ID))
                .where(SIGHTING_LATEST.SITE_ID.eq(siteId))
                .fetch(row -> SightingRows.sighting(row.into(SIGHTING)));
    }

    /** What was seen of one computer, newest first. */
    public List<Sighting> of(UUID computerId, int limit) {
        return db.selectFrom(SIGHTING)
                .where(SIGHTING.SITE_ID.eq(siteId), SIGHTING.COMPUTER_ID.eq(computerId))
                .orderBy(SIGHTING.SEQ.desc())
                .limit(limit)
                .fetch(SightingRows::sighting);
    }

    /**
     * Adds sightings, in the order in which they were made.
     *
     * @param certificates every certificate that they name in a chain, as DER by its SHA-256
     */
    public void append(List<Sighting> sightings, Map<String, byte[]> certificates) {
        if (sightings.isEmpty()) {
            return;
        }
        Rows.insert(
                db,
                sightings.stream()
                        .map(each -> SightingRows.row(db, siteId, each))
                        .toList());
        Map<String, Sighting> newest = new LinkedHashMap<>();
        sightings.forEach(each -> newest.merge(portKey(each), each, Sightings::newer));
        remember(newest.values());
        keep(certificates, sightings.get(0).at());
    }

    private void remember(Collection<Sighting> newest) {
        db.batched(batch -> newest.forEach(each -> batch.dsl()
                .deleteFrom(SIGHTING_LATEST)
                .where(SIGHTING_LATEST.SITE_ID.eq(siteId))
                .and(SIGHTING_LATEST.PORT_KEY.eq(portKey(each)))
                .and(SIGHTING_LATEST.SEEN_AT.le(each.at()))
                .execute()));
        db.batched(batch -> newest.forEach(each -> batch.dsl()
                .insertInto(SIGHTING_LATEST)
                .set(new SightingLatestRecord(siteId, portKey(each), each.id(), each.at()))
                .onDuplicateKeyIgnore()
                .execute()));
    }

    private void keep(Map<String, byte[]> certificates, Instant at) {
        db.batched(batch -> certificates.forEach((sha256, der) -> batch.dsl()
                .insertInto(SHOWN_CERTIFICATE)
                .set(new ShownCertificateRecord(siteId, sha256, der, at))
                .onDuplicateKeyIgnore()
                .execute()));
    }

    /** A certificate that was shown, as DER. */
    public Optional<byte[]> certificate(String sha256) {
        return db.select(SHOWN_CERTIFICATE.DER)
                .from(SHOWN_CERTIFICATE)
                .where(SHOWN_CERTIFICATE.SITE_ID.eq(siteId), SHOWN_CERTIFICATE.SHA256.eq(sha256))
                .fetchOptional(SHOWN_CERTIFICATE.DER);
    }

    /** Removes what was seen before the instant, save the newest of each port; answers how many were removed. */
    public int prune(Instant before) {
        return db.deleteFrom(SIGHTING)
                .where(SIGHTING.SITE_ID.eq(siteId), SIGHTING.SEEN_AT.lt(before))
                .and(SIGHTING.ID.notIn(db.select(SIGHTING_LATEST.SIGHTING_ID)
                        .from(SIGHTING_LATEST)
                        .where(SIGHTING_LATEST.SITE_ID.eq(siteId))))
                .execute();
    }

    private static Sighting newer(Sighting one, Sighting next) {
        return next.at().isBefore(one.at()) ? one : next;
    }

    private static String portKey(Sighting each) {
        return each.computerId() + " " + each.port() + " "
                + each.seenFrom().map(UUID::toString).orElse("-");
    }
}
