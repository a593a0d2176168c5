package akashi.pki;

import akashi.core.fault.Fault;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;

/** A certificate with those above it and its private key, as a TLS server shows them. Prints without the key. */
public final class TlsIdentity {

    private final ParsedCertificate certificate;
    private final List<ParsedCertificate> above;
    private final PrivateKey key;
    private final X509Certificate[] chain;

    private TlsIdentity(PrivateKeyBytes key, ParsedCertificate certificate, List<ParsedCertificate> above) {
        this.certificate = certificate;
        this.above = List.copyOf(above);
        this.key = key.jca();
        this.chain = Stream.concat(Stream.of(certificate), above.stream())
                .map(TlsContexts::jca)
                .toArray(X509Certificate[]::new);
    }

    /**
     * One that Java's TLS can show; a key of another kind is {@link Fault.BadInput}.
     *
     * @param above what lies between the certificate and its root, the nearest first
     */
    public static TlsIdentity of(PrivateKeyBytes key, ParsedCertificate certificate, List<ParsedCertificate> above) {
        try {
            return new TlsIdentity(key, certificate, above);
        } catch (PkiFailure unknownCurve) {
            throw new Fault.BadInput("files", "pki.read.tls-key-kind");
        }
    }

    public ParsedCertificate certificate() {
        return certificate;
    }

    /** What is sent beside it. */
    public List<ParsedCertificate> above() {
        return above;
    }

    PrivateKey key() {
        return key;
    }

    X509Certificate[] chain() {
        return chain.clone();
    }

    /** Whether it serves a client that asks for a signature of this type, such as {@code EC} or {@code RSA}. */
    boolean fits(String keyType) {
        return keyType.equals(key.getAlgorithm()) || keyType.startsWith(key.getAlgorithm() + "_");
    }

    @Override
    public String toString() {
        return certificate.title() + " •••";
    }
}
