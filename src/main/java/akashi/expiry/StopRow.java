package akashi.expiry;

import akashi.core.expiry.Stop;
import akashi.core.expiry.Stop.Nearness;
import akashi.core.fault.Mend;
import akashi.core.text.Message;
import akashi.core.trust.Mends;
import akashi.core.trust.Status;
import java.time.Instant;

/**
 * A line of what stops.
 *
 * @param path the page about whose it is
 * @param next what mends it
 */
record StopRow(Stop of, Nearness nearness, Status status, String name, String path, Mend next) {

    static StopRow of(Stop stop, Instant now) {
        Nearness nearness = stop.nearness(now);
        boolean authority = stop.authority() != null;
        return new StopRow(
                stop,
                nearness,
                AuthorityScale.status(nearness),
                authority ? stop.authority().name() : stop.computer().label(),
                authority
                        ? "/authorities/" + stop.authority().id()
                        : "/servers/" + stop.computer().id(),
                next(stop));
    }

    private static Mend next(Stop stop) {
        if (stop.authority() != null) {
            return Mends.authority();
        }
        return stop.successor()
                .map(successor -> new Mend(Message.of("expiry.install"), "/certificates/" + successor.id()))
                .orElseGet(() -> stop.stranger() ? Mends.issue(stop.computer()) : Mends.renew(stop.certificate()));
    }

    /** Whether it is a CA. */
    public boolean authority() {
        return of.authority() != null;
    }
}
