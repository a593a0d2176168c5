package akashi.pki;

import java.util.List;

/** A certificate that says everything it will say and lacks the authority's signature. Not for several threads. */
public final class Prepared {

    private final Unsigned unsigned;
    private final List<Finding> findings;

    Prepared(Unsigned unsigned, List<Finding> findings) {
        this.unsigned = unsigned;
        this.findings = List.copyOf(findings);
    }

    /** Everything lint found. */
    public List<Finding> findings() {
        return findings;
    }

    /** Whether a finding forbids signing. */
    public boolean refused() {
        return findings.stream().anyMatch(Finding::refuses);
    }

    /** What it will say: all facts but the thumbprints, which the signature changes. */
    public ParsedCertificate draft() {
        return unsigned.draft();
    }

    /** The certificate, signed. Refused ones are not signed, nor is anything with a key that is not the authority's. */
    public ParsedCertificate sign(AuthorityKey authorityKey) {
        if (refused()) {
            throw new IllegalStateException("lint refuses this certificate: " + findings);
        }
        return unsigned.sign(authorityKey);
    }
}
