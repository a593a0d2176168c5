package akashi.pki;

import akashi.core.site.Validity;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** Makes the certificates of authorities: a root that signs itself, and an issuing authority under a root. */
public final class AuthorityCertificates {

    private AuthorityCertificates() {}

    /** A root, signed with its own key. */
    public static ParsedCertificate selfSigned(AuthorityRequest request, PrivateKeyBytes key, String serial) {
        X500Name name = subject(request);
        return sign(request, name, key.publicKey(), KeyIds.of(key.publicKey()), serial, key);
    }

    /** An issuing authority, signed by the one above it. */
    public static ParsedCertificate under(
            ParsedCertificate parent,
            PrivateKeyBytes parentKey,
            AuthorityRequest request,
            PublicKeyBytes key,
            String serial) {
        X500Name issuer = CertificateStructure.of(parent).getSubject();
        ParsedCertificate made = sign(request, issuer, key, KeyIds.of(parent), serial, parentKey);
        if (!parent.issued(made)) {
            throw new PkiFailure("the key is not that of the parent authority");
        }
        return made;
    }

    private static ParsedCertificate sign(
            AuthorityRequest request,
            X500Name issuer,
            PublicKeyBytes key,
            byte[] issuerKeyId,
            String serial,
            PrivateKeyBytes signingKey) {
        return Crypto.must(() -> {
            Validity validity = request.validity();
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    issuer,
                    new BigInteger(serial, 16),
                    Date.from(validity.notBefore()),
                    Date.from(validity.notAfter()),
                    subject(request),
                    key.structure());
            addExtensions(builder, request);
            KeyIds.add(builder, key, issuerKeyId);
            return CertificateReader.read(builder.build(Signatures.signer(signingKey)));
        });
    }

    private static void addExtensions(X509v3CertificateBuilder builder, AuthorityRequest request) throws IOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(request.pathLen()));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
        if (!request.constraints().isEmpty()) {
            builder.addExtension(Extension.nameConstraints, true, ConstraintStructure.encode(request.constraints()));
        }
    }

    private static X500Name subject(AuthorityRequest request) {
        Optional<String> organisation = request.name().organisation();
        return DistinguishedNames.of(request.name().commonName(), organisation);
    }
}
