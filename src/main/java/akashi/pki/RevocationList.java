package akashi.pki;

import akashi.core.site.Validity;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.ContentVerifier;

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
            ParsedCertificate authority, AuthorityKey key, long number, Validity window, RevokedEntries revoked) {
        return Crypto.must(() -> {
            X509CertificateHolder issuer = CertificateStructure.of(authority);
            ContentSigner signer = Signatures.signer(key);
            byte[] content = content(issuer, KeyIds.of(authority), signer, number, window, revoked);
            signer.getOutputStream().write(content);
            byte[] signature = signer.getSignature();
            ContentVerifier verifier =
                    Signatures.verifier(issuer.getSubjectPublicKeyInfo()).get(signer.getAlgorithmIdentifier());
            verifier.getOutputStream().write(content);
            if (!verifier.verify(signature)) {
                throw new PkiFailure("the key is not that of the authority");
            }
            return DerBytes.of(
                    Der.sequence(content, der(signer.getAlgorithmIdentifier()), der(new DERBitString(signature))));
        });
    }

    /** What is signed (RFC 5280 5.1.2), put together by hand: a library takes a tenth of a second for ten thousand. */
    private static byte[] content(
            X509CertificateHolder issuer,
            byte[] issuerKeyId,
            ContentSigner signer,
            long number,
            Validity window,
            RevokedEntries revoked)
            throws IOException {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuerKeyId));
        extensions.addExtension(Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(number)));
        return Der.sequence(
                der(new ASN1Integer(1)),
                der(signer.getAlgorithmIdentifier()),
                der(issuer.getSubject()),
                Der.time(window.notBefore()),
                Der.time(window.notAfter()),
                revoked.sequence(),
                der(new DERTaggedObject(true, 0, extensions.generate())));
    }

    private static byte[] der(ASN1Encodable structure) throws IOException {
        return structure.toASN1Primitive().getEncoded(ASN1Encoding.DER);
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
