package akashi.core.backup;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * How long backups are kept: the last one of each of so many days, weeks (from Monday) and months in which there are any.
 * The newest always stays. Counted are days that have a backup, so that a portal that stood still loses none for it.
 * What a clock that was ahead has dated into the future pushes nothing out: it is not counted, and stays until its time.
 */
public record Retention(int days, int weeks, int months) {

    /** What is proposed. */
    public static final Retention PROPOSED = new Retention(14, 8, 12);

    /** The most of each. */
    public static final int MOST = 400;

    /** Of these moments those that stay. */
    public Set<Instant> kept(Collection<Instant> taken, Instant now, ZoneId zone) {
        List<Instant> newestFirst = taken.stream()
                .filter(at -> !at.isAfter(now))
                .sorted(Comparator.reverseOrder())
                .toList();
        Set<Instant> kept = new LinkedHashSet<>();
        taken.stream().filter(at -> at.isAfter(now)).forEach(kept::add);
        newestFirst.stream().findFirst().ifPresent(kept::add);
        keep(kept, newestFirst, days, at -> day(at, zone));
        keep(kept, newestFirst, weeks, at -> day(at, zone).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        keep(kept, newestFirst, months, at -> YearMonth.from(day(at, zone)));
        return kept;
    }

    private static void keep(Set<Instant> kept, List<Instant> newestFirst, int most, Function<Instant, Object> span) {
        Set<Object> spans = new HashSet<>();
        for (Instant at : newestFirst) {
            if (spans.size() < most && spans.add(span.apply(at))) {
                kept.add(at);
            }
        }
    }

    private static LocalDate day(Instant at, ZoneId zone) {
        return LocalDate.ofInstant(at, zone);
    }
}
