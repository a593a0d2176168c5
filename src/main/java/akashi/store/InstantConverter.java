package akashi.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jooq.impl.AbstractConverter;

/**
 * The one way an instant enters or leaves the database: UTC, cut to milliseconds, so that a value read back equals the
 * value written on both engines.
 */
public final class InstantConverter extends AbstractConverter<OffsetDateTime, Instant> {

    /** Used by jOOQ's generated tables. */
    public InstantConverter() {
        super(OffsetDateTime.class, Instant.class);
    }

    @Override
    public Instant from(OffsetDateTime stored) {
        return stored == null ? null : stored.toInstant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public OffsetDateTime to(Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
    }
}
