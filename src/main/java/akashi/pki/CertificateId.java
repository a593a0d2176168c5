package akashi.pki;

import java.util.Arrays;
import org.bouncycastle.asn1.ocsp.CertID;
import org.bouncycastle.cert.ocsp.CertificateID;

/** A certificate as a question names it: by hashes of its issuer, and its serial number (RFC 6960 4.1.1). */
public final class CertificateId {

    private final CertID structure;
    private final DerBytes der;

    private CertificateId(CertID structure, DerBytes der) {
        this.structure = structure;
        this.der = der;
    }

    static CertificateId of(CertID structure) {
        return Crypto.must(() -> new CertificateId(structure, DerBytes.of(structure.getEncoded())));
    }

    /** The serial number in lower-case hex. */
    public String serial() {
        return structure.getSerialNumber().getValue().toString(16);
    }

    /** Whether it was this authority's to issue. */
    public boolean isOf(OcspIssuer issuer) {
        return issuer.hashes(structure.getHashAlgorithm().getAlgorithm())
                .filter(hashes -> Arrays.equals(
                                hashes.name(), structure.getIssuerNameHash().getOctets())
                        && Arrays.equals(
                                hashes.key(), structure.getIssuerKeyHash().getOctets()))
                .isPresent();
    }

    CertificateID library() {
        return new CertificateID(structure);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CertificateId id && der.equals(id.der);
    }

    @Override
    public int hashCode() {
        return der.hashCode();
    }

    @Override
    public String toString() {
        return serial();
    }
}
