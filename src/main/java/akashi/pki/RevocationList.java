package akashi.pki;

import akashi.core.site.Validity;
import java.math.BigInteger;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;

/** Makes the full list of what an authority revoked (RFC 5280 5), signed with the authority's own key. */
public final class RevocationList {

    private RevocationList() {}

    /**
     * The list as DER.
     *
     * @param number higher than that of every list before it
     * @param window when it was made, and when the next one is there at the latest
     */
    public static DerBytes sign(
            ParsedCertificate authority,
            PrivateKeyBytes key,
            long number,
            Validity window,
            List<RevokedEntry> revoked) {
        return Crypto.must(() -> {
            X509CertificateHolder issuer = CertificateStructure.of(authority);
            X509v2CRLBuilder builder = new X509v2CRLBuilder(issuer.getSubject(), Date.from(window.notBefore()));
            builder.setNextUpdate(Date.from(window.notAfter()));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(KeyIds.of(authority)));
            builder.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
            revoked.forEach(entry ->
                    builder.addCRLEntry(new BigInteger(entry.serial(), 16), Date.from(entry.at()), entry.code()));
            X509CRLHolder list = builder.build(Signatures.signer(key));
            if (!list.isSignatureValid(Signatures.verifier(issuer.getSubjectPublicKeyInfo()))) {
                throw new PkiFailure("the key is not that of the authority");
            }
            return DerBytes.of(list.getEncoded());
        });
    }

    /** A list as PEM. */
    public static String pem(byte[] der) {
        return DerBytes.of(der).pem("X509 CRL");
    }

    /** Whether verifiers accept lists of this authority: its key usage, where there is one, has to allow it. */
    public static boolean allowedBy(ParsedCertificate authority) {
        return authority.keyUsage().isEmpty() || authority.keyUsage().contains(KeyUse.CRL_SIGN);
    }
}
