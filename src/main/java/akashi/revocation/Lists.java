package akashi.revocation;

import akashi.authority.SiteAuthorities;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Validity;
import akashi.pki.AuthorityKey;
import akashi.pki.DerBytes;
import akashi.pki.ParsedCertificate;
import akashi.pki.RevocationList;
import akashi.pki.RevokedEntries;
import akashi.pki.RevokedEntry;
import akashi.store.RevocationLists;
import akashi.store.RevocationLists.Head;
import akashi.store.Revocations;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Signs lists of what authorities revoked. To be called inside a transaction that holds the site, so that several
 * portals never sign two at once.
 */
public final class Lists {

    /** Verifiers whose clocks are behind take a fresh list or answer all the same. */
    private static final Duration BACK = Duration.ofMinutes(10);

    /** What ended longer ago is left out: it stood in a list after its end (RFC 5280 3.3). */
    private static final Duration KEPT_AFTER_END = Duration.ofDays(Addresses.MOST_DAYS);

    /** Of an authority whose key is locked away: it signs the next one when the key is brought back. */
    private static final int DAYS_OF_AN_OFFLINE_ONE = 366;

    /** How long the list of an authority is good whose key is locked away. */
    static final Duration OFFLINE = Duration.ofDays(DAYS_OF_AN_OFFLINE_ONE);

    private final SiteAuthorities authorities;

    /** Signs by the keys of these. */
    public Lists(SiteAuthorities authorities) {
        this.authorities = authorities;
    }

    /** Signs a new list; false where the authority cannot sign just now, and then the last one stays. */
    public boolean renew(DSLContext db, UUID siteId, Authority authority, Instant now) {
        return renew(db, siteId, authority, now, days(db, siteId, authority));
    }

    /** The same for a person who asked for it: keys that cannot be opened now are refused in their own words. */
    boolean issue(DSLContext db, UUID siteId, Authority authority, Instant now) {
        try {
            return issue(db, siteId, authority, now, days(db, siteId, authority));
        } catch (Fault.NotFound noKey) {
            return false;
        }
    }

    private static int days(DSLContext db, UUID siteId, Authority authority) {
        return authority.keyHere() ? Addresses.days(db, siteId) : DAYS_OF_AN_OFFLINE_ONE;
    }

    /** The same before the key is locked away: the list has to do until it is brought back. */
    public boolean last(DSLContext db, UUID siteId, Authority authority, Instant now) {
        return renew(db, siteId, authority, now, DAYS_OF_AN_OFFLINE_ONE);
    }

    private boolean renew(DSLContext db, UUID siteId, Authority authority, Instant now, int days) {
        try {
            return issue(db, siteId, authority, now, days);
        } catch (Fault.NotFound | Fault.Refused | Fault.Unavailable noKeyNow) {
            return false;
        }
    }

    private boolean issue(DSLContext db, UUID siteId, Authority authority, Instant now, int days) {
        if (!mayHave(authority) || !authorities.keyPresent(authority)) {
            return false;
        }
        ParsedCertificate certificate = authorities.certificate(db, siteId, authority.id());
        return RevocationList.allowedBy(certificate)
                && authorities.signing(
                        db,
                        siteId,
                        authority.id(),
                        key -> sign(db, siteId, authority.id(), certificate, key, now, days));
    }

    /**
     * The same where the last list lacks a revocation, is past the middle of its life, or begins later than now: a clock
     * that was ahead signed it, and nobody takes it yet.
     */
    boolean renewIfDue(DSLContext db, UUID siteId, Authority authority, Instant now) {
        Optional<Head> last = new RevocationLists(db, siteId).find(authority.id());
        boolean due = last.isEmpty()
                || now.isAfter(middle(last.get()))
                || known(last.get().issuedAt()).isAfter(now)
                || new Revocations(db, siteId).since(authority.id(), last.get().issuedAt()) > 0;
        return due && renew(db, siteId, authority, now);
    }

    private static Instant middle(Head list) {
        return list.issuedAt()
                .plus(Duration.between(list.issuedAt(), list.nextUpdate()).dividedBy(2));
    }

    /** Whether it is for this portal to list what an authority revoked: it is the site's own. */
    static boolean mayHave(Authority authority) {
        return authority.kind() == Authority.Kind.SITE;
    }

    /** Since when verifiers are told that it is so: what was signed at the instant. */
    static Instant known(Instant signed) {
        return signed.minus(BACK).truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean sign(
            DSLContext db,
            UUID siteId,
            UUID authorityId,
            ParsedCertificate certificate,
            AuthorityKey key,
            Instant now,
            int days) {
        RevocationLists lists = new RevocationLists(db, siteId);
        Instant until = now.plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
        Optional<Head> last = lists.find(authorityId);
        RevokedEntries revoked = revoked(db, siteId, authorityId, last, now);
        Head head = new Head(number(last, now), now, until, revoked.count());
        Validity window = new Validity(known(now), until);
        DerBytes list = RevocationList.sign(certificate, key, head.number(), window, revoked);
        lists.put(authorityId, head, list.toArray());
        return true;
    }

    /**
     * What the next list says: the last one and what was revoked since, where that is everything. It is not after
     * something was left out because it ended, after a revocation that came late into the database, or while the clock
     * stands or was put back; then all are read.
     */
    private static RevokedEntries revoked(
            DSLContext db, UUID siteId, UUID authorityId, Optional<Head> last, Instant now) {
        Revocations revocations = new Revocations(db, siteId);
        Instant validAt = now.minus(KEPT_AFTER_END);
        return last.filter(head -> head.issuedAt().isBefore(now))
                .filter(head -> unchanged(revocations, authorityId, head, validAt))
                .flatMap(head -> new RevocationLists(db, siteId)
                        .content(authorityId)
                        .map(list -> RevokedEntries.in(list, head.revoked())
                                .and(entries(revocations.of(authorityId, validAt, head.issuedAt())))))
                .orElseGet(() -> RevokedEntries.of(entries(revocations.of(authorityId, validAt, Instant.EPOCH))));
    }

    /** Whether the list still says what was revoked when it was made: nothing came to that late, nothing ended since. */
    private static boolean unchanged(Revocations revocations, UUID authorityId, Head list, Instant validAt) {
        Instant then = list.issuedAt().minus(KEPT_AFTER_END);
        return revocations.count(authorityId, then, list.issuedAt()) == list.revoked()
                && revocations.count(authorityId, validAt, list.issuedAt()) == list.revoked();
    }

    private static List<RevokedEntry> entries(List<Revocations.Revoked> revoked) {
        return revoked.stream()
                .map(each -> new RevokedEntry(each.serial(), each.at(), each.why()))
                .toList();
    }

    /** Follows the clock, so that it rises also after an older state was restored; and always above the last one. */
    private static long number(Optional<Head> last, Instant now) {
        return Math.max(now.toEpochMilli(), last.map(Head::number).orElse(0L) + 1);
    }
}
