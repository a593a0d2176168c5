package akashi;

import akashi.core.site.Site;
import akashi.setup.ReadyMade;
import akashi.sites.SampleSite;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jooq.DSLContext;

/** The sample site as what a first start can begin with. */
final class SampleReady implements ReadyMade {

    @Override
    public Site site(UUID id, Locale language) {
        return SampleSite.site(id, language);
    }

    @Override
    public void fill(DSLContext db, Site site, Instant now, String by) {
        SampleSite.fill(db, site, now, by);
    }
}
