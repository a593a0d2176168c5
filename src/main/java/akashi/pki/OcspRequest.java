package akashi.pki;

import akashi.core.fault.Fault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.ocsp.OCSPRequest;
import org.bouncycastle.asn1.ocsp.Request;
import org.bouncycastle.asn1.ocsp.TBSRequest;
import org.bouncycastle.asn1.x509.Extensions;

/**
 * A question whether certificates are revoked (RFC 6960 4.1), read from outside. What cannot be read, asks about more
 * than 64 certificates, carries a nonce of other than 1 to 128 bytes (RFC 9654 2.1) or demands what is not known here,
 * is {@link Fault.BadInput} on the field {@code ocsp}. A signature of the asker is not looked at.
 *
 * @param certificates at least one
 * @param nonce to be given back, so that the answer cannot be an old one
 */
public record OcspRequest(List<CertificateId> certificates, Optional<DerBytes> nonce) {

    /** The longest question that is read, in bytes. */
    public static final int MOST_BYTES = 16 << 10;

    private static final int MOST_CERTIFICATES = 64;
    private static final int LONGEST_NONCE = 128;
    private static final String FIELD = "ocsp";
    private static final String MALFORMED = "pki.read.ocsp-malformed";
    private static final Set<ASN1ObjectIdentifier> KNOWN =
            Set.of(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, OCSPObjectIdentifiers.id_pkix_ocsp_response);

    /** Copies the list. */
    public OcspRequest {
        certificates = List.copyOf(certificates);
    }

    /** The question. */
    public static OcspRequest read(byte[] der) {
        if (der.length > MOST_BYTES) {
            throw new Fault.BadInput(FIELD, "pki.read.too-large", MOST_BYTES >> 10);
        }
        return ForeignBytes.read(FIELD, der, MALFORMED, OcspRequest::parse);
    }

    private static OcspRequest parse(byte[] der) throws Exception {
        ASN1Primitive whole = ASN1Primitive.fromByteArray(der);
        TBSRequest question = OCSPRequest.getInstance(whole).getTbsRequest();
        require(question.getVersion() == null
                || ASN1Integer.getInstance(question.getVersion()).hasValue(0));
        ASN1Sequence requests = question.getRequestList();
        require(requests.size() > 0 && requests.size() <= MOST_CERTIFICATES);
        Optional<Extensions> extensions = Optional.ofNullable(question.getRequestExtensions());
        extensions.ifPresent(OcspRequest::requireKnown);
        return new OcspRequest(
                Stream.of(requests.toArray()).map(OcspRequest::certificate).toList(),
                extensions.flatMap(OcspRequest::nonce));
    }

    private static CertificateId certificate(Object element) {
        Request one = Request.getInstance(element);
        Optional.ofNullable(one.getSingleRequestExtensions()).ifPresent(OcspRequest::requireKnown);
        return CertificateId.of(one.getReqCert());
    }

    private static void requireKnown(Extensions extensions) {
        require(Stream.of(extensions.getCriticalExtensionOIDs()).allMatch(KNOWN::contains));
    }

    private static Optional<DerBytes> nonce(Extensions extensions) {
        var extension = extensions.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
        if (extension == null) {
            return Optional.empty();
        }
        int length = ASN1OctetString.getInstance(extension.getParsedValue()).getOctetsLength();
        require(length >= 1 && length <= LONGEST_NONCE);
        return Optional.of(DerBytes.of(extension.getExtnValue().getOctets()));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Fault.BadInput(FIELD, MALFORMED);
        }
    }
}
