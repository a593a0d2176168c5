package akashi.certificates;

import java.util.UUID;

/** The wish to renew a certificate: the same subject, names and slots, a new key. */
public record RenewCertificate(UUID certificateId, int days, boolean acknowledged) {

    /** The usual renewal. */
    public static RenewCertificate usual(UUID certificateId) {
        return new RenewCertificate(certificateId, IssueCertificate.USUAL_DAYS, false);
    }
}
