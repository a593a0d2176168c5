package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.pki.Prepared;
import akashi.pki.PublicKeyBytes;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Signs what was reserved: the second step of issuing. Its row exists, in state SIGNING; what will be signed was looked
 * at.
 *
 * @param draft the row as it was reserved
 * @param renewal whether it renews its predecessor under the same names
 * @param sameKey why the key of the predecessor is used again; empty for a new key
 */
record SignCertificate(Order order, Certificate draft, Prepared prepared, boolean renewal, Optional<String> sameKey)
        implements Weighty<UUID> {

    static final String ISSUE = "issue-certificate";
    static final String REQUEST = "sign-request";
    private static final String RENEWAL = "renew-certificate";
    private static final String SAME_KEY = "renew-same-key";

    /** The code of a renewal with a new key, or with the same one for a reason. */
    static String renewal(Optional<String> sameKey) {
        return sameKey.isPresent() ? SAME_KEY : RENEWAL;
    }

    @Override
    public String code() {
        if (sameKey.isPresent()) {
            return SAME_KEY;
        }
        if (!draft.keyKept()) {
            return REQUEST;
        }
        return renewal ? RENEWAL : ISSUE;
    }

    @Override
    public Optional<Weight> weight(Scales scales) {
        Optional<PublicKeyBytes> request = draft.keyKept()
                ? Optional.empty()
                : Optional.of(prepared.draft().publicKey());
        return Optional.of(Weights.of(order, code(), sameKey, request));
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return order.computer().label();
    }

    @Override
    public List<Object> args() {
        return List.of(
                order.computer().label(), draft.serial(), draft.validity().notAfter(), sameKey.orElse(""));
    }
}
