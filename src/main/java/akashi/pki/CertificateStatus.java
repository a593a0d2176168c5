package akashi.pki;

import java.util.Date;
import java.util.Optional;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;

/**
 * What is said about a certificate.
 *
 * @param issued whether the authority issued one with this serial number
 * @param revoked when and why it was revoked, where it was
 */
public record CertificateStatus(boolean issued, Optional<RevokedEntry> revoked) {

    /** Issued, and not revoked. */
    public static final CertificateStatus GOOD = new CertificateStatus(true, Optional.empty());

    /** Not known here. */
    public static final CertificateStatus UNKNOWN = new CertificateStatus(false, Optional.empty());

    /** Issued, and revoked. */
    public static CertificateStatus revoked(RevokedEntry entry) {
        return new CertificateStatus(true, Optional.of(entry));
    }

    org.bouncycastle.cert.ocsp.CertificateStatus library() {
        if (!issued) {
            return new UnknownStatus();
        }
        return revoked.<org.bouncycastle.cert.ocsp.CertificateStatus>map(CertificateStatus::revokedStatus)
                .orElse(org.bouncycastle.cert.ocsp.CertificateStatus.GOOD);
    }

    private static RevokedStatus revokedStatus(RevokedEntry entry) {
        Date at = Date.from(entry.at());
        return entry.code() == 0 ? new RevokedStatus(at) : new RevokedStatus(at, entry.code());
    }
}
