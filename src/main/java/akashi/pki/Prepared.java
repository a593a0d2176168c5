package akashi.pki;

import java.util.Arrays;
import java.util.List;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** A certificate that says everything it will say and lacks the authority's signature. Not for several threads. */
public final class Prepared {

    private final X509v3CertificateBuilder builder;
    private final AuthorityChain authority;
    private final ParsedCertificate draft;
    private final List<Finding> findings;

    Prepared(
            X509v3CertificateBuilder builder,
            AuthorityChain authority,
            ParsedCertificate draft,
            List<Finding> findings) {
        this.builder = builder;
        this.authority = authority;
        this.draft = draft;
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
        return draft;
    }

    /** The certificate, signed. Refused ones are not signed, nor is anything with a key that is not the authority's. */
    public ParsedCertificate sign(PrivateKeyBytes authorityKey) {
        if (refused()) {
            throw new IllegalStateException("lint refuses this certificate: " + findings);
        }
        X509CertificateHolder signed = builder.build(Signatures.signer(authorityKey));
        ParsedCertificate certificate = CertificateReader.read(signed);
        if (!authority.issuing().issued(certificate)) {
            throw new PkiFailure("the key is not that of the authority");
        }
        if (!Arrays.equals(content(signed), content(CertificateStructure.of(draft)))) {
            throw new PkiFailure("what would be issued is not what was looked at");
        }
        return certificate;
    }

    private static byte[] content(X509CertificateHolder certificate) {
        return Crypto.must(
                () -> certificate.toASN1Structure().getTBSCertificate().getEncoded());
    }
}
