package akashi.core.runbook;

import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a runbook leads to. */
public enum Journey {
    /** The switches that are wanted on take effect. */
    SWITCH_ON,
    /** The switches that are wanted off take effect. */
    SWITCH_OFF,
    /** Certificates that end are replaced by their successors. */
    RENEW,
    /** A new CA takes over from the old one. */
    NEW_AUTHORITY,
    /** Computers that are new to the site join it. */
    JOIN,
    /** Computers whose hardware was replaced come back. */
    REPLACE,
    /** Emergency: the certificates, or the CA with them, are past their end. */
    EVERYTHING_EXPIRED,
    /** Emergency: the CA can sign nothing any more. */
    KEY_LOST;

    /** Whether it is for a bad night. */
    public boolean emergency() {
        return this == EVERYTHING_EXPIRED || this == KEY_LOST;
    }

    /** The one on which a computer is under way; empty where it is on none. */
    public static Optional<Journey> of(SiteSnapshot site, Computer computer, Instant now) {
        if (computer.joining()) {
            return Optional.of(JOIN);
        }
        return new Targets(site, now).replaced().contains(computer) ? Optional.of(REPLACE) : Optional.empty();
    }

    /** The last part of its address. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The journey with this slug. */
    public static Optional<Journey> bySlug(String slug) {
        return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
    }
}
