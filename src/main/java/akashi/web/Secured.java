package akashi.web;

import java.util.List;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;

/**
 * How the portal speaks HTTPS.
 *
 * @param context what every connection is made from; what it shows may change meanwhile
 * @param protocols what is spoken, and nothing else
 * @param ciphers what is agreed upon, the preferred first
 * @param insists whether browsers are told to come by HTTPS only from now on (RFC 6797)
 */
public record Secured(SSLContext context, List<String> protocols, List<String> ciphers, BooleanSupplier insists) {

    /** Copies the lists. */
    public Secured {
        protocols = List.copyOf(protocols);
        ciphers = List.copyOf(ciphers);
    }
}
