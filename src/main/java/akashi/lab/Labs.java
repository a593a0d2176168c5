package akashi.lab;

import akashi.core.access.Allowance;
import akashi.core.lesson.Deed;
import akashi.core.lesson.Deeds;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The labs of all learners: so many at once and each for so long; who comes back later gets a new one. */
final class Labs {

    private static final int MOST = 200;
    private static final Duration LIFE = Duration.ofHours(2);

    private final Deeds deeds;
    private final Map<UUID, Lab> labs = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Lab> eldest) {
            return size() > MOST;
        }
    };

    Labs(Deeds deeds) {
        this.deeds = deeds;
    }

    /** For something that costs, so many times a minute. */
    static Allowance allowance(int mostPerMinute) {
        return Allowance.perMinute(mostPerMinute, "lab", "lab.wait");
    }

    /** The lab of a learner, made now where there is none. */
    synchronized Lab of(UUID learner, Instant now) {
        labs.values().removeIf(lab -> !now.isBefore(lab.made().plus(LIFE)));
        return labs.computeIfAbsent(learner, first -> new Lab(now));
    }

    /** Notes what a learner did, in the database only once in the life of a lab. */
    void note(UUID learner, Deed deed, Instant now) {
        Lab lab = of(learner, now);
        if (!lab.noted(deed)) {
            deeds.note(learner, deed, now);
            lab.note(deed);
        }
    }
}
