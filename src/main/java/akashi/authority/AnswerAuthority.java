package akashi.authority;

import akashi.pki.ForeignAuthority;
import akashi.pki.ParsedCertificate;
import java.util.List;
import java.util.UUID;

/** Puts the certificate that was signed elsewhere to the authority that had asked for it; answers the id. */
record AnswerAuthority(UUID authorityId, String name, ForeignAuthority answer) implements AboutAuthority {

    ParsedCertificate certificate() {
        return answer.certificate().orElseThrow();
    }

    @Override
    public String code() {
        return "answer-authority";
    }

    @Override
    public List<Object> args() {
        return List.of(name, certificate().issuer(), certificate().validity().notAfter());
    }
}
