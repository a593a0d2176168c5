package akashi.warning;

import akashi.core.audit.Proof;
import akashi.core.judged.JudgedSite;
import akashi.core.site.Site;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import akashi.core.warning.Due;
import akashi.core.warning.Outside;
import akashi.core.warning.Outside.Trouble;
import akashi.core.warning.Warning;
import akashi.core.warning.WarningKind;
import akashi.store.AuditChain;
import akashi.store.BackupPlans;
import akashi.store.Channels;
import akashi.store.Channels.Channel;
import akashi.store.Database;
import akashi.store.Judgements;
import akashi.store.Mutes;
import akashi.store.Outbox;
import akashi.store.PortalCertificates;
import akashi.store.RevocationLists;
import akashi.store.Revocations;
import akashi.store.Sites;
import akashi.store.Warnings;
import akashi.store.Warnings.Kept;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Compares what is to be warned of with what stands already, and hands what is new to all channels in one message each.
 * Several portals may do so at once: each takes its turn at the site, and what one has told the next finds told.
 */
final class Noticing {

    /** What came and went comes back as the same thing within this time, and is not told again. */
    private static final Duration SAME = Duration.ofDays(1);

    /**
     * What stands again so soon has lasted, told or not: portals of one site may not all see it, and each ends what it does
     * not see.
     */
    private static final Duration BLINK = Duration.ofMinutes(15);

    /** Clocks of several portals differ by less. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);

    /** How long an entry of the trail that is late has to stand. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final Database database;
    private final Judgements judgements;
    private final BooleanSupplier locked;
    private final Function<SiteSnapshot, Optional<Message>> token;
    private final Clock clock;
    private final LongSupplier nanos;
    private final AtomicReference<Waiting> waiting = new AtomicReference<>();
    private final AtomicReference<Instant> stuck = new AtomicReference<>();

    Noticing(
            Database database,
            Judgements judgements,
            BooleanSupplier locked,
            Function<SiteSnapshot, Optional<Message>> token,
            Clock clock) {
        this(database, judgements, locked, token, clock, System::nanoTime);
    }

    Noticing(
            Database database,
            Judgements judgements,
            BooleanSupplier locked,
            Function<SiteSnapshot, Optional<Message>> token,
            Clock clock,
            LongSupplier nanos) {
        this.token = token;
        this.nanos = nanos;
        this.database = database;
        this.judgements = judgements;
        this.locked = locked;
        this.clock = clock;
    }

    /** Looks at the real site once. */
    void look() {
        new Sites(database.db()).real().map(Site::id).ifPresent(this::look);
    }

