package akashi.pki;

import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.Validity;
import java.math.BigInteger;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** Server certificates that nobody vouches for: whoever connects compares the fingerprint. */
public final class SelfSigned {

    /** What stands in the subject as organisation. */
    private static final String ORGANISATION = "Akashi self-signed";

    private SelfSigned() {}

    /** One for this key and these names. */
    public static ParsedCertificate sign(
            PrivateKeyBytes key, List<HostName> names, List<IpAddress> addresses, Validity life) {
        PublicKeyBytes half = key.publicKey();
        return Crypto.must(() -> {
            X500Name self = DistinguishedNames.of(LeafRequest.commonName(names.get(0)), Optional.of(ORGANISATION));
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    self,
                    new BigInteger(Randoms.serial(), 16),
                    Date.from(life.notBefore()),
                    Date.from(life.notAfter()),
                    self,
                    half.structure());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, SubjectNames.encode(names, addresses));
            KeyIds.add(builder, half, KeyIds.of(half));
            return CertificateReader.read(builder.build(Signatures.signer(key)));
        });
    }
}
