package akashi.store;

import akashi.core.site.Certificate;
import akashi.core.site.Site;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** Reads a whole site in a fixed number of statements, however large it is. */
final class SiteReader {

    private SiteReader() {}

    static SiteSnapshot read(DSLContext db, UUID siteId) {
        Site site = new Sites(db).get(siteId);
        return SiteSnapshot.of(new SiteData(
                site,
                new Computers(db, siteId).all(),
                new ClientGroups(db, siteId).all(),
                new Authorities(db, siteId).all(),
                new Certificates(db, siteId).all(),
                new WantedSwitches(db, siteId).all(),
                new Observations(db, siteId).latest(),
                new Sightings(db, siteId).latest(),
                new ChangeSets(db, siteId).open()));
    }

    /** A site of which only some certificates have changed since it was read, to what they are here. */
    static SiteSnapshot after(DSLContext db, SiteSnapshot before, List<Certificate> certificates) {
        Site site = new Sites(db).get(before.site().id());
        return before.with(site, certificates);
    }
}
