package akashi.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets a line about an address through once a minute, so that a stranger cannot fill the log. May be shared by threads. */
final class Seldom {

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Instant> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    Seldom(Clock clock) {
        this.clock = clock;
    }

    /** Whether nothing was told of that address for a while. */
    synchronized boolean again(String address) {
        Instant now = clock.instant();
        Instant last = told.get(address);
        boolean due = last == null || !now.isBefore(last.plus(PAUSE)) || now.isBefore(last);
        if (due) {
            told.remove(address);
            told.put(address, now);
        }
        return due;
    }
}