    private void look(UUID siteId) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        watch(siteId, now);
        List<Warning> due = due(siteId, now);
        if (settled(siteId, due, now)) {
            return;
        }
        database.transaction(db -> {
            new Revocations(db, siteId).holdSite();
            new Warnings(db, siteId).forgetAfter(now.plus(CLOCKS));
            new Warnings(db, siteId).pruneBlips(now.minus(BLINK));
            compare(db, siteId, due, now);
            return tell(db, siteId, now);
        });
    }

    private List<Warning> due(UUID siteId, Instant now) {
        JudgedSite judged = judgements.of(siteId, now);
        Outside outside = new Outside(
                lists(siteId),
                locked.getAsBoolean(),
                new PortalCertificates(database.db(), siteId).current().map(PortalCertificates.Kept::validity),
                troubles(siteId, judged.site()));
        return Due.of(judged, outside, new Preferences(database.db(), siteId).thresholds());
    }

    /**
     * Something to be warned of at the moment.
     *
     * @param stored whether a look has noticed it; until then nobody knows since when it stands
     * @param rises when it becomes more pressing by itself
     */
    record Standing(Kept kept, boolean stored, Optional<Instant> rises) {

        /** When the channels are told of it next; empty where they know all of it, and past where it is due already. */
        Optional<Instant> toldNext(Optional<Mutes.Mute> mute) {
            Optional<Instant> next = kept.toldAt().isPresent() ? rises : Optional.of(kept.dueAt());
            return next.map(at ->
                            mute.map(Mutes.Mute::until).filter(at::isBefore).orElse(at))
                    .map(at -> kept.ends().filter(at::isAfter).orElse(at));
        }
    }

    /** What stands now, noticed by a look or not yet; nothing is written. */
    List<Standing> standing(UUID siteId, Instant now) {
        Map<String, Kept> noticed = byKey(new Warnings(database.db(), siteId).open());
        return due(siteId, now).stream()
                .map(each -> Optional.ofNullable(noticed.get(each.once()))
                        .map(kept -> new Standing(kept.as(each), true, each.rises()))
                        .orElseGet(() -> new Standing(Kept.begun(each, now), false, each.rises())))
                .toList();
    }

    private List<Trouble> troubles(UUID siteId, SiteSnapshot site) {
        Optional<Trouble> backup = new BackupPlans(database.db(), siteId)
                .find()
                .flatMap(BackupPlans.Plan::failing)
                .map(failing -> new Trouble(WarningKind.BACKUP, Message.of("warning.what.BACKUP", failing.why())));
        Optional<Trouble> audit = new AuditChain(database.db(), siteId)
                .checked()
                .flatMap(AuditChain.Checked::broken)
                .map(broken -> new Trouble(WarningKind.AUDIT, Message.of("warning.what.AUDIT", broken.message())))
                .or(() -> Optional.ofNullable(stuck.get())
                        .map(since -> new Trouble(WarningKind.AUDIT, Message.of("warning.what.AUDIT.late", since))));
        Optional<Trouble> away =
                token.apply(site).map(why -> new Trouble(WarningKind.TOKEN, Message.of("warning.what.TOKEN", why)));
        return Stream.of(backup, audit, away).flatMap(Optional::stream).toList();
    }

    /**
     * Whether entries wait for their seal. A computer that slept, or whose clock was set, finds old ones that nobody had
     * the time to seal yet: so the same one has to stand for a while that no clock can jump over.
     */
    private void watch(UUID siteId, Instant now) {
        Instant oldest = new AuditChain(database.db(), siteId).tail().oldest().orElse(null);
        if (oldest == null || !Proof.late(oldest, now)) {
            waiting.set(null);
            stuck.set(null);
            return;
        }
        Waiting before = waiting.get();
        if (before == null || !before.oldest().equals(oldest)) {
            waiting.set(new Waiting(oldest, nanos.getAsLong()));
            stuck.set(null);
        } else if (nanos.getAsLong() - before.since() >= LATE.toNanos()) {
            stuck.set(oldest);
        }
    }

    /** An entry that was seen to wait, and since when by the count of the machine. */
    private record Waiting(Instant oldest, long since) {}

    private Map<UUID, Validity> lists(UUID siteId) {
        Map<UUID, Validity> lists = new HashMap<>();
        new RevocationLists(database.db(), siteId)
                .heads()
                .forEach((id, head) -> lists.put(id, new Validity(head.issuedAt(), head.nextUpdate())));
        return lists;
    }

    /** Whether nothing changed and nothing waits to be told: most looks end here, without a transaction. */
    private boolean settled(UUID siteId, List<Warning> due, Instant now) {
        List<Kept> open = new Warnings(database.db(), siteId).open();
        Map<String, Kept> standing = byKey(open);
        return open.size() == due.size()
                && due.stream()
                        .allMatch(each -> Optional.ofNullable(standing.get(each.once()))
                                .filter(kept -> kept.equals(kept.as(each)))
                                .isPresent())
                && open.stream().noneMatch(kept -> kept.noticedAt().isAfter(now.plus(CLOCKS)))
                && untold(database.db(), siteId, now).isEmpty();
    }

    private static Map<String, Kept> byKey(List<Kept> open) {
        Map<String, Kept> byKey = new LinkedHashMap<>();
        open.forEach(kept -> byKey.put(kept.once(), kept));
        return byKey;
    }

    private static void compare(DSLContext db, UUID siteId, List<Warning> due, Instant now) {
        Warnings warnings = new Warnings(db, siteId);
        Map<String, Kept> left = byKey(warnings.open());
        for (Warning each : due) {
            Kept kept = left.remove(each.once());
            if (kept == null) {
                begin(warnings, each, now);
            } else if (!kept.equals(kept.as(each))) {
                warnings.keep(kept.as(each));
            }
        }
        left.values().forEach(gone -> warnings.close(gone.id(), now));
    }

    private static void begin(Warnings warnings, Warning warning, Instant now) {
        Optional<Kept> before = warnings.ended(warning.once())
                .filter(kept -> kept.toldAt().isPresent() && warning.kind().ends()
                        || kept.closedAt()
                                .filter(closed ->
                                        closed.isAfter(now.minus(kept.toldAt().isPresent() ? SAME : BLINK)))
                                .isPresent());
        before.ifPresentOrElse(kept -> warnings.keep(kept.as(warning)), () -> warnings.insert(warning, now));
    }

    private static List<Kept> untold(DSLContext db, UUID siteId, Instant now) {
        List<Channel> channels = new Channels(db, siteId).all();
        if (channels.isEmpty()) {
            return List.of();
        }
        Map<Mutes.Thing, Mutes.Mute> mutes = new Mutes(db, siteId).at(now);
        return new Warnings(db, siteId)
                .open().stream()
                        .filter(kept -> kept.toldAt().isEmpty() && !kept.dueAt().isAfter(now))
                        .filter(kept -> Mutes.of(kept, mutes).isEmpty())
                        .toList();
    }

    /** One message for everything that is new, however much that is; answers how many channels get it. */
    private static int tell(DSLContext db, UUID siteId, Instant now) {
        List<Kept> fresh = untold(db, siteId, now);
        if (fresh.isEmpty()) {
            return 0;
        }
        new Warnings(db, siteId).told(fresh.stream().map(Kept::id).toList(), now);
        String once = "warnings/" + UUID.randomUUID();
        Outbox outbox = new Outbox(db, siteId);
        List<Channel> channels = new Channels(db, siteId).all();
        channels.forEach(channel -> outbox.add(channel.id(), once, Letter.warnings(fresh), now));
        return channels.size();
    }
}
