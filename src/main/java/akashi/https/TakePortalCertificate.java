package akashi.https;

import akashi.core.access.Access;
import akashi.store.Act;
import java.util.List;

/** Takes a certificate with its key, made elsewhere, for the portal itself; answers with its SHA-256. */
record TakePortalCertificate(Handed handed) implements Act<String> {

    @Override
    public String code() {
        return "upload-portal-certificate";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return handed.certificate().title();
    }

    @Override
    public List<Object> args() {
        return List.of(
                handed.certificate().title(),
                handed.certificate().serial(),
                handed.certificate().validity().notAfter());
    }
}
