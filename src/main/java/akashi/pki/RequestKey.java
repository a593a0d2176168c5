package akashi.pki;

import akashi.core.fault.Fault;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Whether the servers of a VMS can use a key of this kind at all: RSA, or an elliptic curve, which has to be P-256. */
final class RequestKey {

    private RequestKey() {}

    /** Refused with the reason and what to make instead. */
    static void usable(SubjectPublicKeyInfo key) {
        ASN1ObjectIdentifier kind = key.getAlgorithm().getAlgorithm();
        if (X9ObjectIdentifiers.id_ecPublicKey.equals(kind)) {
            ASN1Encodable curve = key.getAlgorithm().getParameters();
            if (!SECObjectIdentifiers.secp256r1.equals(curve)) {
                throw new Fault.BadInput("csr", "pki.read.csr-curve", name(curve));
            }
        } else if (!PKCSObjectIdentifiers.rsaEncryption.equals(kind)) {
            throw new Fault.BadInput("csr", "pki.read.csr-kind", AlgorithmNames.of(kind));
        }
    }

    private static String name(ASN1Encodable curve) {
        return curve instanceof ASN1ObjectIdentifier named
                ? Optional.ofNullable(ECNamedCurveTable.getName(named)).orElse(named.getId())
                : "–";
    }
}
