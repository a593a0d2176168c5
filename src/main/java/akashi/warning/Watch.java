package akashi.warning;

import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.SecretBox;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Judgements;
import akashi.store.Routine;
import akashi.store.UseCase;
import akashi.web.Messages;
import akashi.web.Routes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The face of this feature: its pages and acts, and the look that comes round every few minutes. */
public final class Watch implements AutoCloseable {

    private static final Duration LOOKED = Duration.ofMinutes(5);
    private static final Duration SENT = Duration.ofSeconds(15);

    /** No mail server and no webhook is waited for longer. */
    private static final Duration ANSWERED = Duration.ofSeconds(20);

    private final Noticing noticing;
    private final Sending sending;
    private final Digest digest;
    private final WarningPages pages;
    private final SettingPages settings;
    private final TimePages times;
    private final ChannelPages channels;
    private final FeedPages feed;
    private final MetricsCall metrics;

    /**
     * What it stands on; {@code locked} says whether private keys wait for their passphrase, {@code token} why those on a
     * token wait.
     */
    public record Kits(
            Database database,
            Acts acts,
            Judgements judgements,
            SecretBox box,
            BooleanSupplier locked,
            Function<SiteSnapshot, Optional<Message>> token,
            Optional<URI> portal,
            Messages messages,
            Clock clock) {}

    /** The parts over these kits. */
    public Watch(Kits kits) {
        Database database = kits.database();
        SealedTexts secrets = new SealedTexts(kits.box());
        this.noticing = new Noticing(database, kits.judgements(), kits.locked(), kits.token(), kits.clock());
        this.sending =
                new Sending(database, secrets, kits.messages(), kits.portal(), kits.locked(), kits.clock(), ANSWERED);
        this.digest = new Digest(database, kits.judgements(), kits.messages().zone(), kits.clock());
        this.pages = new WarningPages(
                database, kits.acts(), noticing, kits.messages().zone());
        this.settings = new SettingPages(database, secrets, kits.messages().zone(), kits.portal());
        this.times = new TimePages(kits.acts(), settings);
        this.channels = new ChannelPages(database, kits.acts(), sending, settings);
        this.feed = new FeedPages(database, kits.acts(), kits.judgements(), kits.messages(), kits.portal(), settings);
        this.metrics = new MetricsCall(database, kits.judgements(), kits.locked(), kits.token());
    }

    /** The use cases of its acts. */
    public static List<UseCase<?, ?>> acts(SecretBox box) {
        SealedTexts secrets = new SealedTexts(box);
        return List.of(
                new Mute.Muting(),
                new Unmute.Unmuting(),
                new SetThresholds.Setting(),
                new AddChannel.Adding(secrets),
                new RemoveChannel.Removing(),
                new TestChannel.Testing(),
                new SetMailServer.Setting(secrets),
                new SetFeed.Setting());
    }

    /** The routes of this feature. */
    public void routes(Routes routes) {
        pages.routes(routes);
        settings.routes(routes);
        times.routes(routes);
        channels.routes(routes);
        feed.routes(routes);
        metrics.routes(routes);
    }

    /** What comes round by itself. */
    public List<Routine> routines() {
        return List.of(new Routine("warnings", LOOKED, this::look), new Routine("warnings-send", SENT, sending::begin));
    }

    /** Notices what is new, and hands it over to be sent. */
    public void look() {
        noticing.look();
        digest.look();
        sending.begin();
    }

    /** Leaves what is under way to the next portal. */
    @Override
    public void close() {
        sending.close();
    }
}
