package akashi.core.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What the portal knows of one server certificate, issued here or taken in.
 *
 * @param computerId the computer it is for; empty until an imported one is matched
 * @param generation the computer's generation it was issued for
 * @param slots the slots it is meant for
 * @param serial the serial number in lower-case hex
 * @param serverAuth whether its extended key usage allows servers (an absent usage allows all)
 * @param keyKept whether the portal still holds the private key
 * @param keyElsewhere whether the key was made on its server, which asks for the next certificate too
 */
public record Certificate(
        UUID id,
        Optional<UUID> authorityId,
        Optional<UUID> computerId,
        int generation,
        Set<Slot> slots,
        String subject,
        List<String> dnsNames,
        List<IpAddress> addresses,
        String serial,
        Validity validity,
        Thumbprint thumbprint,
        String sha256,
        KeyInfo key,
        String signatureAlgorithm,
        boolean serverAuth,
        State state,
        Optional<UUID> predecessorId,
        boolean keyKept,
        boolean keyElsewhere,
        Instant issuedAt) {

    /** The life of a certificate's record. EXPIRED is never stored: it follows from the validity. */
    public enum State {
        REQUESTED,
        SIGNING,
        ISSUED,
        SUPERSEDED,
        REVOKED,
        EXPIRED,
        ABANDONED
    }

    /** Copies the collections. */
    public Certificate {
        slots = Set.copyOf(slots);
        dnsNames = List.copyOf(dnsNames);
        addresses = List.copyOf(addresses);
    }

    /** A copy that differs in what is named next. */
    public CertificateCopy but() {
        return new CertificateCopy(this);
    }

    /** Whether it can serve: issued and neither revoked nor given up. A superseded one serves until replaced. */
    public boolean usable() {
        return state == State.ISSUED || state == State.SUPERSEDED;
    }

    /**
     * Whether it can be revoked: it serves, or its signature was begun and given up, and nobody can tell for certain
     * that it was never made.
     */
    public boolean revocable() {
        return usable() || state == State.ABANDONED;
    }

    /** The state as shown at an instant: an unrevoked certificate past its end is EXPIRED. */
    public State stateAt(Instant instant) {
        return usable() && instant.isAfter(validity.notAfter()) ? State.EXPIRED : state;
    }

    /** Whether its DNS names cover the name, a wildcard covering one label (RFC 9525 6.3). The CN never counts. */
    public boolean covers(HostName name) {
        return dnsNames.stream().anyMatch(pattern -> matches(pattern, name.value()));
    }

    /** Whether its addresses cover the address. */
    public boolean covers(IpAddress address) {
        return addresses.contains(address);
    }

    private static boolean matches(String pattern, String name) {
        if (!pattern.startsWith("*.")) {
            return pattern.equalsIgnoreCase(name);
        }
        int dot = name.indexOf('.');
        return dot > 0 && pattern.substring(1).equalsIgnoreCase(name.substring(dot));
    }
}
