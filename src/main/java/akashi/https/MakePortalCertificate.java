package akashi.https;

import akashi.core.access.Access;
import akashi.core.site.Authority;
import akashi.core.text.Message;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.List;
import java.util.Optional;

/** Has a CA of the site sign a certificate for the portal itself; answers with its SHA-256. */
record MakePortalCertificate(Names names, Reserved reserved) implements Weighty<String> {

    static final String CODE = "make-portal-certificate";

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Optional<Weight> weight(Scales scales) {
        return Optional.of(weight(names, reserved.authority()));
    }

    static Weight weight(Names names, Authority authority) {
        List<Message> lines = List.of(
                Message.of("approval.line.names", names.texts()),
                Message.of("approval.line.authority", authority.name()));
        return new Weight(CODE, names.texts().get(0), lines, List.of(authority.id()), HttpsPages.HERE);
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return names.texts().get(0);
    }

    @Override
    public List<Object> args() {
        return List.of(names.texts().get(0));
    }
}
