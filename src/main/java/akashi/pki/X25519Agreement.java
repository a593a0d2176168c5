package akashi.pki;

import java.math.BigInteger;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.Key;
import java.security.SecureRandom;
import java.security.interfaces.XECKey;
import java.security.interfaces.XECPrivateKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import javax.crypto.KeyAgreementSpi;
import javax.crypto.SecretKey;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.util.Arrays;
import org.bouncycastle.util.BigIntegers;

/** What two keys on X25519 share (RFC 7748, 6.1); a point of low order would share nothing and is refused. */
final class X25519Agreement extends KeyAgreementSpi {

    private byte[] scalar;
    private byte[] shared;

    @Override
    protected void engineInit(Key key, SecureRandom random) throws InvalidKeyException {
        if (!(key instanceof XECPrivateKey own) || !onCurve(own)) {
            throw new InvalidKeyException("no private key on X25519");
        }
        scalar = own.getScalar()
                .filter(bytes -> bytes.length == X25519.SCALAR_SIZE)
                .orElseThrow(() -> new InvalidKeyException("the key does not tell its scalar"));
        shared = null;
    }

    @Override
    protected void engineInit(Key key, AlgorithmParameterSpec none, SecureRandom random)
            throws InvalidKeyException, InvalidAlgorithmParameterException {
        if (none != null) {
            throw new InvalidAlgorithmParameterException("X25519 takes no parameters");
        }
        engineInit(key, random);
    }

    @Override
    protected Key engineDoPhase(Key key, boolean last) throws InvalidKeyException {
        if (scalar == null) {
            throw new IllegalStateException("no key of one's own yet");
        }
        if (!last || !(key instanceof XECPublicKey other) || !onCurve(other)) {
            throw new InvalidKeyException("no public key on X25519");
        }
        byte[] secret = new byte[X25519.POINT_SIZE];
        if (!X25519.calculateAgreement(scalar, 0, point(other.getU()), 0, secret, 0)) {
            throw new InvalidKeyException("a point of low order");
        }
        shared = secret;
        return null;
    }

    /** Little-endian, as the curve reads it. */
    private static byte[] point(BigInteger u) throws InvalidKeyException {
        if (u.signum() < 0 || u.bitLength() > 8 * X25519.POINT_SIZE) {
            throw new InvalidKeyException("not a point of the curve");
        }
        return Arrays.reverse(BigIntegers.asUnsignedByteArray(X25519.POINT_SIZE, u));
    }

    private static boolean onCurve(XECKey key) {
        return key.getParams() instanceof NamedParameterSpec named
                && named.getName().equalsIgnoreCase(NamedParameterSpec.X25519.getName());
    }

    @Override
    protected byte[] engineGenerateSecret() {
        if (shared == null) {
            throw new IllegalStateException("no key of the other side yet");
        }
        byte[] secret = shared;
        shared = null;
        return secret;
    }

    @Override
    protected int engineGenerateSecret(byte[] into, int at) throws ShortBufferException {
        if (into.length - at < X25519.POINT_SIZE) {
            throw new ShortBufferException();
        }
        System.arraycopy(engineGenerateSecret(), 0, into, at, X25519.POINT_SIZE);
        return X25519.POINT_SIZE;
    }

    @Override
    protected SecretKey engineGenerateSecret(String algorithm) {
        return new SecretKeySpec(engineGenerateSecret(), algorithm);
    }
}
