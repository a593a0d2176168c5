package akashi.pki;

import java.io.IOException;
import java.util.HexFormat;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** Key identifiers: SHA-1 of the public key's bits (RFC 5280 4.2.1.2, method 1), or what the issuer's certificate says. */
final class KeyIds {

    private KeyIds() {}

    static byte[] of(PublicKeyBytes key) {
        return Digests.hash("SHA-1", key.structure().getPublicKeyData().getBytes());
    }

    static byte[] of(ParsedCertificate authority) {
        return authority.subjectKeyId().map(HexFormat.of()::parseHex).orElseGet(() -> of(authority.publicKey()));
    }

    static void add(X509v3CertificateBuilder builder, PublicKeyBytes key, byte[] issuerKeyId) throws IOException {
        builder.addExtension(Extension.subjectKeyIdentifier, false, new SubjectKeyIdentifier(of(key)));
        builder.addExtension(Extension.authorityKeyIdentifier, false, new AuthorityKeyIdentifier(issuerKeyId));
    }
}
