package akashi.pki;

import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/**
 * The request with which an authority elsewhere is asked to sign an issuing authority of the site: PKCS #10 with the
 * marks of an authority for leaves only.
 *
 * @param subject the distinguished name as RFC 2253 text
 */
public record AuthoritySigningRequest(String subject, String pem) {

    /** For a key that stays here. */
    public static AuthoritySigningRequest of(AuthorityName name, AuthorityKey key) {
        return Crypto.must(() -> {
            X500Name subject = DistinguishedNames.of(name.commonName(), name.organisation());
            ExtensionsGenerator wished = new ExtensionsGenerator();
            wished.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            wished.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            byte[] der = new PKCS10CertificationRequestBuilder(
                            subject, key.publicKey().structure())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, wished.generate())
                    .build(Signatures.signer(key))
                    .getEncoded();
            return new AuthoritySigningRequest(
                    DistinguishedNames.text(subject), DerBytes.of(der).pem("CERTIFICATE REQUEST"));
        });
    }
}
