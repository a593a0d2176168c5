package akashi.core.site;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A certificate that is like another but for what is named: {@code certificate.but().state(REVOKED).copy()}. */
public final class CertificateCopy {

    private final Certificate like;
    private UUID id;
    private String sha256;
    private Optional<UUID> predecessorId;
    private Instant issuedAt;
    private Optional<UUID> authorityId;
    private Set<Slot> slots;
    private List<String> dnsNames;
    private List<IpAddress> addresses;
    private Validity validity;
    private KeyInfo key;
    private Certificate.State state;
    private boolean keyKept;
    private boolean keyElsewhere;
    private boolean serverAuth;

    CertificateCopy(Certificate like) {
        this.like = like;
        this.id = like.id();
        this.sha256 = like.sha256();
        this.predecessorId = like.predecessorId();
        this.issuedAt = like.issuedAt();
        this.authorityId = like.authorityId();
        this.slots = like.slots();
        this.dnsNames = like.dnsNames();
        this.addresses = like.addresses();
        this.validity = like.validity();
        this.key = like.key();
        this.state = like.state();
        this.keyKept = like.keyKept();
        this.keyElsewhere = like.keyElsewhere();
        this.serverAuth = like.serverAuth();
    }

    /** Another one, with an id and a hash of its own. */
    public CertificateCopy id(UUID other, String hash) {
        this.id = other;
        this.sha256 = hash;
        return this;
    }

    /** Issued in the place of another, or of none. */
    public CertificateCopy predecessor(Optional<UUID> other) {
        this.predecessorId = other;
        return this;
    }

    /** Issued at another time. */
    public CertificateCopy issuedAt(Instant other) {
        this.issuedAt = other;
        return this;
    }

    /** Of another authority, or of none that is known. */
    public CertificateCopy authority(Optional<UUID> other) {
        this.authorityId = other;
        return this;
    }

    /** For other slots. */
    public CertificateCopy slots(Set<Slot> other) {
        this.slots = other;
        return this;
    }

    /** For other names. */
    public CertificateCopy names(List<String> dns, List<IpAddress> ip) {
        this.dnsNames = dns;
        this.addresses = ip;
        return this;
    }

    /** Valid at another time. */
    public CertificateCopy validity(Validity other) {
        this.validity = other;
        return this;
    }

    /** With a key of another kind. */
    public CertificateCopy key(KeyInfo other) {
        this.key = other;
        return this;
    }

    /** With a key that was made on its server. */
    public CertificateCopy keyElsewhere() {
        this.keyElsewhere = true;
        return this;
    }

    /** With a key that is not here any more. */
    public CertificateCopy keyGone() {
        this.keyKept = false;
        return this;
    }

    /** Made for clients only. */
    public CertificateCopy forClients() {
        this.serverAuth = false;
        return this;
    }

    /** At another point of its life. */
    public CertificateCopy state(Certificate.State other) {
        this.state = other;
        return this;
    }

    /** The copy. */
    public Certificate copy() {
        return new Certificate(
                id,
                authorityId,
                like.computerId(),
                like.generation(),
                slots,
                like.subject(),
                dnsNames,
                addresses,
                like.serial(),
                validity,
                like.thumbprint(),
                sha256,
                key,
                like.signatureAlgorithm(),
                serverAuth,
                state,
                predecessorId,
                keyKept,
                keyElsewhere,
                issuedAt);
    }
}
