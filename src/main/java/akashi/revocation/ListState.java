package akashi.revocation;

import akashi.core.trust.Status;
import akashi.store.RevocationLists.Head;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How the list of an authority stands, for pages.
 *
 * @param head {@code null} where there is no list yet
 * @param lacking how many revocations are not in it
 * @param signs whether the authority's key is here to sign the next one
 * @param now the moment of looking
 */
record ListState(Head head, int lacking, boolean signs, Instant now) {

    static ListState of(Optional<Head> head, int lacking, boolean signs, Instant now) {
        return new ListState(head.orElse(null), lacking, signs, now);
    }

    /** Whether verifiers refuse it, and everything with it where they check strictly. For templates. */
    public boolean over() {
        return head != null && now.isAfter(head.nextUpdate());
    }

    /** Whether less than a third of its time is left. For templates. */
    public boolean ending() {
        return head != null
                && !over()
                && now.isAfter(head.nextUpdate()
                        .minus(Duration.between(head.issuedAt(), head.nextUpdate())
                                .dividedBy(3)));
    }

    /** What to warn of, {@code null} where all is well. For templates. */
    public Status alarm() {
        if (over() || lacking > 0) {
            return Status.BROKEN;
        }
        return ending() ? Status.EXPIRING : null;
    }
}
