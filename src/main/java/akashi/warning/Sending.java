package akashi.warning;

import akashi.core.fault.Fault;
import akashi.core.site.Site;
import akashi.core.warning.WarningKind;
import akashi.pki.Password;
import akashi.store.Channels;
import akashi.store.Channels.Channel;
import akashi.store.Database;
import akashi.store.Outbox;
import akashi.store.Sites;
import akashi.store.Warnings;
import akashi.web.Lang;
import akashi.web.Messages;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what lies in the outbox, on threads of its own, so that a server that hangs keeps neither jobs nor pages waiting.
 * What was not delivered is tried again after growing pauses, for three days.
 */
final class Sending implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);
    private static final int MOST_ATTEMPTS = 25;
    private static final int THREADS = 2;

    private final Database database;
    private final SealedTexts secrets;
    private final Messages messages;
    private final Optional<URI> portal;
    private final BooleanSupplier locked;
    private final Clock clock;
    private final Duration time;
    private final Set<UUID> underWay = ConcurrentHashMap.newKeySet();
    private ExecutorService threads;

    Sending(
            Database database,
            SealedTexts secrets,
            Messages messages,
            Optional<URI> portal,
            BooleanSupplier locked,
            Clock clock,
            Duration time) {
        this.database = database;
        this.secrets = secrets;
        this.messages = messages;
        this.portal = portal;
        this.locked = locked;
        this.clock = clock;
        this.time = time;
    }

    /** Hands everything that is due to the threads, and waits for none of it. */
    void begin() {
        new Sites(database.db())
                .real()
                .ifPresent(site -> new Outbox(database.db(), site.id())
                        .due(now(), waiting(site.id()))
                        .forEach(item -> {
                            if (underWay.add(item.id())) {
                                threads().execute(() -> send(site, item));
                            }
                        }));
    }

    /** The channels whose secrets cannot be opened now: what is for them is kept, and no attempt is counted. */
    private Set<UUID> waiting(UUID siteId) {
        if (!locked.getAsBoolean()) {
            return Set.of();
        }
        return new Channels(database.db(), siteId)
                .all().stream()
                        .filter(channel -> secrets.needed(database.db(), siteId, channel))
                        .map(Channel::id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private synchronized ExecutorService threads() {
        if (threads == null) {
            threads = Executors.newFixedThreadPool(THREADS, work -> {
                Thread thread = new Thread(work, "warnings");
                thread.setDaemon(true);
                return thread;
            });
        }
        return threads;
    }

    private void send(Site site, Outbox.Item item) {
        try {
            Outbox outbox = new Outbox(database.db(), site.id());
            Optional<Channel> channel = new Channels(database.db(), site.id()).find(item.channelId());
            if (channel.isPresent() && outbox.lease(item.id(), now())) {
                send(site, channel.get(), outbox, item);
            }
        } catch (Fault.Unavailable later) {
            LOG.warn("a message was not sent: {}", later.reason());
        } finally {
            underWay.remove(item.id());
        }
    }

    /** Whoever leased it so often may have ended each time before it could say what came of it. */
    private void send(Site site, Channel channel, Outbox outbox, Outbox.Item item) {
        if (item.attempts() >= MOST_ATTEMPTS) {
            settle(outbox, item, channel, new Reply(false, item.answer().orElse("")));
            return;
        }
        Optional<Object> content = Letter.without(item.content(), (kind, object) -> over(site.id(), kind, object));
        if (content.isEmpty()) {
            outbox.end(item.id(), Outbox.State.DROPPED, "", now());
            return;
        }
        settle(outbox, item, channel, tried(site, channel, item.id(), content.get()));
    }

    private boolean over(UUID siteId, WarningKind kind, String object) {
        return kind.passes()
                && new Warnings(database.db(), siteId)
                        .open().stream()
                                .noneMatch(kept ->
                                        kept.kind() == kind && kept.object().equals(object));
    }

    /** What keeps it from being sent is an answer too: it ends like any other after so many attempts. */
    private Reply tried(Site site, Channel channel, UUID id, Object content) {
        try {
            return attempt(site, channel, id, content);
        } catch (Fault fault) {
            return Reply.of(false, String.valueOf(fault.getMessage()), List.of());
        }
    }

    private void settle(Outbox outbox, Outbox.Item item, Channel channel, Reply reply) {
        int attempts = item.attempts() + 1;
        if (reply.delivered()) {
            outbox.end(item.id(), Outbox.State.SENT, reply.said(), now());
        } else if (attempts >= MOST_ATTEMPTS) {
            LOG.error("given up telling {}: {}", channel.target(), reply.said());
            outbox.end(item.id(), Outbox.State.FAILED, reply.said(), now());
        } else {
            LOG.warn("telling {} failed, attempt {}: {}", channel.target(), attempts, reply.said());
            outbox.putOff(item.id(), now().plus(pause(attempts)), reply.said());
        }
    }

    /** A minute, then twice as long each time, up to the longest. */
    static Duration pause(int attempts) {
        Duration pause = Duration.ofMinutes(1L << Math.min(attempts - 1, 10));
        return pause.compareTo(Outbox.LONGEST_PAUSE) < 0 ? pause : Outbox.LONGEST_PAUSE;
    }

    /** Sends once and says what came back. */
    Reply attempt(Site site, Channel channel, UUID id, Object content) {
        DSLContext db = database.db();
        Lang lang = Lang.of(channel.lang()).orElse(Lang.EN);
        Letter letter = Letter.of(content, site.name(), portal, messages, lang);
        if (channel.kind() == Channels.Kind.MAIL) {
            return MailServer.of(db, site.id())
                    .map(server -> new MailPost(time)
                            .send(
                                    server,
                                    secrets.mail(db, site.id()),
                                    channel.target(),
                                    lang.code(),
                                    id,
                                    letter,
                                    now()))
                    .orElseGet(() -> new Reply(false, messages.text(lang, "warning.mail.none")));
        }
        Optional<Password> address = secrets.channel(db, site.id(), channel.id(), SealedTexts.ADDRESS);
        if (address.isEmpty()) {
            return new Reply(false, messages.text(lang, "warning.web.none"));
        }
        Optional<Password> signing = secrets.channel(db, site.id(), channel.id(), SealedTexts.SIGNING);
        String body = WebShape.of(channel.kind(), id, letter, now());
        URI target = URI.create(new String(address.get().reveal()));
        return new WebPost(time).send(target, signing, id, body, now()).worded(why -> messages.text(lang, why));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** What is under way is sent again by the next portal, as if this one had been killed. */
    @Override
    public synchronized void close() {
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
