package akashi.pki;

import akashi.core.fault.Fault;
import akashi.core.site.Thumbprint;
import akashi.core.site.Validity;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;

/** Turns the library's structure into facts. May throw anything on malformed content: called under guard only. */
final class CertificateFacts {

    private CertificateFacts() {}

    static ParsedCertificate of(X509CertificateHolder certificate) throws IOException {
        byte[] der = certificate.getEncoded();
        Extensions extensions =
                certificate.getExtensions(); // null where there are none, which every reader below takes
        BasicConstraints basic = BasicConstraints.fromExtensions(extensions);
        boolean isCa = basic != null && basic.isCA();
        refuseUnreadable(certificate);
        SubjectNames names = SubjectNames.of(extensions);
        return new ParsedCertificate(
                DistinguishedNames.text(certificate.getSubject()),
                DistinguishedNames.text(certificate.getIssuer()),
                certificate.getSerialNumber().toString(16),
                validity(certificate),
                names.dns(),
                names.addresses(),
                PublicKeyBytes.info(certificate.getSubjectPublicKeyInfo()),
                AlgorithmNames.of(certificate.getSignatureAlgorithm().getAlgorithm()),
                isCa,
                pathLen(basic),
                keyUsage(extensions),
                extendedKeyUsage(extensions),
                ConstraintStructure.facts(ConstraintStructure.in(extensions)),
                new Thumbprint(Digests.sha1Hex(der)),
                Digests.sha256Hex(der),
                subjectKeyId(extensions),
                authorityKeyId(extensions),
                Signatures.issued(certificate, certificate),
                DerBytes.of(der));
    }

    /** What is read only later, by a judge, has to be readable now, under guard. */
    private static void refuseUnreadable(X509CertificateHolder certificate) {
        certificate.getSignature();
        DistinguishedNames.commonName(certificate.getSubject());
        PolicyExtensions.of(certificate);
        StatusExtensions.addresses(certificate.getExtensions());
    }

    private static Validity validity(X509CertificateHolder certificate) {
        Instant begin = certificate.getNotBefore().toInstant().truncatedTo(ChronoUnit.SECONDS);
        Instant end = certificate.getNotAfter().toInstant().truncatedTo(ChronoUnit.SECONDS);
        if (end.isBefore(begin)) {
            throw new Fault.BadInput("certificate", "pki.read.inverted", begin, end);
        }
        return new Validity(begin, end);
    }

    private static OptionalInt pathLen(BasicConstraints basic) {
        return basic == null || basic.getPathLenConstraint() == null
                ? OptionalInt.empty()
                : OptionalInt.of(basic.getPathLenConstraint().intValueExact());
    }

    private static Set<KeyUse> keyUsage(Extensions extensions) {
        KeyUsage usage = KeyUsage.fromExtensions(extensions);
        Set<KeyUse> uses = EnumSet.noneOf(KeyUse.class);
        if (usage != null) {
            Arrays.stream(KeyUse.values()).filter(use -> use.in(usage)).forEach(uses::add);
        }
        return uses;
    }

    private static List<String> extendedKeyUsage(Extensions extensions) {
        ExtendedKeyUsage usage = ExtendedKeyUsage.fromExtensions(extensions);
        return usage == null
                ? List.of()
                : Arrays.stream(usage.getUsages()).map(KeyPurposeId::getId).toList();
    }

    private static Optional<String> subjectKeyId(Extensions extensions) {
        return Optional.ofNullable(SubjectKeyIdentifier.fromExtensions(extensions))
                .map(id -> HexFormat.of().formatHex(id.getKeyIdentifier()));
    }

    private static Optional<String> authorityKeyId(Extensions extensions) {
        return Optional.ofNullable(AuthorityKeyIdentifier.fromExtensions(extensions))
                .map(AuthorityKeyIdentifier::getKeyIdentifierOctets)
                .map(HexFormat.of()::formatHex);
    }
}
