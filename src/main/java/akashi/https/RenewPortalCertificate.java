package akashi.https;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.UUID;

/**
 * Puts a new certificate with the same names in place of the portal's own; refused where another portal was first, where
 * no CA of the site can sign, and where a new one would not last longer.
 *
 * @param expected the one that is to be replaced
 */
record RenewPortalCertificate(UUID expected, Reserved reserved) implements Act<Boolean> {

    @Override
    public String code() {
        return "renew-portal-certificate";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }
}
