package akashi.pki;

import java.io.OutputStream;
import java.security.PrivateKey;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.CertException;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorException;
import org.bouncycastle.operator.RuntimeOperatorException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;

/** Makes and checks signatures with the native provider where there is one, else with the platform's own. */
final class Signatures {

    private Signatures() {}

    static ContentSigner signer(AuthorityKey key) {
        return key.signer();
    }

    static ContentSigner signer(PrivateKey key, String algorithm) {
        return Crypto.must(() -> {
            JcaContentSignerBuilder builder = new JcaContentSignerBuilder(algorithm);
            NativeCrypto.provider().ifPresent(builder::setProvider);
            return builder.build(key);
        });
    }

    /** Puts the same signature of the key under whatever it is given; for several threads. */
    static ContentSigner always(PrivateKeyBytes key) {
        ContentSigner one = signer(key);
        byte[] signature = one.getSignature();
        AlgorithmIdentifier algorithm = one.getAlgorithmIdentifier();
        return new ContentSigner() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return algorithm;
            }

            @Override
            public OutputStream getOutputStream() {
                return OutputStream.nullOutputStream();
            }

            @Override
            public byte[] getSignature() {
                return signature.clone();
            }
        };
    }

    /** Whether names and signature fit. A signature in an unknown algorithm fits nothing. */
    static boolean issued(X509CertificateHolder issuer, X509CertificateHolder subject) {
        if (!issuer.getSubject().equals(subject.getIssuer())) {
            return false;
        }
        try {
            return subject.isSignatureValid(verifier(issuer.getSubjectPublicKeyInfo()));
        } catch (OperatorException | CertException | RuntimeOperatorException noSuchSignature) {
            return false;
        }
    }

    /** The platform's providers check RSA; Bouncy Castle the rest, since Java 17 does not find EC keys by number. */
    static ContentVerifierProvider verifier(SubjectPublicKeyInfo key) throws OperatorException {
        JcaContentVerifierProviderBuilder builder = new JcaContentVerifierProviderBuilder();
        boolean rsa =
                PKCSObjectIdentifiers.rsaEncryption.equals(key.getAlgorithm().getAlgorithm());
        return rsa
                ? builder.build(key)
                : builder.setProvider(Crypto.bouncyCastle()).build(key);
    }
}
