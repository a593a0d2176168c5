package akashi.setup;

import akashi.core.site.Site;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** A site that is filled while it is founded. */
public interface ReadyMade {

    /** A site with nothing in it. */
    ReadyMade NOTHING = new ReadyMade() {
        @Override
        public Site site(UUID id, Locale language) {
            return FoundSite.empty("Akashi", Optional.empty(), Optional.empty(), false);
        }

        @Override
        public void fill(DSLContext db, Site site, Instant now, String by) {}
    };

    /** The site itself, named in a language. */
    Site site(UUID id, Locale language);

    /** Fills it, inside the founding act's transaction. */
    void fill(DSLContext db, Site site, Instant now, String by);
}
