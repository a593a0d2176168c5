package akashi.pki;

import akashi.core.fault.Fault;
import akashi.core.site.KeyInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/**
 * Reads certificate signing requests from outside, PEM or DER. What cannot be read, is not signed by its own key, has a
 * key that is weak or that the servers cannot use, or asks to be an authority is {@link Fault.BadInput} on the field
 * {@code csr}.
 */
public final class RequestReader {

    private static final String FIELD = "csr";
    private static final String MALFORMED = "pki.read.csr-malformed";
    private static final List<String> LABELS = List.of("CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST");

    private RequestReader() {}

    /** The request. */
    public static ParsedRequest read(byte[] bytes) {
        return ForeignBytes.read(FIELD, bytes, MALFORMED, RequestReader::parse);
    }

    /**
     * The public key alone of a request that was taken before, by the rules of its day; empty where it cannot be read.
     * Nothing is checked: it serves to compare keys.
     */
    public static Optional<PublicKeyBytes> keyOf(byte[] bytes) {
        try {
            return Optional.of(ForeignBytes.read(
                    FIELD,
                    bytes,
                    MALFORMED,
                    all -> PublicKeyBytes.of(
                            structure(all).getSubjectPublicKeyInfo().getEncoded())));
        } catch (Fault.BadInput unreadable) {
            return Optional.empty();
        }
    }

    private static PKCS10CertificationRequest structure(byte[] bytes) throws IOException {
        return new PKCS10CertificationRequest(
                Pem.looksLikeOne(bytes) ? Pem.blocks(bytes, LABELS).get(0) : bytes);
    }

    private static void refuseKeys(byte[] bytes) {
        if (new String(bytes, StandardCharsets.ISO_8859_1).contains("PRIVATE KEY-----")) {
            throw new Fault.BadInput(FIELD, "pki.read.csr-holds-key");
        }
    }

    private static ParsedRequest parse(byte[] bytes) throws Exception {
        refuseKeys(bytes);
        if (Pem.looksLikeOne(bytes) && Pem.blocks(bytes, LABELS).size() > 1) {
            throw new Fault.BadInput(FIELD, "pki.read.csr-several");
        }
        PKCS10CertificationRequest request = structure(bytes);
        RequestKey.usable(request.getSubjectPublicKeyInfo());
        KeyInfo key = PublicKeyBytes.info(request.getSubjectPublicKeyInfo());
        if (!key.strong()) {
            throw new Fault.BadInput(FIELD, "pki.read.csr-key", key.toString());
        }
        if (PublicKeyBytes.factored(request.getSubjectPublicKeyInfo())) {
            throw new Fault.BadInput(FIELD, "pki.read.csr-roca");
        }
        String algorithm = AlgorithmNames.of(request.getSignatureAlgorithm().getAlgorithm());
        if (AlgorithmNames.isWeakSignature(algorithm)) {
            throw new Fault.BadInput(FIELD, "pki.read.csr-weak", algorithm);
        }
        if (!request.isSignatureValid(Signatures.verifier(request.getSubjectPublicKeyInfo()))) {
            throw new Fault.BadInput(FIELD, "pki.read.csr-signature");
        }
        Extensions wished = request.getRequestedExtensions();
        SubjectNames names = SubjectNames.of(wished);
        if (names.dns().stream().anyMatch(name -> name.chars().anyMatch(Character::isISOControl))) {
            throw new Fault.BadInput(FIELD, "pki.read.csr-control");
        }
        if (RequestWishes.authority(wished)) {
            throw new Fault.BadInput(FIELD, "pki.read.csr-ca");
        }
        return new ParsedRequest(
                DistinguishedNames.text(request.getSubject()),
                DistinguishedNames.commonNames(request.getSubject()).stream()
                        .map(RequestWishes::shown)
                        .toList(),
                names.dns(),
                names.addresses(),
                key,
                PublicKeyBytes.of(request.getSubjectPublicKeyInfo().getEncoded()),
                RequestWishes.leftOut(wished));
    }
}
