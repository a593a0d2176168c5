package akashi.pki;

import java.math.BigInteger;

/**
 * Knows RSA keys of the family that smart cards and TPMs with a faulty generator made (CVE-2017-15361): their factors
 * are powers of 65537 modulo many small primes, so the modulus is one too. Anybody can compute their private key.
 */
final class RocaKeys {

    private static final int GENERATOR = 65537;
    private static final int[] PRIMES = {
        3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97, 101, 103, 107, 109,
        113, 127, 131, 137, 139, 149, 151, 157, 163, 167
    };

    private RocaKeys() {}

    /** Whether a modulus shows the pattern; of honest keys hardly one in 2²⁷ does. */
    static boolean has(BigInteger modulus) {
        for (int prime : PRIMES) {
            if (!isPowerOfGenerator(modulus.mod(BigInteger.valueOf(prime)).intValue(), prime)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPowerOfGenerator(int rest, int prime) {
        int power = 1;
        do {
            if (power == rest) {
                return true;
            }
            power = power * (GENERATOR % prime) % prime;
        } while (power != 1);
        return false;
    }
}
