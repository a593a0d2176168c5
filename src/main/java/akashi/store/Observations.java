package akashi.store;

import static akashi.store.tables.Tables.OBSERVATION;
import static akashi.store.tables.Tables.OBSERVATION_LATEST;

import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Slot;
import akashi.store.tables.tables.records.ObservationLatestRecord;
import akashi.store.tables.tables.records.ObservationRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** What was told and seen of one site. Observations are added, never changed. */
public final class Observations {

    private final DSLContext db;
    private final UUID siteId;

    public Observations(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** The newest told and the newest seen of every fact about every thing, of each generation; one statement. */
    public List<Observation> latest() {
        return db.select(OBSERVATION.fields())
                .from(OBSERVATION_LATEST)
                .join(OBSERVATION)
                .on(OBSERVATION.ID.eq(OBSERVATION_LATEST.OBSERVATION_ID))
                .where(OBSERVATION_LATEST.SITE_ID.eq(siteId))
                .fetch(row -> observation(row.into(OBSERVATION)));
    }

    /** What was observed of one computer or client group, newest first. */
    public List<Observation> of(UUID subjectId, int limit) {
        return db.selectFrom(OBSERVATION)
                .where(OBSERVATION.SITE_ID.eq(siteId), OBSERVATION.SUBJECT_ID.eq(subjectId))
                .orderBy(OBSERVATION.SEQ.desc())
                .limit(limit)
                .fetch(Observations::observation);
    }

    /** Adds observations, in the order in which they came to be known; {@code now} by the portal's clock. */
    public void append(List<Observation> observations, Instant now) {
        if (observations.isEmpty()) {
            return;
        }
        Rows.insert(db, observations.stream().map(this::row).toList());
        Map<String, Observation> newest = new LinkedHashMap<>();
        observations.forEach(each -> newest.merge(factKey(each), each, Observations::newer));
        remember(newest.values(), now);
    }

    private void remember(Collection<Observation> newest, Instant now) {
        db.batched(batch -> newest.forEach(each -> batch.dsl()
                .deleteFrom(OBSERVATION_LATEST)
                .where(OBSERVATION_LATEST.SITE_ID.eq(siteId))
                .and(OBSERVATION_LATEST.FACT_KEY.eq(factKey(each)))
                .and(Newest.givesWay(OBSERVATION_LATEST.SEEN_AT, each.at(), now))
                .execute()));
        db.batched(batch -> newest.forEach(each -> batch.dsl()
                .insertInto(OBSERVATION_LATEST)
                .set(new ObservationLatestRecord(siteId, factKey(each), each.id(), each.at()))
                .onDuplicateKeyIgnore()
                .execute()));
    }

    private static Observation newer(Observation one, Observation next) {
        return next.at().isBefore(one.at()) ? one : next;
    }

    private static String factKey(Observation each) {
        return each.fact() + " " + each.subjectId() + " " + each.generation() + " "
                + each.slot().map(Slot::name).orElse("-") + " "
                + each.authorityId().map(UUID::toString).orElse("-") + " "
                + each.member().map(Observations::digest).orElse("-") + " "
                + (each.source().looked() ? "seen" : "told");
    }

    /** Names are longer than a key has room for. */
    private static String digest(String member) {
        return UUID.nameUUIDFromBytes(member.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private ObservationRecord row(Observation each) {
        ObservationRecord row = db.newRecord(OBSERVATION);
        row.setId(each.id());
        row.setSiteId(siteId);
        row.setFact(each.fact().name());
        row.setSubjectId(each.subjectId());
        row.setGeneration(each.generation());
        row.setSlot(each.slot().map(Slot::name).orElse(null));
        row.setAuthorityId(each.authorityId().orElse(null));
        row.setCertificateId(each.certificateId().orElse(null));
        row.setHolds(each.value());
        row.setClientCount(each.count());
        row.setSource(each.source().name());
        row.setSeenAt(each.at());
        row.setToldBy(each.by());
        row.setNote(each.note());
        row.setMember(each.member().orElse(null));
        return row;
    }

    private static Observation observation(ObservationRecord row) {
        return new Observation(
                row.getId(),
                Fact.valueOf(row.getFact()),
                row.getSubjectId(),
                row.getGeneration(),
                Optional.ofNullable(row.getSlot()).map(Slot::valueOf),
                Optional.ofNullable(row.getAuthorityId()),
                Optional.ofNullable(row.getCertificateId()),
                row.getHolds(),
                row.getClientCount(),
                Observation.Source.valueOf(row.getSource()),
                row.getSeenAt(),
                row.getToldBy(),
                row.getNote(),
                Optional.ofNullable(row.getMember()));
    }
}
