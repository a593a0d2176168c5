package akashi.pki;

import akashi.core.site.KeyInfo;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** A public key as SubjectPublicKeyInfo bytes (RFC 5280 4.1.2.7). */
public final class PublicKeyBytes {

    private final byte[] spki;

    private PublicKeyBytes(byte[] spki) {
        this.spki = spki;
    }

    static PublicKeyBytes of(byte[] spki) {
        return new PublicKeyBytes(spki.clone());
    }

    /** A copy of the DER bytes. */
    public byte[] der() {
        return spki.clone();
    }

    /** SHA-256 of the DER bytes, in lower-case hex: by it people compare keys. */
    public String sha256() {
        return Digests.sha256Hex(spki);
    }

    /** Its algorithm and size. */
    public KeyInfo info() {
        return Crypto.must(() -> info(structure()));
    }

    SubjectPublicKeyInfo structure() {
        return SubjectPublicKeyInfo.getInstance(spki);
    }

    /** Whether it is an RSA key that anybody can factor. */
    /** Whether it comes from a generator whose keys can be factored (ROCA, CVE-2017-15361). */
    public boolean weakByBirth() {
        return Crypto.must(() -> factored(structure()));
    }

    static boolean factored(SubjectPublicKeyInfo key) throws IOException {
        return PKCSObjectIdentifiers.rsaEncryption.equals(key.getAlgorithm().getAlgorithm())
                && RocaKeys.has(RSAPublicKey.getInstance(key.parsePublicKey()).getModulus());
    }

    static KeyInfo info(SubjectPublicKeyInfo key) throws IOException {
        AlgorithmIdentifier algorithm = key.getAlgorithm();
        if (PKCSObjectIdentifiers.rsaEncryption.equals(algorithm.getAlgorithm())) {
            // Not through the library's key classes: they test a foreign modulus for primes, which takes long.
            int bits =
                    RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength();
            return new KeyInfo("RSA", bits);
        }
        if (X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm.getAlgorithm())) {
            ECPublicKeyParameters elliptic = (ECPublicKeyParameters) PublicKeyFactory.createKey(key);
            return new KeyInfo("EC", elliptic.getParameters().getCurve().getFieldSize());
        }
        return new KeyInfo(AlgorithmNames.of(algorithm.getAlgorithm()), 0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKeyBytes key && Arrays.equals(spki, key.spki);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(spki);
    }

    @Override
    public String toString() {
        return "public key " + info();
    }
}
