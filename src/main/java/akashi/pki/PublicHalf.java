package akashi.pki;

import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X962Parameters;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** Computes a public key from its private key, so that one secret is kept and not two. */
final class PublicHalf {

    private PublicHalf() {}

    static PublicKeyBytes of(PrivateKeyInfo key) {
        return Crypto.must(() -> {
            boolean rsa = key.getPrivateKeyAlgorithm().getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption);
            return PublicKeyBytes.of((rsa ? rsa(key) : elliptic(key)).getEncoded());
        });
    }

    private static SubjectPublicKeyInfo rsa(PrivateKeyInfo key) throws IOException {
        RSAPrivateKey parts = RSAPrivateKey.getInstance(key.parsePrivateKey());
        return new SubjectPublicKeyInfo(
                key.getPrivateKeyAlgorithm(), new RSAPublicKey(parts.getModulus(), parts.getPublicExponent()));
    }

    private static SubjectPublicKeyInfo elliptic(PrivateKeyInfo key) throws IOException {
        X9ECParameters curve =
                curve(X962Parameters.getInstance(key.getPrivateKeyAlgorithm().getParameters()));
        BigInteger secret = ECPrivateKey.getInstance(key.parsePrivateKey()).getKey();
        byte[] point = new FixedPointCombMultiplier()
                .multiply(curve.getG(), secret)
                .normalize()
                .getEncoded(false);
        return new SubjectPublicKeyInfo(key.getPrivateKeyAlgorithm(), point);
    }

    static boolean isOnNamedCurve(PrivateKeyInfo key) {
        return X9ObjectIdentifiers.id_ecPublicKey.equals(
                        key.getPrivateKeyAlgorithm().getAlgorithm())
                && X962Parameters.getInstance(key.getPrivateKeyAlgorithm().getParameters())
                        .isNamedCurve();
    }

    private static X9ECParameters curve(X962Parameters parameters) {
        X9ECParameters curve = parameters.isNamedCurve()
                ? ECNamedCurveTable.getByOID(ASN1ObjectIdentifier.getInstance(parameters.getParameters()))
                : null;
        if (curve == null) {
            throw new PkiFailure("only named curves are used");
        }
        return curve;
    }
}
