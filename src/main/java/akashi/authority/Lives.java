package akashi.authority;

import akashi.core.site.Site;
import akashi.core.site.Training;
import akashi.core.site.Validity;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How long authorities are valid. */
final class Lives {

    private Lives() {}

    /** From a day back, so that clocks that are behind accept it at once. */
    static Validity of(Instant now, Period life) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return new Validity(
                second.minus(Duration.ofDays(1)),
                second.atOffset(ZoneOffset.UTC).plus(life).toInstant());
    }

    /** As wished on a real site; on a learner's no longer than training lasts. */
    static Validity on(Site site, Validity wished) {
        return Training.is(site) ? Training.life(wished) : wished;
    }

    /** Kept within the life of the authority above. */
    static Validity within(Validity above, Validity wished) {
        boolean early = wished.notBefore().isBefore(above.notBefore());
        boolean late = wished.notAfter().isAfter(above.notAfter());
        return new Validity(
                early ? above.notBefore() : wished.notBefore(), late ? above.notAfter() : wished.notAfter());
    }
}
