package akashi.store;

import static akashi.store.tables.Tables.CERTIFICATE_PROFILE;

import akashi.core.site.CertificateProfile;
import akashi.core.site.HostName;
import akashi.core.site.Slot;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** How one site issues certificates for each slot. */
public final class CertificateProfiles {

    private static final Lookup<Map.Entry<Slot, CertificateProfile>> CHOSEN = new Lookup<>(
            "select slot, key_kind, days, names from certificate_profile where site_id = ?",
            row -> Map.entry(
                    Slot.valueOf(row.getString(1)),
                    new CertificateProfile(
                            CertificateProfile.Key.valueOf(row.getString(2)),
                            row.getInt(3),
                            Columns.words(row.getString(4), HostName::new))));

    private final DSLContext db;
    private final UUID siteId;

    public CertificateProfiles(DSLContext db, UUID siteId) {
        this.db = db;
        this.siteId = siteId;
    }

    /** The profile of every slot, the usual one where none was chosen. */
    public Map<Slot, CertificateProfile> all() {
        Map<Slot, CertificateProfile> all = new EnumMap<>(Slot.class);
        for (Slot slot : Slot.values()) {
            all.put(slot, CertificateProfile.USUAL);
        }
        CHOSEN.all(db, siteId).forEach(chosen -> all.put(chosen.getKey(), chosen.getValue()));
        return all;
    }

    /** One certificate for these slots; for none of them, the usual one. */
    public CertificateProfile of(Collection<Slot> slots) {
        Map<Slot, CertificateProfile> all = all();
        return CertificateProfile.together(slots.stream().map(all::get).toList());
    }

    /** Keeps the profile of a slot in place of the one before. */
    public void put(Slot slot, CertificateProfile profile) {
        db.deleteFrom(CERTIFICATE_PROFILE)
                .where(CERTIFICATE_PROFILE.SITE_ID.eq(siteId), CERTIFICATE_PROFILE.SLOT.eq(slot.name()))
                .execute();
        var row = db.newRecord(CERTIFICATE_PROFILE);
        row.setSiteId(siteId);
        row.setSlot(slot.name());
        row.setKeyKind(profile.key().name());
        row.setDays(profile.days());
        row.setNames(Columns.words(profile.names()));
        row.insert();
    }
}
