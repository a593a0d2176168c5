package akashi.pki;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.pkcs.PKCSException;

/** The funnel through which every checked exception of the crypto libraries leaves as one outcome. */
final class Crypto {

    /** A piece of work that may throw what the crypto libraries throw. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws GeneralSecurityException, IOException, OperatorException, PKCSException, CertException;
    }

    /** Made on first use and never registered: the platform's own providers keep their order and the start its speed. */
    private static final class Lazy {
        static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();
    }

    private Crypto() {}

    static Provider bouncyCastle() {
        return Lazy.BOUNCY_CASTLE;
    }

    /** The result of work on material that is known to be good: a failure is a defect. */
    static <T> T must(Work<T> work) {
        try {
            return work.run();
        } catch (GeneralSecurityException
                | IOException
                | OperatorException
                | PKCSException
                | CertException unexpected) {
            throw new PkiFailure(unexpected);
        }
    }
}
