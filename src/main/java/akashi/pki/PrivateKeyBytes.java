package akashi.pki;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.operator.ContentSigner;

/**
 * A private key outside the crypto libraries, as PKCS #8 bytes (RFC 5958). It prints as {@code •••}, has no equality,
 * and can be wiped. Its bytes leave only to be sealed by a {@link SecretBox}.
 */
public final class PrivateKeyBytes extends AuthorityKey {

    private final byte[] pkcs8;

    private PrivateKeyBytes(byte[] pkcs8) {
        this.pkcs8 = pkcs8;
    }

    /** A fresh key. RSA takes from a tenth of a second to seconds. */
    public static PrivateKeyBytes generate(KeyKind kind) {
        return Crypto.must(() -> {
            KeyPairGenerator generator = generator(kind.info().algorithm());
            generator.initialize(parameters(kind));
            return new PrivateKeyBytes(generator.generateKeyPair().getPrivate().getEncoded());
        });
    }

    private static KeyPairGenerator generator(String algorithm) throws NoSuchAlgorithmException {
        Provider quick = NativeCrypto.provider().orElse(null);
        return quick == null ? KeyPairGenerator.getInstance(algorithm) : KeyPairGenerator.getInstance(algorithm, quick);
    }

    /** A key from the bytes that {@link #reveal()} gave. */
    public static PrivateKeyBytes of(byte[] pkcs8) {
        return new PrivateKeyBytes(pkcs8.clone());
    }

    /** A copy of the PKCS #8 bytes, for sealing alone. */
    public byte[] reveal() {
        return pkcs8.clone();
    }

    /** Overwrites the key. */
    @Override
    public void wipe() {
        Arrays.fill(pkcs8, (byte) 0);
    }

    /** The public half, computed. */
    @Override
    public PublicKeyBytes publicKey() {
        return PublicHalf.of(PrivateKeyInfo.getInstance(pkcs8));
    }

    @Override
    ContentSigner signer() {
        return Signatures.signer(jca(), signatureAlgorithm());
    }

    /** Whether it is a key the portal can work with: RSA, or EC on a named curve. For foreign keys, under guard. */
    boolean usable() {
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(pkcs8);
        return isRsa() || PublicHalf.isOnNamedCurve(info);
    }

    PrivateKey jca() {
        return Crypto.must(
                () -> KeyFactory.getInstance(isRsa() ? "RSA" : "EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
    }

    /** The algorithm this key signs with; SHA-256 throughout. */
    String signatureAlgorithm() {
        return isRsa() ? "SHA256withRSA" : "SHA256withECDSA";
    }

    private boolean isRsa() {
        return PrivateKeyInfo.getInstance(pkcs8)
                .getPrivateKeyAlgorithm()
                .getAlgorithm()
                .equals(PKCSObjectIdentifiers.rsaEncryption);
    }

    static AlgorithmParameterSpec parameters(KeyKind kind) {
        return kind == KeyKind.EC_P256
                ? new ECGenParameterSpec("secp256r1")
                : new RSAKeyGenParameterSpec(kind.info().bits(), BigInteger.valueOf(65537));
    }

    @Override
    public String toString() {
        return "•••";
    }
}
