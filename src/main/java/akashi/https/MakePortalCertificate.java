package akashi.https;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.List;

/** Has a CA of the site sign a certificate for the portal itself; answers with its SHA-256. */
record MakePortalCertificate(Names names, Reserved reserved) implements Act<String> {

    static final String CODE = "make-portal-certificate";

    @Override
    public String code() {
        return CODE;
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
