package akashi.pki;

import akashi.core.site.Validity;
import java.math.BigInteger;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;

/**
 * Signs answers about the certificates of one authority, with a key that the authority named for nothing else (RFC 6960
 * 4.2.2.2). The key lies in memory and the signer prints as {@code •••}. May be shared by threads.
 */
public final class OcspSigner {

    /** What it signs with: short signatures, made quickly; every verifier since Windows Vista checks them. */
    public static final KeyKind KEY = KeyKind.EC_P256;

    private static final int LONGEST_NAME = 64;

    private final ParsedCertificate certificate;
    private final X509CertificateHolder[] attached;
    private final RespID name;
    private final PrivateKey key;
    private final String algorithm;

    /** A signer with its certificate; refuses a key that is not that of the certificate. */
    public OcspSigner(ParsedCertificate certificate, PrivateKeyBytes key) {
        if (!certificate.publicKey().equals(key.publicKey())) {
            throw new PkiFailure("the key is not that of the certificate");
        }
        this.certificate = certificate;
        this.attached = new X509CertificateHolder[] {CertificateStructure.of(certificate)};
        this.name = new RespID(new org.bouncycastle.asn1.ocsp.ResponderID(new DEROctetString(Digests.hash(
                "SHA-1", key.publicKey().structure().getPublicKeyData().getBytes()))));
        this.key = key.jca();
        this.algorithm = key.signatureAlgorithm();
    }

    /**
     * The certificate with which an authority names a signer. Nobody asks whether it was revoked itself, so it shall be
     * short-lived.
     *
     * @param serial from {@link Randoms#serial()}, in hex
     */
    public static ParsedCertificate certify(
            ParsedCertificate authority,
            AuthorityKey authorityKey,
            PublicKeyBytes key,
            Validity validity,
            String serial) {
        return Crypto.must(() -> {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    CertificateStructure.of(authority).getSubject(),
                    new BigInteger(serial, 16),
                    Date.from(validity.notBefore()),
                    Date.from(validity.notAfter()),
                    DistinguishedNames.of(name(authority), Optional.empty()),
                    key.structure());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
            builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
            KeyIds.add(builder, key, KeyIds.of(authority));
            ParsedCertificate made = CertificateReader.read(builder.build(Signatures.signer(authorityKey)));
            if (!authority.issued(made)) {
                throw new PkiFailure("the key is not that of the authority");
            }
            return made;
        });
    }

    private static String name(ParsedCertificate authority) {
        String suffix = " OCSP";
        String title = authority.title();
        int length = title.codePointCount(0, title.length());
        int end = title.offsetByCodePoints(0, Math.min(length, LONGEST_NAME - suffix.length()));
        return title.substring(0, end) + suffix;
    }

    /** Its certificate. */
    public ParsedCertificate certificate() {
        return certificate;
    }

    /**
     * The signed answer as DER.
     *
     * @param window since when it is known to be so, and until when the answer may be kept
     * @param signedAt now, to the second
     * @param nonce of the question
     */
    public byte[] answer(
            Map<CertificateId, CertificateStatus> statuses,
            Validity window,
            Instant signedAt,
            Optional<DerBytes> nonce) {
        return Crypto.must(() -> {
            try {
                return signed(statuses, window, signedAt, nonce).getEncoded();
            } catch (OCSPException refused) {
                throw new PkiFailure(refused);
            }
        });
    }

    private OCSPResp signed(
            Map<CertificateId, CertificateStatus> statuses, Validity window, Instant signedAt, Optional<DerBytes> nonce)
            throws OCSPException {
        BasicOCSPRespBuilder builder = new BasicOCSPRespBuilder(name);
        Date from = Date.from(window.notBefore());
        Date until = Date.from(window.notAfter());
        statuses.forEach((id, status) -> builder.addResponse(id.library(), status.library(), from, until, null));
        nonce.ifPresent(value -> builder.setResponseExtensions(
                new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, (ASN1OctetString)
                        new DEROctetString(value.toArray())))));
        return new OCSPRespBuilder()
                .build(
                        OCSPRespBuilder.SUCCESSFUL,
                        builder.build(Signatures.signer(key, algorithm), attached, Date.from(signedAt)));
    }

    @Override
    public String toString() {
        return "•••";
    }
}
