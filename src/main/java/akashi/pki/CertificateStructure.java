package akashi.pki;

import java.io.IOException;
import org.bouncycastle.cert.X509CertificateHolder;

/** The step from a read certificate back to the library's structure. */
final class CertificateStructure {

    private CertificateStructure() {}

    static X509CertificateHolder of(ParsedCertificate certificate) {
        try {
            return new X509CertificateHolder(certificate.der().toArray());
        } catch (IOException readOnceAlready) {
            throw new PkiFailure(readOnceAlready);
        }
    }

    /** Whether subject and issuer are the same name, however it is written (RFC 5280 7.1). */
    static boolean selfIssued(ParsedCertificate certificate) {
        X509CertificateHolder structure = of(certificate);
        return structure.getSubject().equals(structure.getIssuer());
    }
}
