package akashi.store;

import static akashi.store.tables.Tables.SHOWN_CERTIFICATE;
import static akashi.store.tables.Tables.SIGHTING;
import static akashi.store.tables.Tables.SIGHTING_NEWEST;

import akashi.core.site.Sighting;
import akashi.store.tables.tables.records.ShownCertificateRecord;
import akashi.store.tables.tables.records.SightingNewestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What the ports of one site answered. Sightings are added, move on in time while nothing else changes, and are pruned. */
public final class Sightings {

    private final DSLContext db;
    private final UUID siteId;

    public Sightings(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /**
     * The newest sighting of every port from every place, and where that is silent the newest before it that told
     * something of the encryption; one statement.
     */
    public List<Sighting> latest() {
        return db.select(SIGHTING.fields())
                .from(SIGHTING_NEWEST)
                .join(SIGHTING)
                .on(SIGHTING.ID.eq(SIGHTING_NEWEST.SIGHTING_ID))
                .where(SIGHTING_NEWEST.SITE_ID.eq(siteId))
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
     * Adds sightings, in the order in which they were made. Where a port does what it did the last time, the time of that
     * sighting moves on instead.
     *
     * @param certificates every certificate that they name in a chain, as DER by its SHA-256
     * @param now by the portal's clock
     */
    public void append(List<Sighting> sightings, Map<String, byte[]> certificates, Instant now) {
        if (sightings.isEmpty()) {
            return;
        }
        Counting counting = new Counting(known(sightings));
        Map<UUID, Sighting> added = new LinkedHashMap<>();
        Map<UUID, Sighting> again = new LinkedHashMap<>();
        for (Sighting each : sightings) {
            Sighting next = SightingRows.kept(db, siteId, each);
            Sighting last = counting.newest(portKey(each));
            boolean newer = last == null || Newest.givesWay(last.at(), next.at(), now);
            boolean same = last != null && last.equals(SightingRows.as(last, next));
            if (same && newer) {
                Sighting moved = SightingRows.at(last, next);
                (added.containsKey(last.id()) ? added : again).put(last.id(), moved);
                counting.take(portKey(each), moved);
            } else if (!same) {
                added.put(next.id(), next);
                if (newer) {
                    counting.take(portKey(each), next);
                }
            }
        }
        Rows.insert(
                db,
                added.values().stream()
                        .map(each -> SightingRows.row(db, siteId, each))
                        .toList());
        moveOn(again.values());
        remember(counting);
        keep(certificates, now);
    }

    /** The newest of each port: the silent one is kept only where it is newer. */
    private Map<String, Sighting> known(List<Sighting> sightings) {
        return db
                .select(SIGHTING.fields())
                .select(SIGHTING_NEWEST.PORT_KEY)
                .from(SIGHTING_NEWEST)
                .join(SIGHTING)
                .on(SIGHTING.ID.eq(SIGHTING_NEWEST.SIGHTING_ID))
                .where(SIGHTING_NEWEST.SITE_ID.eq(siteId))
                .and(SIGHTING_NEWEST.PORT_KEY.in(
                        sightings.stream().map(Sightings::portKey).distinct().toList()))
                .orderBy(SIGHTING_NEWEST.TELLS.desc())
                .stream()
                .collect(Collectors.toMap(
                        row -> row.get(SIGHTING_NEWEST.PORT_KEY),
                        row -> SightingRows.sighting(row.into(SIGHTING)),
                        (told, silent) -> silent));
    }

    private void moveOn(Collection<Sighting> again) {
        db.batched(batch -> again.forEach(each -> batch.dsl()
                .update(SIGHTING)
                .set(SIGHTING.SEEN_AT, each.at())
                .set(SIGHTING.SKEW_MILLIS, each.skew().map(Duration::toMillis).orElse(null))
                .where(SIGHTING.SITE_ID.eq(siteId), SIGHTING.ID.eq(each.id()))
                .execute()));
    }

    /**
     * What counts of each port now. What told something stands until something newer tells, unless it is of a time that
     * has not come yet; what is silent, until anything newer comes.
     */
    private static final class Counting {
        private final Map<String, Sighting> before;
        private final Map<String, Sighting> newest = new LinkedHashMap<>();
        private final Map<String, Sighting> telling = new LinkedHashMap<>();
        private final Set<String> untimely = new HashSet<>();

        Counting(Map<String, Sighting> before) {
            this.before = before;
        }

        Sighting newest(String key) {
            return newest.getOrDefault(key, before.get(key));
        }

        void take(String key, Sighting next) {
            Sighting last = newest(key);
            if (last != null && last.at().isAfter(next.at())) {
                untimely.add(key);
                telling.remove(key);
            }
            if (next.tells()) {
                telling.put(key, next);
            }
            newest.put(key, next);
        }

        boolean keepsTelling(String key) {
            return !telling.containsKey(key) && !untimely.contains(key);
        }

        Map<String, Sighting> silent() {
            Map<String, Sighting> silent = new LinkedHashMap<>(newest);
            silent.values().removeIf(Sighting::tells);
            return silent;
        }
    }

    private void remember(Counting counting) {
        db.batched(batch -> counting.newest
                .keySet()
                .forEach(key -> batch.dsl()
                        .deleteFrom(SIGHTING_NEWEST)
                        .where(SIGHTING_NEWEST.SITE_ID.eq(siteId), SIGHTING_NEWEST.PORT_KEY.eq(key))
                        .and(counting.keepsTelling(key) ? SIGHTING_NEWEST.TELLS.isFalse() : DSL.noCondition())
                        .execute()));
        db.batched(batch -> {
            counting.telling.forEach((key, each) -> insert(batch.dsl(), key, each));
            counting.silent().forEach((key, each) -> insert(batch.dsl(), key, each));
        });
    }

    private void insert(DSLContext batch, String key, Sighting each) {
        batch.insertInto(SIGHTING_NEWEST)
                .set(new SightingNewestRecord(siteId, key, each.tells(), each.id(), each.at()))
                .execute();
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

    /**
     * Removes what was seen before the instant, save those that count of each port, and certificates that nothing left
     * names; answers how many sightings were removed.
     */
    public int prune(Instant before) {
        int removed = db.deleteFrom(SIGHTING)
                .where(SIGHTING.SITE_ID.eq(siteId), SIGHTING.SEEN_AT.lt(before))
                .and(SIGHTING.ID.notIn(db.select(SIGHTING_NEWEST.SIGHTING_ID)
                        .from(SIGHTING_NEWEST)
                        .where(SIGHTING_NEWEST.SITE_ID.eq(siteId))))
                .execute();
        if (removed > 0) {
            forgetCertificates(before);
        }
        return removed;
    }

    /** What is shown again at this very moment comes back with the next sighting of it. */
    private void forgetCertificates(Instant before) {
        Set<String> unnamed = db.select(SHOWN_CERTIFICATE.SHA256)
                .from(SHOWN_CERTIFICATE)
                .where(SHOWN_CERTIFICATE.SITE_ID.eq(siteId), SHOWN_CERTIFICATE.FIRST_SEEN.lt(before))
                .fetchSet(SHOWN_CERTIFICATE.SHA256);
        db.selectDistinct(SIGHTING.CHAIN)
                .from(SIGHTING)
                .where(SIGHTING.SITE_ID.eq(siteId), SIGHTING.CHAIN.isNotNull())
                .fetch(SIGHTING.CHAIN)
                .forEach(chain -> unnamed.removeAll(Columns.words(chain, sha256 -> sha256)));
        db.batched(batch -> unnamed.forEach(sha256 -> batch.dsl()
                .deleteFrom(SHOWN_CERTIFICATE)
                .where(SHOWN_CERTIFICATE.SITE_ID.eq(siteId), SHOWN_CERTIFICATE.SHA256.eq(sha256))
                .execute()));
    }

    /** What nobody vouches for takes the place of nothing that somebody does. */
    private static String portKey(Sighting each) {
        return each.computerId() + " " + each.port() + " "
                + each.seenFrom().map(UUID::toString).orElse("-") + (each.vouched() ? "" : " ?");
    }
}
