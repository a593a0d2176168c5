package akashi.store;

import static akashi.store.tables.Tables.ACCOUNT;
import static akashi.store.tables.Tables.SITE;
import static akashi.store.tables.Tables.SITE_SETTING;

import akashi.core.fault.Fault;
import akashi.core.site.Site;
import akashi.store.tables.tables.records.SiteRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The sites of the portal: the real one and the learners' sandboxes. */
public final class Sites {

    /** The setting that holds the address for questions about revoked certificates; empty where none is named. */
    public static final String REVOCATION_HOST = "revocation.host";

    private static final Lookup<Site> ONE = new Lookup<>("""
            select id, kind, name, domain, version, by_address, plan_version, evidence_version, stale_after_seconds,
              patience_hours from site where id = ?""", Sites::site);
    private static final Lookup<String> SETTING =
            new Lookup<>("select setting from site_setting where site_id = ? and name = ?", row -> row.getString(1));

    private final DSLContext db;

    public Sites(DSLContext db) {
        this.db = db;
    }

    /** All sites, the real one first. */
    public List<Site> all() {
        return db.selectFrom(SITE).orderBy(SITE.KIND, SITE.CREATED_AT).fetch(Sites::site);
    }

    /** The real site, once it is set up. */
    public Optional<Site> real() {
        return db.selectFrom(SITE)
                .where(SITE.KIND.eq(Site.Kind.REAL.name()))
                .orderBy(SITE.CREATED_AT)
                .limit(1)
                .fetchOptional(Sites::site);
    }

    /** A site that must be there. */
    public Site get(UUID id) {
        return ONE.first(db, id).orElseThrow(() -> new Fault.NotFound("site " + id));
    }

    /** The sandbox of a learner. */
    public Optional<Site> sandboxOf(UUID accountId) {
        return db.selectFrom(SITE)
                .where(SITE.OWNER_ID.eq(accountId), SITE.KIND.eq(Site.Kind.SANDBOX.name()))
                .fetchOptional(Sites::site);
    }

    /** Waits until nobody else makes a sandbox for this person; the transaction then has the turn. */
    public void holdOwner(UUID accountId) {
        db.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(accountId))
                .forUpdate()
                .fetch();
    }

    /** Notes that somebody came to a sandbox; whether it is still there. The transaction then keeps it. */
    public boolean used(UUID id, Instant now) {
        return db.update(SITE).set(SITE.USED_AT, now).where(SITE.ID.eq(id)).execute() > 0;
    }

    /** The sandboxes to which nobody came since then. */
    public List<UUID> sandboxesUnusedSince(Instant then) {
        return db.select(SITE.ID)
                .from(SITE)
                .where(SITE.KIND.eq(Site.Kind.SANDBOX.name()))
                .and(unusedSince(then))
                .fetch(SITE.ID);
    }

    static Condition unusedSince(Instant then) {
        return DSL.coalesce(SITE.USED_AT, SITE.CREATED_AT).lt(then);
    }

    /** A new site; {@code owner} is the learner of a sandbox. */
    public void insert(Site site, Optional<UUID> owner, Instant now) {
        SiteRecord row = db.newRecord(SITE);
        row.setId(site.id());
        row.setKind(site.kind().name());
        row.setPlanVersion(site.planVersion());
        row.setEvidenceVersion(site.evidenceVersion());
        row.setOwnerId(owner.orElse(null));
        row.setCreatedAt(now);
        fill(row, site);
        row.insert();
    }

    /** Changes name, domain, version and how clients connect; the version counters belong to {@link Acts}. */
    public void update(Site site) {
        SiteRecord row = db.newRecord(SITE);
        fill(row, site);
        db.update(SITE).set(row).where(SITE.ID.eq(site.id())).execute();
    }

    private static void fill(SiteRecord row, Site site) {
        row.setName(site.name());
        row.setDomain(Columns.text(site.domain()));
        row.setVersion(Columns.text(site.version()));
        row.setByAddress(site.byAddress());
        row.setStaleAfterSeconds(site.staleAfter().toSeconds());
        row.setPatienceHours((int) site.patience().toHours());
    }

    /** A setting of a site. */
    public Optional<String> setting(UUID siteId, String name) {
        return SETTING.first(db, siteId, name);
    }

    /** Keeps a setting of a site. */
    public void set(UUID siteId, String name, String setting) {
        db.deleteFrom(SITE_SETTING)
                .where(SITE_SETTING.SITE_ID.eq(siteId), SITE_SETTING.NAME.eq(name))
                .execute();
        db.insertInto(SITE_SETTING, SITE_SETTING.SITE_ID, SITE_SETTING.NAME, SITE_SETTING.SETTING)
                .values(siteId, name, setting)
                .execute();
    }

    private static Site site(ResultSet row) throws SQLException {
        return new Site(
                row.getObject(1, UUID.class),
                Site.Kind.valueOf(row.getString(2)),
                row.getString(3),
                Columns.host(row.getString(4)),
                Columns.version(row.getString(5)),
                row.getBoolean(6),
                row.getLong(7),
                row.getLong(8),
                Duration.ofSeconds(row.getLong(9)),
                Duration.ofHours(row.getLong(10)));
    }

    private static Site site(SiteRecord row) {
        return new Site(
                row.getId(),
                Site.Kind.valueOf(row.getKind()),
                row.getName(),
                Columns.host(row.getDomain()),
                Columns.version(row.getVersion()),
                row.getByAddress(),
                row.getPlanVersion(),
                row.getEvidenceVersion(),
                Duration.ofSeconds(row.getStaleAfterSeconds()),
                Duration.ofHours(row.getPatienceHours()));
    }
}
