package akashi.pki;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;

/** An authority by the hashes under which questions name it. */
public final class OcspIssuer {

    private static final Map<ASN1ObjectIdentifier, String> ALGORITHMS = Map.of(
            OIWObjectIdentifiers.idSHA1, "SHA-1",
            NISTObjectIdentifiers.id_sha256, "SHA-256",
            NISTObjectIdentifiers.id_sha384, "SHA-384",
            NISTObjectIdentifiers.id_sha512, "SHA-512");

    private final Map<ASN1ObjectIdentifier, Hashes> hashes = new HashMap<>();

    /** Hashes of the issuer's name and of its key. */
    record Hashes(byte[] name, byte[] key) {}

    private OcspIssuer(X509CertificateHolder authority) {
        byte[] name = Crypto.must(() -> authority.getSubject().getEncoded());
        byte[] key = authority.getSubjectPublicKeyInfo().getPublicKeyData().getBytes();
        ALGORITHMS.forEach((id, algorithm) ->
                hashes.put(id, new Hashes(Digests.hash(algorithm, name), Digests.hash(algorithm, key))));
    }

    /** The authority with this certificate. */
    public static OcspIssuer of(ParsedCertificate authority) {
        return new OcspIssuer(CertificateStructure.of(authority));
    }

    Optional<Hashes> hashes(ASN1ObjectIdentifier algorithm) {
        return Optional.ofNullable(hashes.get(algorithm));
    }
}
