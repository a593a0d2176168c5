package akashi.core.site;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a server showed in a TLS handshake.
 *
 * @param sha256 the SHA-256 of its certificate, in lower-case hex, as everywhere
 * @param names the DNS names and addresses it covers
 * @param keySha256 the SHA-256 of its public key; empty where it was seen before that was kept
 * @param protocol the version that was agreed on, such as TLSv1.3
 * @param chain the SHA-256 of every certificate that was sent, its own first
 * @param certificateId the certificate that the portal knows by this SHA-256
 * @param faults what is wrong with it
 */
public record Shown(
        Thumbprint thumbprint,
        String sha256,
        String subject,
        String issuer,
        List<String> names,
        Validity validity,
        KeyInfo key,
        Optional<String> keySha256,
        String protocol,
        String cipher,
        List<String> chain,
        Optional<UUID> certificateId,
        Set<ShownFault> faults) {

    /** Copies the collections. */
    public Shown {
        names = List.copyOf(names);
        chain = List.copyOf(chain);
        faults = Set.copyOf(faults);
    }

    /** Whether it has the fault. */
    public boolean has(ShownFault fault) {
        return faults.contains(fault);
    }

    /** What stands for its key: two servers that show the same share it. */
    public String sameKey() {
        return keySha256.orElse(sha256);
    }

    /** The same where the portal knows this certificate; {@code null} where it knows none. */
    Shown knowing(Certificate known) {
        Set<ShownFault> now = EnumSet.noneOf(ShownFault.class);
        now.addAll(faults);
        now.remove(ShownFault.UNKNOWN_ORIGIN);
        if (known == null) {
            now.add(ShownFault.UNKNOWN_ORIGIN);
        } else if (known.state() == Certificate.State.REVOKED) {
            now.add(ShownFault.REVOKED);
        }
        return new Shown(
                thumbprint,
                sha256,
                subject,
                issuer,
                names,
                validity,
                key,
                keySha256,
                protocol,
                cipher,
                chain,
                Optional.ofNullable(known).map(Certificate::id),
                now);
    }
}
