package akashi.store;

import static akashi.store.tables.Tables.CERTIFICATE;
import static akashi.store.tables.Tables.SITE;
import static akashi.store.tables.Tables.SITE_SETTING;

import akashi.core.site.Site;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** Whether kept private keys of certificates are forgotten after they were exported, by site and by certificate. */
public final class KeyRules {

    private static final String SETTING = "certificate-keys";

    private final DSLContext db;
    private final UUID siteId;

    public KeyRules(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /**
     * How it is with one certificate.
     *
     * @param own its own rule; empty where it follows the site
     */
    public record Kept(Optional<String> own, Optional<Instant> exportedAt) {}

    /** The site's rule, where one was chosen. */
    public Optional<String> ofSite() {
        return new Sites(db).setting(siteId, SETTING);
    }

    /** Sets the site's rule. */
    public void ofSite(String rule) {
        new Sites(db).set(siteId, SETTING, rule);
    }

    /** How it is with a certificate. */
    public Optional<Kept> of(UUID certificateId) {
        return db.select(CERTIFICATE.KEY_RULE, CERTIFICATE.EXPORTED_AT)
                .from(CERTIFICATE)
                .where(CERTIFICATE.ID.eq(certificateId), CERTIFICATE.SITE_ID.eq(siteId))
                .fetchOptional(row -> new Kept(Optional.ofNullable(row.value1()), Optional.ofNullable(row.value2())));
    }

    /** Sets a certificate's own rule; empty to follow the site. */
    public void set(UUID certificateId, Optional<String> rule) {
        db.update(CERTIFICATE)
                .set(CERTIFICATE.KEY_RULE, rule.orElse(null))
                .where(CERTIFICATE.ID.eq(certificateId), CERTIFICATE.SITE_ID.eq(siteId))
                .execute();
    }

    /** Remembers that keys left. */
    public void exported(List<UUID> certificateIds, Instant now) {
        db.update(CERTIFICATE)
                .set(CERTIFICATE.EXPORTED_AT, now)
                .where(CERTIFICATE.ID.in(certificateIds), CERTIFICATE.SITE_ID.eq(siteId))
                .execute();
    }

    /** The certificates of real sites, with their site, whose keys left before the instant and fall under the rule. */
    public static Map<UUID, UUID> due(DSLContext db, String rule, Instant before) {
        return db.select(CERTIFICATE.ID, CERTIFICATE.SITE_ID)
                .from(CERTIFICATE)
                .join(SITE)
                .on(SITE.ID.eq(CERTIFICATE.SITE_ID), SITE.KIND.eq(Site.Kind.REAL.name()))
                .leftJoin(SITE_SETTING)
                .on(SITE_SETTING.SITE_ID.eq(CERTIFICATE.SITE_ID), SITE_SETTING.NAME.eq(SETTING))
                .where(CERTIFICATE.KEY_KEPT.eq(true), CERTIFICATE.EXPORTED_AT.lt(before))
                .and(CERTIFICATE
                        .KEY_RULE
                        .eq(rule)
                        .or(CERTIFICATE.KEY_RULE.isNull().and(SITE_SETTING.SETTING.eq(rule))))
                .fetchMap(CERTIFICATE.ID, CERTIFICATE.SITE_ID);
    }
}
