package akashi.store;

import static akashi.store.tables.Tables.RENEWAL_PLAN;
import static akashi.store.tables.Tables.RENEWAL_PLAN_ITEM;

import akashi.store.tables.tables.records.RenewalPlanItemRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;

/** The renewals of one site that were spread over weeks; one plan is followed at a time. */
public final class RenewalPlans {

    private static final Lookup<Plan> CURRENT = new Lookup<>(
            "select id, starts_at, days, created_by, weeks from renewal_plan where site_id = ? and not ended",
            RenewalPlans::empty);

    private final DSLContext db;
    private final UUID siteId;

    public RenewalPlans(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /**
     * A plan.
     *
     * @param days for how long the new certificates are valid
     * @param weeks the certificates to be renewed, week by week
     */
    public record Plan(UUID id, Instant startsAt, int days, String by, List<List<UUID>> weeks) {

        /** The week that runs at an instant, from 0; the number of weeks once all are over. */
        public int weekAt(Instant now) {
            long week = Math.max(0, Duration.between(startsAt, now).toDays() / 7);
            return (int) Math.min(weeks.size(), week);
        }

        /** When a week begins. */
        public Instant begins(int week) {
            return startsAt.plus(Duration.ofDays(7L * week));
        }
    }

    /** Keeps a plan in place of the one that is followed. */
    public void replace(Plan plan, Instant now) {
        end();
        db.insertInto(RENEWAL_PLAN)
                .set(RENEWAL_PLAN.ID, plan.id())
                .set(RENEWAL_PLAN.SITE_ID, siteId)
                .set(RENEWAL_PLAN.STARTS_AT, plan.startsAt())
                .set(RENEWAL_PLAN.WEEKS, plan.weeks().size())
                .set(RENEWAL_PLAN.DAYS, plan.days())
                .set(RENEWAL_PLAN.ENDED, false)
                .set(RENEWAL_PLAN.CREATED_BY, plan.by())
                .set(RENEWAL_PLAN.CREATED_AT, now)
                .execute();
        List<RenewalPlanItemRecord> items = new ArrayList<>();
        for (int week = 0; week < plan.weeks().size(); week++) {
            for (UUID certificate : plan.weeks().get(week)) {
                items.add(new RenewalPlanItemRecord(siteId, plan.id(), certificate, week));
            }
        }
        Rows.insert(db, items);
    }

    /** Follows no plan any more. */
    public void end() {
        db.update(RENEWAL_PLAN)
                .set(RENEWAL_PLAN.ENDED, true)
                .where(RENEWAL_PLAN.SITE_ID.eq(siteId), RENEWAL_PLAN.ENDED.eq(false))
                .execute();
    }

    /** The plan that is followed; a second statement asks what is in it. */
    public Optional<Plan> current() {
        return CURRENT.first(db, siteId).map(this::filled);
    }

    private static Plan empty(ResultSet row) throws SQLException {
        return new Plan(
                row.getObject(1, UUID.class),
                Lookup.instant(row, 2),
                row.getInt(3),
                row.getString(4),
                Collections.nCopies(row.getInt(5), List.of()));
    }

    private Plan filled(Plan plan) {
        Map<Integer, List<UUID>> items = db.select(RENEWAL_PLAN_ITEM.WEEK, RENEWAL_PLAN_ITEM.CERTIFICATE_ID)
                .from(RENEWAL_PLAN_ITEM)
                .where(RENEWAL_PLAN_ITEM.SITE_ID.eq(siteId), RENEWAL_PLAN_ITEM.PLAN_ID.eq(plan.id()))
                .orderBy(RENEWAL_PLAN_ITEM.CERTIFICATE_ID)
                .fetchGroups(RENEWAL_PLAN_ITEM.WEEK, RENEWAL_PLAN_ITEM.CERTIFICATE_ID);
        List<List<UUID>> weeks = IntStream.range(0, plan.weeks().size())
                .mapToObj(week -> items.getOrDefault(week, List.of()))
                .toList();
        return new Plan(plan.id(), plan.startsAt(), plan.days(), plan.by(), weeks);
    }
}
