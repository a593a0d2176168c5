package akashi.pki;

import akashi.core.fault.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;

/**
 * Reads certificates that people and servers hand in: DER, PEM with one or many, PKCS #7 (.p7b) in either form; at most
 * 1 MiB and 200 certificates. What cannot be read is {@link Fault.BadInput} on the field {@code certificate}.
 */
public final class CertificateReader {

    private static final String FIELD = "certificate";
    private static final String MALFORMED = "pki.read.malformed";
    private static final int MOST_CERTIFICATES = 200;

    private CertificateReader() {}

    /** All certificates, in their order, at least one. */
    public static List<ParsedCertificate> readAll(byte[] bytes) {
        List<ParsedCertificate> read = ForeignBytes.read(FIELD, bytes, MALFORMED, CertificateReader::parse);
        if (read.isEmpty()) {
            throw new Fault.BadInput(FIELD, "pki.read.no-certificate");
        }
        return read;
    }

    /** All certificates of a text that somebody pasted; refused when there is a private key in it. */
    public static List<ParsedCertificate> readPasted(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (Pem.holdsKey(bytes)) {
            throw new Fault.BadInput(FIELD, "pki.read.pasted-key");
        }
        return readAll(bytes);
    }

    /** The only certificate; several are refused. */
    public static ParsedCertificate readOne(byte[] bytes) {
        List<ParsedCertificate> read = readAll(bytes);
        if (read.size() > 1) {
            throw new Fault.BadInput(FIELD, "pki.read.several", read.size());
        }
        return read.get(0);
    }

    static ParsedCertificate read(X509CertificateHolder certificate) {
        return ForeignBytes.read(
                FIELD, Crypto.must(certificate::getEncoded), MALFORMED, bytes -> CertificateFacts.of(certificate));
    }

    private static List<ParsedCertificate> parse(byte[] bytes) throws IOException {
        List<ParsedCertificate> certificates = new ArrayList<>();
        for (byte[] block : Pem.looksLikeOne(bytes) ? Pem.certificateBlocks(bytes) : List.of(bytes)) {
            for (Certificate structure : structures(block)) {
                if (certificates.size() == MOST_CERTIFICATES) {
                    throw new Fault.BadInput(FIELD, "pki.read.too-many", MOST_CERTIFICATES);
                }
                certificates.add(CertificateFacts.of(new X509CertificateHolder(structure)));
            }
        }
        return certificates;
    }

    /** From when until when a certificate is good that ends before it begins; empty for any other bytes. */
    static Optional<String> inverted(byte[] der) {
        try {
            return ForeignBytes.read(FIELD, der, MALFORMED, bytes -> {
                X509CertificateHolder certificate = new X509CertificateHolder(bytes);
                Instant begin = certificate.getNotBefore().toInstant();
                Instant end = certificate.getNotAfter().toInstant();
                return end.isBefore(begin) ? Optional.of("from " + begin + " until " + end) : Optional.empty();
            });
        } catch (Fault.BadInput malformed) {
            return Optional.empty();
        }
    }

    private static List<Certificate> structures(byte[] der) throws IOException {
        ASN1Sequence outer = ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(der));
        if (outer.getObjectAt(0) instanceof ASN1Integer) {
            throw new Fault.BadInput(FIELD, "pki.read.holds-key");
        }
        return outer.getObjectAt(0) instanceof ASN1ObjectIdentifier
                ? bundled(ContentInfo.getInstance(outer))
                : List.of(Certificate.getInstance(outer));
    }

    private static List<Certificate> bundled(ContentInfo content) {
        SignedData data = SignedData.getInstance(content.getContent());
        List<Certificate> certificates = new ArrayList<>();
        if (data.getCertificates() != null) {
            data.getCertificates().forEach(each -> certificates.add(Certificate.getInstance(each)));
        }
        return certificates;
    }
}
