package akashi.store;

import static akashi.store.tables.Tables.PORTAL_SETTING;

import java.util.Optional;
import org.jooq.DSLContext;

/** Settings of the portal as a whole, by name. */
public final class PortalSettings {

    private final DSLContext db;

    public PortalSettings(DSLContext db) {
        this.db = db;
    }

    /** A setting, where it was ever set. */
    public Optional<String> find(String name) {
        return db.select(PORTAL_SETTING.SETTING)
                .from(PORTAL_SETTING)
                .where(PORTAL_SETTING.NAME.eq(name))
                .fetchOptional(PORTAL_SETTING.SETTING);
    }

    /** The setting that stands for good: what was kept first, by whichever portal, and {@code first} if nothing was. */
    public String settled(String name, String first) {
        db.insertInto(PORTAL_SETTING, PORTAL_SETTING.NAME, PORTAL_SETTING.SETTING)
                .values(name, first)
                .onDuplicateKeyIgnore()
                .execute();
        return find(name).orElseThrow();
    }

    /** As if it had never been set. */
    public void forget(String name) {
        db.deleteFrom(PORTAL_SETTING).where(PORTAL_SETTING.NAME.eq(name)).execute();
    }

    /** Keeps a setting in place of its older value. */
    public void set(String name, String setting) {
        forget(name);
        db.insertInto(PORTAL_SETTING, PORTAL_SETTING.NAME, PORTAL_SETTING.SETTING)
                .values(name, setting)
                .execute();
    }
}
