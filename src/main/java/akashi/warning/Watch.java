package akashi.warning;

import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Judgements;
import akashi.store.Routine;
import akashi.store.UseCase;
import akashi.web.Messages;
import akashi.web.Routes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The face of this feature: its pages and acts, and the look that comes round every few minutes. */
public final class Watch {

    private static final Duration LOOKED = Duration.ofMinutes(5);

    private final Noticing noticing;
    private final WarningPages pages;
    private final SettingPages settings;
    private final TimePages times;

    /**
     * The parts over these kits.
     *
     * @param locked whether private keys wait for their passphrase
     */
    public Watch(
            Database database,
            Acts acts,
            Judgements judgements,
            BooleanSupplier locked,
            Messages messages,
            Clock clock) {
        this.noticing = new Noticing(database, judgements, locked, clock);
        this.pages = new WarningPages(database, acts, noticing, messages.zone());
        this.settings = new SettingPages(database, messages.zone());
        this.times = new TimePages(acts, settings);
    }

    /** The use cases of its acts. */
    public static List<UseCase<?, ?>> acts() {
        return List.of(new Mute.Muting(), new Unmute.Unmuting(), new SetThresholds.Setting());
    }

    /** The routes of this feature. */
    public void routes(Routes routes) {
        pages.routes(routes);
        settings.routes(routes);
        times.routes(routes);
    }

    /** What comes round by itself. */
    public List<Routine> routines() {
        return List.of(new Routine("warnings", LOOKED, noticing::look));
    }
}
