package akashi.authority;

import akashi.core.site.Authority;
import java.time.Instant;
import java.util.UUID;
import org.jooq.DSLContext;

/** Has an authority sign the list of what it revoked before its key is locked away, since verifiers go on asking. */
@FunctionalInterface
public interface LastList {

    /** Signs it; false where the authority may not, or cannot now. */
    boolean sign(DSLContext db, UUID siteId, Authority authority, Instant now);
}
