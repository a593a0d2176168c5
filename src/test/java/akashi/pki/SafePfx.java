package akashi.pki;

import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;

/** PFX files with any content whatever, and the right check of integrity over it. */
final class SafePfx {

    private static final int ITERATIONS = 1;

    private SafePfx() {}

    /** What the check of a file goes over. */
    static byte[] content(byte[] pfx) {
        return ASN1OctetString.getInstance(Pfx.getInstance(pfx).getAuthSafe().getContent())
                .getOctets();
    }

    /** The content of a file that hides neither the key nor the certificate. */
    static byte[] open(ParsedCertificate certificate, PrivateKeyBytes key) {
        return Crypto.must(() -> {
            PKCS12PfxPduBuilder builder = new PKCS12PfxPduBuilder();
            builder.addData(new PKCS12SafeBagBuilder(
                            new X509CertificateHolder(certificate.der().toArray()))
                    .build());
            builder.addData(new PKCS12SafeBagBuilder(PrivateKeyInfo.getInstance(key.reveal())).build());
            return content(builder.build(new BcPKCS12MacCalculatorBuilder(), "any".toCharArray())
                    .getEncoded());
        });
    }

    /** A file with this content. */
    static byte[] of(byte[] content, Password password) {
        return Crypto.must(() -> {
            MacCalculator mac = new BcPKCS12MacCalculatorBuilder(
                            new org.bouncycastle.crypto.digests.SHA256Digest(),
                            new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256))
                    .setIterationCount(ITERATIONS)
                    .build(password.reveal());
            try (java.io.OutputStream over = mac.getOutputStream()) {
                over.write(content);
            }
            byte[] salt = PKCS12PBEParams.getInstance(
                            mac.getAlgorithmIdentifier().getParameters())
                    .getIV();
            DigestInfo digest = new DigestInfo(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256), mac.getMac());
            return new Pfx(
                            new ContentInfo(PKCSObjectIdentifiers.data, new DEROctetString(content)),
                            new MacData(digest, salt, ITERATIONS))
                    .getEncoded(ASN1Encoding.DER);
        });
    }
}
