package akashi.pki;

import akashi.core.site.CertificateProfile;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.Validity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a server's certificate shall say.
 *
 * @param commonName the subject; see {@link #commonName(HostName)}
 * @param dnsNames every name by which a verifier reaches the server
 * @param key the server's public key
 * @param seenByPhones whether phones, browsers or Macs will see it, which refuse more than 825 days
 * @param status where verifiers ask whether it was revoked; empty leaves the addresses out
 */
public record LeafRequest(
        String commonName,
        List<HostName> dnsNames,
        List<IpAddress> addresses,
        Validity validity,
        PublicKeyBytes key,
        boolean seenByPhones,
        Optional<StatusAddresses> status) {

    private static final int LONGEST_COMMON_NAME = 64;

    /** Copies the lists. */
    public LeafRequest {
        dnsNames = List.copyOf(dnsNames);
        addresses = List.copyOf(addresses);
    }

    /** A certificate without an address for questions about it. */
    public LeafRequest(
            String commonName,
            List<HostName> dnsNames,
            List<IpAddress> addresses,
            Validity validity,
            PublicKeyBytes key,
            boolean seenByPhones) {
        this(commonName, dnsNames, addresses, validity, key, seenByPhones, Optional.empty());
    }

    /** The subject of a computer's certificate: its full name, or its short name where that passes 64 characters. */
    public static String commonName(HostName host) {
        return host.value().length() <= LONGEST_COMMON_NAME ? host.value() : host.shortName();
    }

    /**
     * A validity of so many days from now, which begins a day back, so that clocks that are behind accept it at once. Where
     * the whole would pass a length that verifiers limit, it ends so much earlier; and it stays within the authority's own.
     */
    public static Validity validity(Instant now, int days, Validity authority) {
        Instant dayBack = now.minus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
        Instant from = dayBack.isBefore(authority.notBefore()) ? authority.notBefore() : dayBack;
        int whole = CertificateProfile.LIMITS.contains(days) ? days : days + 1;
        // Both ends count (RFC 5280 4.1.2.5): a second less keeps the length at whole days.
        Instant to = dayBack.plus(Duration.ofDays(whole)).minusSeconds(1);
        return new Validity(from, to.isAfter(authority.notAfter()) ? authority.notAfter() : to);
    }

    /** The days that lead to such a validity; of a limit and the day below it, which lead to the same one, the limit. */
    public static int days(Validity validity) {
        int whole = (int) validity.days();
        return CertificateProfile.LIMITS.contains(whole) ? whole : Math.max(1, whole - 1);
    }
}
