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
}
