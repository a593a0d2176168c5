package akashi.pki;

import java.math.BigInteger;
import java.util.Date;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * Issues servers' certificates in two steps: prepare and look, then sign. Between the two the caller writes its record,
 * so that no certificate exists that nobody knows of.
 */
public final class LeafCertificates {

    private LeafCertificates() {}

    /**
     * A certificate ready to be signed, with what lint found in it. The authority's key is not needed yet.
     *
     * @param serial from {@link Randoms#serial()}, in hex
     */
    public static Prepared prepare(AuthorityChain authority, LeafRequest request, String serial) {
        Unsigned unsigned = Unsigned.of(builder(authority.issuing(), request, serial), authority.issuing());
        return new Prepared(unsigned, Lint.findings(new LintSubject(unsigned.draft(), request, authority)));
    }

    /** A key for a look ahead, while the server's own is not made yet: one of its kind, or an RSA key that is at hand. */
    public static PublicKeyBytes standIn(KeyKind kind, AuthorityChain authority) {
        PublicKeyBytes issuing = authority.issuing().publicKey();
        return kind.info().isElliptic() == issuing.info().isElliptic()
                ? issuing
                : ThrowAwayKeys.of(kind).publicKey();
    }

    private static X509v3CertificateBuilder builder(ParsedCertificate issuing, LeafRequest request, String serial) {
        return Crypto.must(() -> {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    CertificateStructure.of(issuing).getSubject(),
                    new BigInteger(serial, 16),
                    Date.from(request.validity().notBefore()),
                    Date.from(request.validity().notAfter()),
                    DistinguishedNames.of(request.commonName(), TrainingLint.organisation(issuing)),
                    request.key().structure());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage(request)));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            if (!request.dnsNames().isEmpty() || !request.addresses().isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        SubjectNames.encode(request.dnsNames(), request.addresses()));
            }
            KeyIds.add(builder, request.key(), KeyIds.of(issuing));
            if (request.status().isPresent()) {
                StatusExtensions.add(builder, request.status().get());
            }
            return builder;
        });
    }

    /** Old suites encrypt the session key to an RSA key; an EC key only ever signs. */
    private static int usage(LeafRequest request) {
        return request.key().info().isElliptic()
                ? KeyUsage.digitalSignature
                : KeyUsage.digitalSignature | KeyUsage.keyEncipherment;
    }
}
