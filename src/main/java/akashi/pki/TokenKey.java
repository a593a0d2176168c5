package akashi.pki;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.UUID;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;

/** A private key on a {@link Token}: what is to be signed goes there, and the signature comes back. */
public final class TokenKey extends AuthorityKey {

    private final Token token;
    private final UUID id;
    private final PublicKeyBytes half;

    TokenKey(Token token, UUID id, PublicKeyBytes half) {
        this.token = token;
        this.id = id;
        this.half = half;
    }

    @Override
    public PublicKeyBytes publicKey() {
        return half;
    }

    @Override
    public void wipe() {
        // Nothing of it lies here.
    }

    static String algorithm(PublicKeyBytes half) {
        return half.info().isElliptic() ? "SHA256withECDSA" : "SHA256withRSA";
    }

    @Override
    ContentSigner signer() {
        String algorithm = algorithm(half);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        return new ContentSigner() {
            @Override
            public AlgorithmIdentifier getAlgorithmIdentifier() {
                return new DefaultSignatureAlgorithmIdentifierFinder().find(algorithm);
            }

            @Override
            public OutputStream getOutputStream() {
                return content;
            }

            @Override
            public byte[] getSignature() {
                return token.signature(id, algorithm, content.toByteArray());
            }
        };
    }

    @Override
    public String toString() {
        return "•••";
    }
}
