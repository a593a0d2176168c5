package akashi.certificates;

import akashi.core.access.Actor;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.KeyRules;
import akashi.store.Routine;
import java.time.Clock;
import java.time.Duration;

/** Forgets keys whose rule says so, an hour after they were exported: a download that broke can be made again. */
final class KeyForgetting {

    static final Duration AFTER = Duration.ofHours(1);

    private final Database database;
    private final Acts acts;
    private final Clock clock;

    KeyForgetting(Database database, Acts acts, Clock clock) {
        this.database = database;
        this.acts = acts;
        this.clock = clock;
    }

    Routine routine() {
        return new Routine("forget-exported-keys", Duration.ofMinutes(10), this::forget);
    }

    void forget() {
        KeyRules.due(database.db(), KeyRule.FORGET.name(), clock.instant().minus(AFTER))
                .forEach((certificate, site) -> acts.run(Actor.portal(site), new ForgetKey(certificate)));
    }
}
