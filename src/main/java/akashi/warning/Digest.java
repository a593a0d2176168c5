package akashi.warning;

import akashi.core.judged.JudgedSite;
import akashi.core.link.CertificateLink;
import akashi.core.trust.Expiry;
import akashi.core.trust.Status;
import akashi.store.Channels;
import akashi.store.Database;
import akashi.store.Judgements;
import akashi.store.Outbox;
import akashi.store.Sites;
import akashi.store.Warnings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.UUID;

/** Puts the weekly digest into the outbox, once for each week and channel, whoever does it and however often. */
final class Digest {

    /** One that was missed for longer, as nothing ran or the clock was set, is left out. */
    private static final Duration LATEST = Duration.ofDays(1);

    private static final int WEEKS = 4;

    private final Database database;
    private final Judgements judgements;
    private final ZoneId zone;
    private final Clock clock;

    Digest(Database database, Judgements judgements, ZoneId zone, Clock clock) {
        this.database = database;
        this.judgements = judgements;
        this.zone = zone;
        this.clock = clock;
    }

    void look() {
        new Sites(database.db()).real().ifPresent(site -> look(site.id()));
    }

    private void look(UUID siteId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ZonedDateTime slot = last(new Preferences(database.db(), siteId).weekly(), now.atZone(zone));
        boolean any = new Channels(database.db(), siteId).all().stream().anyMatch(Channels.Channel::weekly);
        if (!any || slot.toInstant().isBefore(now.minus(LATEST))) {
            return;
        }
        Outbox outbox = new Outbox(database.db(), siteId);
        Object content = content(siteId, now);
        new Channels(database.db(), siteId)
                .all().stream()
                        .filter(Channels.Channel::weekly)
                        .filter(channel -> channel.madeAt().isBefore(slot.toInstant()))
                        .forEach(channel -> outbox.add(channel.id(), "weekly/" + slot.toLocalDate(), content, now));
    }

    /** The last time at which a digest was due. */
    static ZonedDateTime last(Preferences.Weekly weekly, ZonedDateTime now) {
        ZonedDateTime slot = now.with(TemporalAdjusters.previousOrSame(weekly.day()))
                .truncatedTo(ChronoUnit.DAYS)
                .withHour(weekly.hour());
        return slot.isAfter(now) ? slot.minusWeeks(1) : slot;
    }

    private Object content(UUID siteId, Instant now) {
        JudgedSite judged = judgements.of(siteId, now);
        int ahead = 0;
        for (Expiry.Row row : judged.expiry().rows()) {
            ahead += row.weeks().entrySet().stream()
                    .filter(week -> week.getKey() < WEEKS)
                    .mapToInt(week -> week.getValue())
                    .sum();
        }
        int broken = 0;
        for (CertificateLink link : CertificateLink.values()) {
            broken += judged.counts(link).getOrDefault(Status.BROKEN, 0);
        }
        return Letter.weekly(new Warnings(database.db(), siteId).open(), ahead, broken);
    }
}
