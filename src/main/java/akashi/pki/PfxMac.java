package akashi.pki;

import java.io.OutputStream;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jcajce.io.MacOutputStream;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.MacCalculator;
import org.bouncycastle.pkcs.PKCS12MacCalculatorBuilder;

/**
 * The seal of a PFX file (RFC 7292 4, key derivation of its appendix B) by the platform's own providers.
 *
 * @param digest the digest of the seal
 * @param algorithm what the platform calls it, such as {@code HmacPBESHA256}
 * @param saltBytes as many as the digest has
 */
record PfxMac(ASN1ObjectIdentifier digest, String algorithm, int saltBytes, int iterations)
        implements PKCS12MacCalculatorBuilder {

    @Override
    public AlgorithmIdentifier getDigestAlgorithmIdentifier() {
        return new AlgorithmIdentifier(digest, DERNull.INSTANCE);
    }

    @Override
    public MacCalculator build(char[] password) {
        byte[] salt = Randoms.bytes(saltBytes);
        return Crypto.must(() -> {
            PBEKeySpec said = new PBEKeySpec(password);
            Mac mac = Mac.getInstance(algorithm);
            mac.init(SecretKeyFactory.getInstance("PBE").generateSecret(said), new PBEParameterSpec(salt, iterations));
            said.clearPassword();
            return new Seal(mac, new AlgorithmIdentifier(digest, new PKCS12PBEParams(salt, iterations)));
        });
    }

    private record Seal(Mac mac, AlgorithmIdentifier algorithm) implements MacCalculator {

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return algorithm;
        }

        @Override
        public OutputStream getOutputStream() {
            return new MacOutputStream(mac);
        }

        @Override
        public byte[] getMac() {
            return mac.doFinal();
        }

        @Override
        public GenericKey getKey() {
            return new GenericKey(algorithm, new byte[0]);
        }
    }
}
