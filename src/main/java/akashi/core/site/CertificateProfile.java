package akashi.core.site;

import akashi.core.fault.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How certificates for a slot are issued unless somebody chooses otherwise.
 *
 * @param days how long they are valid from now on, cut to the end of their authority
 * @param names names that they carry beside those of their computer
 */
public record CertificateProfile(Key key, int days, List<HostName> names) {

    /** The usual length; browsers no longer accept more from public authorities, which keeps to what they test. */
    public static final int USUAL_DAYS = 397;

    /** The most where phones, browsers or Macs see the certificate. */
    public static final int MOST_SEEN_BY_PHONES = 825;

    /** The most at all. */
    public static final int MOST_DAYS = 1825;

    /** The lengths that somebody refuses to pass: the day by which a certificate is dated back counts there too. */
    public static final Set<Integer> LIMITS = Set.of(USUAL_DAYS, MOST_SEEN_BY_PHONES, MOST_DAYS);

    static final int MOST_NAMES = 20;

    /** What everybody gets who chooses nothing. */
    public static final CertificateProfile USUAL = new CertificateProfile(Key.RSA_2048, USUAL_DAYS, List.of());

    /** A kind of key, the stronger one of RSA later. EC is not confirmed by the vendor of the VMS. */
    public enum Key {
        EC_P256,
        RSA_2048,
        RSA_3072,
        RSA_4096
    }

    /** Refuses lengths that nobody would accept, and more names than anybody means. */
    public CertificateProfile {
        names = List.copyOf(new LinkedHashSet<>(names));
        if (days < 1 || days > MOST_DAYS) {
            throw new Fault.BadInput("days", "certificates.days.bounds", MOST_DAYS);
        }
        if (names.size() > MOST_NAMES) {
            throw new Fault.BadInput("names", "profiles.names.many", MOST_NAMES);
        }
    }

    /** Whether it is longer than everybody accepts, so that somebody has to say that nobody minds. */
    public boolean isLong() {
        return days > MOST_SEEN_BY_PHONES;
    }

    /**
     * One certificate for several slots: the shortest life, all names, and the strongest RSA key of them; EC only where
     * all of them ask for it, as what serves one slot serves the others too.
     */
    public static CertificateProfile together(Collection<CertificateProfile> all) {
        if (all.isEmpty()) {
            return USUAL;
        }
        Key key = Key.EC_P256;
        int days = MOST_DAYS;
        Set<HostName> names = new LinkedHashSet<>();
        for (CertificateProfile each : all) {
            key = each.key.compareTo(key) > 0 ? each.key : key;
            days = Math.min(days, each.days);
            names.addAll(each.names);
        }
        return new CertificateProfile(key, days, new ArrayList<>(names));
    }

    /** The same, no longer than phones accept. */
    public CertificateProfile forPhones() {
        return isLong() ? new CertificateProfile(key, MOST_SEEN_BY_PHONES, names) : this;
    }
}
