package akashi.pki;

import java.util.List;

/** The certificate of an authority, worked out and looked at, which the authority above has not signed yet. */
public final class PreparedAuthority {

    private final Unsigned unsigned;
    private final List<Finding> findings;

    PreparedAuthority(Unsigned unsigned, AuthorityChain above) {
        this.unsigned = unsigned;
        this.findings = AuthorityLint.findings(unsigned.draft(), above);
    }

    /** Everything that speaks against it. */
    public List<Finding> findings() {
        return findings;
    }

    /** What it will say: all facts but the thumbprints, which the signature changes. */
    public ParsedCertificate draft() {
        return unsigned.draft();
    }

    /** The certificate, signed. One that is refused is not signed, nor anything with a key that is not the issuer's. */
    public ParsedCertificate sign(AuthorityKey issuerKey) {
        if (findings.stream().anyMatch(Finding::refuses)) {
            throw new IllegalStateException("this authority must not be signed: " + findings);
        }
        return unsigned.sign(issuerKey);
    }
}
