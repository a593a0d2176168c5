package akashi.pki;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/** Names of algorithms as the JDK writes them: {@code SHA256withRSA}. */
final class AlgorithmNames {

    private static final DefaultAlgorithmNameFinder FINDER = new DefaultAlgorithmNameFinder();

    private AlgorithmNames() {}

    /** The name, or the dotted number of an algorithm nobody has named. */
    static String of(ASN1ObjectIdentifier algorithm) {
        return FINDER.getAlgorithmName(algorithm).replace("WITH", "with");
    }

    /** Whether a signature made with it can be forged today. */
    static boolean isWeakSignature(String name) {
        return name.startsWith("SHA1") || name.startsWith("MD");
    }
}
