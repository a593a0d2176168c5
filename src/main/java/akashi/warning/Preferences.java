package akashi.warning;

import akashi.core.warning.Scale;
import akashi.core.warning.Thresholds;
import akashi.store.Sites;
import java.time.DayOfWeek;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** What a site says about its warnings, as it is kept among its settings. */
final class Preferences {

    private static final String THRESHOLDS = "warning.thresholds";
    private static final String WEEKLY = "warning.weekly";

    private final Sites sites;
    private final UUID siteId;

    Preferences(DSLContext db, UUID siteId) {
        this.sites = new Sites(db);
        this.siteId = siteId;
    }

    /**
     * When the digest goes out, in the portal's zone.
     *
     * @param hour 0 to 23
     */
    record Weekly(DayOfWeek day, int hour) {

        static final Weekly USUAL = new Weekly(DayOfWeek.MONDAY, 8);

        Weekly {
            if (hour < 0 || hour > 23) {
                throw new IllegalArgumentException("no hour: " + hour);
            }
        }
    }

    Thresholds thresholds() {
        return sites.setting(siteId, THRESHOLDS).map(Preferences::read).orElse(Thresholds.USUAL);
    }

    void keep(Thresholds t) {
        Scale[] scales = {t.soon(), t.urgent(), t.authoritySoon(), t.authorityUrgent()};
        StringBuilder text = new StringBuilder();
        for (Scale scale : scales) {
            text.append(scale.days()).append(' ').append(scale.part()).append(' ');
        }
        text.append(t.unseenHours()).append(' ').append(t.mixedHours()).append(' ');
        sites.set(siteId, THRESHOLDS, text.append(t.lockedHours()).toString());
    }

    private static Thresholds read(String text) {
        int[] n = Stream.of(text.split(" ")).mapToInt(Integer::parseInt).toArray();
        return new Thresholds(
                new Scale(n[0], n[1], Thresholds.LEAST_DAYS),
                new Scale(n[2], n[3], 0),
                new Scale(n[4], n[5], 0),
                new Scale(n[6], n[7], 0),
                n[8],
                n[9],
                n[10]);
    }

    Weekly weekly() {
        return text(WEEKLY)
                .map(text -> text.split(" "))
                .map(parts -> new Weekly(DayOfWeek.valueOf(parts[0]), Integer.parseInt(parts[1])))
                .orElse(Weekly.USUAL);
    }

    void keep(Weekly weekly) {
        sites.set(siteId, WEEKLY, weekly.day() + " " + weekly.hour());
    }

    /** A setting that is not empty. */
    Optional<String> text(String name) {
        return sites.setting(siteId, name).filter(text -> !text.isEmpty());
    }

    void keep(String name, String text) {
        sites.set(siteId, name, text);
    }
}
