package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.pki.Prepared;
import akashi.store.Act;
import java.util.List;
import java.util.UUID;

/**
 * Signs what was reserved: the second step of issuing. Its row exists, in state SIGNING; what will be signed was looked
 * at.
 *
 * @param draft the row as it was reserved
 * @param renewal whether it renews its predecessor under the same names
 */
record SignCertificate(Order order, Certificate draft, Prepared prepared, boolean renewal) implements Act<UUID> {

    @Override
    public String code() {
        return renewal ? "renew-certificate" : "issue-certificate";
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
                order.computer().label(), draft.serial(), draft.validity().notAfter());
    }
}
