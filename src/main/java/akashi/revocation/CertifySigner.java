package akashi.revocation;

import akashi.core.access.Access;
import akashi.pki.PublicKeyBytes;
import akashi.store.Act;
import akashi.store.OcspSigners;
import java.util.List;

/** Names who answers questions about an authority's certificates: the second step, after its row is kept. */
record CertifySigner(String authority, OcspSigners.Head signer, PublicKeyBytes key) implements Act<Boolean> {

    @Override
    public String code() {
        return "certify-ocsp-signer";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return authority;
    }

    @Override
    public List<Object> args() {
        return List.of(authority, signer.serial(), signer.endsAt());
    }
}
