package akashi.pki;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where verifiers ask whether a certificate was revoked, as it is written into the certificate: plain HTTP, since a
 * verifier that had to check a certificate first would go round in a circle (RFC 5280 8).
 *
 * @param list where the list of revoked certificates lies
 * @param ocsp where questions about one certificate are answered
 */
public record StatusAddresses(String list, String ocsp) {

    private static final Pattern PLAIN = Pattern.compile("http://[!-~]{1,400}");

    /** Those of an authority at a host of the site, where the portal answers. */
    public static StatusAddresses at(String host, UUID authorityId) {
        return new StatusAddresses(
                "http://" + host + "/crl/" + authorityId + ".crl", "http://" + host + "/ocsp/" + authorityId);
    }

    /** Refuses anything but plain HTTP. */
    public StatusAddresses {
        if (!PLAIN.matcher(list).matches() || !PLAIN.matcher(ocsp).matches()) {
            throw new IllegalArgumentException("no plain HTTP addresses: " + list + ", " + ocsp);
        }
    }
}
