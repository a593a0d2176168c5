package akashi.pki;

import java.util.Arrays;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * A certificate that says everything it will say and lacks its issuer's signature; its draft, which is looked at, carries
 * a signature of a throw-away key. Not for several threads.
 */
final class Unsigned {

    private final X509v3CertificateBuilder builder;
    private final ParsedCertificate issuer;
    private final ParsedCertificate draft;

    private Unsigned(X509v3CertificateBuilder builder, ParsedCertificate issuer, ParsedCertificate draft) {
        this.builder = builder;
        this.issuer = issuer;
        this.draft = draft;
    }

    static Unsigned of(X509v3CertificateBuilder builder, ParsedCertificate issuer) {
        ParsedCertificate draft = CertificateReader.read(builder.build(ThrowAwayKeys.signer(issuer)));
        return new Unsigned(builder, issuer, draft);
    }

    /** All facts but the thumbprints, which the signature changes. */
    ParsedCertificate draft() {
        return draft;
    }

    /** Signed. Nothing is signed with a key that is not the issuer's, nor anything else than was looked at. */
    ParsedCertificate sign(AuthorityKey issuerKey) {
        X509CertificateHolder signed = builder.build(Signatures.signer(issuerKey));
        ParsedCertificate certificate = CertificateReader.read(signed);
        if (!issuer.issued(certificate)) {
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
