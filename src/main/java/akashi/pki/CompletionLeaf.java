package akashi.pki;

import akashi.core.site.Training;
import akashi.core.site.Validity;
import java.math.BigInteger;
import java.util.Date;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * Certificates of completion. They name a person and no computer: without alternative names no server can show one. The
 * private key that belongs to it is thrown away at once, since nobody is ever to sign with it.
 */
public final class CompletionLeaf {

    /** What stands in the subject as organisational unit. */
    public static final String UNIT = "Certificate of completion";

    private static final int LONGEST = 64;

    private CompletionLeaf() {}

    /** Signs one with the key of the authority, for as long as is asked. */
    public static ParsedCertificate sign(
            ParsedCertificate issuing, AuthorityKey issuingKey, String learner, Validity life) {
        PrivateKeyBytes thrownAway = PrivateKeyBytes.generate(KeyKind.EC_P256);
        PublicKeyBytes key = thrownAway.publicKey();
        thrownAway.wipe();
        return Crypto.must(() -> {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    CertificateStructure.of(issuing).getSubject(),
                    new BigInteger(Randoms.serial(), 16),
                    Date.from(life.notBefore()),
                    Date.from(life.notAfter()),
                    new X500NameBuilder(BCStyle.INSTANCE)
                            .addRDN(BCStyle.O, new DERUTF8String(Training.ORGANISATION))
                            .addRDN(BCStyle.OU, new DERUTF8String(UNIT))
                            .addRDN(BCStyle.CN, new DERUTF8String(cut(learner)))
                            .build(),
                    key.structure());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            KeyIds.add(builder, key, KeyIds.of(issuing));
            return CertificateReader.read(builder.build(Signatures.signer(issuingKey)));
        });
    }

    /** A common name has 64 characters at most (X.520). */
    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST));
    }
}
