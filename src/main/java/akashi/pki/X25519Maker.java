package akashi.pki;

import java.math.BigInteger;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidParameterException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGeneratorSpi;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.XECPrivateKeySpec;
import java.security.spec.XECPublicKeySpec;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.util.Arrays;

/** Makes key pairs on X25519; they are Java's own keys, so every provider understands them. */
final class X25519Maker extends KeyPairGeneratorSpi {

    private static final int BITS = 255;
    private SecureRandom random = Randoms.source();

    @Override
    public void initialize(int bits, SecureRandom chosen) {
        if (bits != BITS) {
            throw new InvalidParameterException("X25519 has %d bits, not %d".formatted(BITS, bits));
        }
        random = chosen;
    }

    @Override
    public void initialize(AlgorithmParameterSpec curve, SecureRandom chosen)
            throws InvalidAlgorithmParameterException {
        boolean own = curve instanceof NamedParameterSpec named
                && named.getName().equalsIgnoreCase(NamedParameterSpec.X25519.getName());
        if (!own) {
            throw new InvalidAlgorithmParameterException("X25519 alone");
        }
        random = chosen;
    }

    @Override
    public KeyPair generateKeyPair() {
        byte[] scalar = new byte[X25519.SCALAR_SIZE];
        byte[] point = new byte[X25519.POINT_SIZE];
        X25519.generatePrivateKey(random, scalar);
        X25519.generatePublicKey(scalar, 0, point, 0);
        try {
            return Crypto.must(() -> {
                KeyFactory keys = KeyFactory.getInstance(QuickX25519.ALGORITHM);
                return new KeyPair(
                        keys.generatePublic(new XECPublicKeySpec(
                                NamedParameterSpec.X25519, new BigInteger(1, Arrays.reverse(point)))),
                        keys.generatePrivate(new XECPrivateKeySpec(NamedParameterSpec.X25519, scalar)));
            });
        } finally {
            Arrays.clear(scalar);
        }
    }
}
