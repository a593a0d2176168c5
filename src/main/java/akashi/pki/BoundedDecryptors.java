package akashi.pki;

import akashi.core.fault.Fault;
import java.math.BigInteger;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.InputDecryptor;
import org.bouncycastle.operator.InputDecryptorProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEInputDecryptorProviderBuilder;

/** Opens the encrypted parts of a foreign PFX file, unless they ask for more work than any program writes. */
final class BoundedDecryptors implements InputDecryptorProvider {

    /** Two million iterations and a little: about half a second. */
    private static final int MOST_BITS = 21;

    private final InputDecryptorProvider provider;

    BoundedDecryptors(char[] password) {
        this.provider = new JcePKCSPBEInputDecryptorProviderBuilder()
                .setProvider(Crypto.bouncyCastle())
                .build(password);
    }

    static void check(BigInteger iterations) {
        if (iterations.bitLength() > MOST_BITS) {
            throw new Fault.BadInput("pfx", "pki.read.pfx-cost", iterations);
        }
    }

    @Override
    public InputDecryptor get(AlgorithmIdentifier algorithm) throws OperatorCreationException {
        check(iterations(algorithm));
        return provider.get(algorithm);
    }

    private static BigInteger iterations(AlgorithmIdentifier algorithm) {
        if (!PKCSObjectIdentifiers.id_PBES2.equals(algorithm.getAlgorithm())) {
            return PKCS12PBEParams.getInstance(algorithm.getParameters()).getIterations();
        }
        KeyDerivationFunc derivation =
                PBES2Parameters.getInstance(algorithm.getParameters()).getKeyDerivationFunc();
        // Any other derivation, such as scrypt, is not opened at all.
        return PBKDF2Params.getInstance(derivation.getParameters()).getIterationCount();
    }
}
