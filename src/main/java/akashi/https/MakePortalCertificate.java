package akashi.https;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.List;
import java.util.UUID;

/** Has a CA of the site sign a certificate for the portal itself; answers with its SHA-256. */
record MakePortalCertificate(UUID authorityId, Names names) implements Act<String> {

    @Override
    public String code() {
        return "make-portal-certificate";
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
