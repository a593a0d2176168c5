package akashi.store;

import java.time.Instant;
import java.util.UUID;

/** A signed-in browser: who, on which site, since when, until when, from where. */
public record Session(
        Account account, UUID siteId, Instant createdAt, Instant seenAt, Instant expiresAt, String origin) {}
