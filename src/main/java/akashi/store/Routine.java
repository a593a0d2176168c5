package akashi.store;

import java.time.Clock;
import java.time.Duration;

/**
 * Work that comes round again and again, in one portal at a time.
 *
 * @param every the pause between two runs
 * @param work what is done; a failure is logged, and tried again the next time
 */
public record Routine(String name, Duration every, Runnable work) {

    /** How long a form that was opened may still be sent. */
    private static final Duration FORM = Duration.ofDays(2);

    /** Forgets old forms and begun sign-ins, sessions and work that are over, and the passwords behind old links. */
    public static Routine tidy(Database database, Clock clock) {
        return new Routine("tidy", Duration.ofHours(1), () -> {
            ActTokens.forget(database.db(), clock.instant().minus(FORM));
            new Sessions(database.db()).forgetEnded(clock.instant());
            Handouts.forgetEnded(database.db(), clock.instant());
            Retention.forgetEnded(database.db(), clock.instant());
            new OpenIdBegun(database.db()).forgetEnded(clock.instant());
        });
    }
}
