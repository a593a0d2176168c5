package akashi.core.expiry;

import akashi.core.guide.Clause;
import akashi.core.link.CertificateLink;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Slot;
import akashi.core.site.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What stops when a certificate ends: of a computer, or of a CA.
 *
 * @param computer whose it is; {@code null} for a CA
 * @param certificate the certificate that ends; {@code null} for a CA, and for one that the portal does not know
 * @param authority the CA that ends; {@code null} for a computer's certificate
 * @param slots where the certificate serves or was seen; empty for a CA
 * @param successor what was issued in its place and is not installed yet
 * @param effects what stops, link by link; none where nothing depends on it yet
 */
public record Stop(
        Computer computer,
        Certificate certificate,
        Authority authority,
        Set<Slot> slots,
        Validity validity,
        Optional<Certificate> successor,
        List<Effect> effects) {

    /** How near the end is; the order of the constants is the order of concern. */
    public enum Nearness {
        /** It has ended. */
        PAST,
        /** It is urgent. */
        URGENT,
        /** It ends soon. */
        SOON,
        /** There is time. */
        LATER
    }

    /**
     * Connections of a link that break.
     *
     * @param connections how many
     * @param machines how many machines those who check stand for
     */
    public record Effect(CertificateLink link, int connections, int machines) {

        /** What the guide says about it. */
        public List<Clause> clauses() {
            return link.whenExpired();
        }

        /** Whether the guide does not name it and it follows from what the guide says. */
        public boolean inferred() {
            return link.expiryInferred();
        }
    }

    /** When it ends. */
    public Instant when() {
        return validity.notAfter();
    }

    /** Whether it was seen on a port and is not the certificate that is known to serve there: nothing to renew. */
    public boolean stranger() {
        return authority == null && certificate == null;
    }

    /** How many connections break in all. */
    public int connections() {
        return effects.stream().mapToInt(Effect::connections).sum();
    }

    /** How near the end is at an instant. */
    public Nearness nearness(Instant now) {
        if (now.isAfter(when())) {
            return Nearness.PAST;
        }
        Instant warned = authority == null ? validity.warnFrom() : validity.warnFromAsAuthority();
        return !now.isBefore(validity.urgentFrom())
                ? Nearness.URGENT
                : now.isBefore(warned) ? Nearness.LATER : Nearness.SOON;
    }
}
