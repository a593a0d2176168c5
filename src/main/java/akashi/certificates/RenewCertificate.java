package akashi.certificates;

import akashi.core.fault.Fault;
import akashi.pki.KeyKind;
import java.util.Optional;
import java.util.UUID;

/**
 * The wish to renew a certificate: the same subject, names and slots, a new serial number, and a new key.
 *
 * @param days {@link IssueCertificate#AS_PROFILE} for what the profile of its slots says
 * @param key the kind of the new key; {@code null} for what the profile says
 * @param sameKey why the key stays the same; empty for a new key, which is the rule
 */
public record RenewCertificate(
        UUID certificateId, int days, boolean acknowledged, Optional<String> sameKey, KeyKind key) {

    private static final int LONGEST_REASON = 300;

    /** Refuses a reason that is longer than anybody reads. */
    public RenewCertificate {
        sameKey = sameKey.map(String::strip);
        if (sameKey.filter(String::isEmpty).isPresent()) {
            throw new Fault.BadInput("why", "renewals.key.why.missing");
        }
        if (sameKey.filter(why -> why.length() > LONGEST_REASON).isPresent()) {
            throw new Fault.BadInput("why", "renewals.key.why.long", LONGEST_REASON);
        }
    }

    /** With a new key. */
    public RenewCertificate(UUID certificateId, int days, boolean acknowledged) {
        this(certificateId, days, acknowledged, Optional.empty());
    }

    /** With a key of the kind that the profile names, if it is a new one. */
    public RenewCertificate(UUID certificateId, int days, boolean acknowledged, Optional<String> sameKey) {
        this(certificateId, days, acknowledged, sameKey, null);
    }

    /** The usual renewal. */
    public static RenewCertificate usual(UUID certificateId) {
        return new RenewCertificate(certificateId, IssueCertificate.AS_PROFILE, false);
    }
}
