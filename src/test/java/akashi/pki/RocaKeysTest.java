package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import akashi.core.fault.Fault;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;

class RocaKeysTest {

    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);

    /** A number of the shape of such a modulus: a power of 65537 modulo the product of the first 39 odd primes. */
    private static BigInteger weak() {
        BigInteger primorial = BigInteger.ONE;
        BigInteger prime = BigInteger.TWO;
        for (int i = 0; i < 38; i++) {
            prime = prime.nextProbablePrime();
            primorial = primorial.multiply(prime);
        }
        BigInteger high = BigInteger.ONE.shiftLeft(2047).divide(primorial).add(BigInteger.ONE);
        return primorial.multiply(high).add(EXPONENT.modPow(BigInteger.valueOf(4711), primorial));
    }

    @Test
    void a_modulus_of_the_faulty_generator_is_known() {
        assertThat(weak().bitLength()).isEqualTo(2048);
        assertThat(RocaKeys.has(weak())).isTrue();
        assertThat(RocaKeys.has(weak().add(BigInteger.TWO))).isFalse();
    }

    @Test
    void honest_keys_are_not_taken_for_one() throws Exception {
        BigInteger honest = RSAPublicKey.getInstance(
                        Trusts.SERVER_KEY.publicKey().structure().parsePublicKey())
                .getModulus();
        assertThat(RocaKeys.has(honest)).isFalse();
    }

    @Test
    void a_request_with_such_a_key_is_refused_with_what_to_do() throws Exception {
        SubjectPublicKeyInfo key = new SubjectPublicKeyInfo(
                new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption), new RSAPublicKey(weak(), EXPONENT));
        byte[] request = new PKCS10CertificationRequestBuilder(DistinguishedNames.of("rec-01", Optional.empty()), key)
                .build(Signatures.signer(Trusts.SERVER_KEY))
                .getEncoded();
        assertThat(catchThrowableOfType(Fault.BadInput.class, () -> RequestReader.read(request))
                        .errors())
                .extracting(error -> error.message().key())
                .containsExactly("pki.read.csr-roca");
    }
}
