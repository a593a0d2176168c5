package akashi.pki;

import akashi.core.site.NameConstraints;
import akashi.core.site.Training;
import akashi.core.site.Validity;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * A root and an issuing CA for one learner, with P-256 keys that lie in memory only and end with it. What it issues may
 * be wrong on purpose; every certificate says that it is for training. Safe for several threads.
 */
public final class LabAuthority {

    private static final String REASON = "keyCompromise";

    private final AuthorityChain chain;
    private final PrivateKeyBytes rootKey;
    private final PrivateKeyBytes issuingKey;
    private final Validity life;

    private LabAuthority(AuthorityChain chain, PrivateKeyBytes rootKey, PrivateKeyBytes issuingKey, Validity life) {
        this.chain = chain;
        this.rootKey = rootKey;
        this.issuingKey = issuingKey;
        this.life = life;
    }

    /** Makes both CAs, which are valid all that time. */
    public static LabAuthority make(Validity life) {
        PrivateKeyBytes rootKey = PrivateKeyBytes.generate(KeyKind.EC_P256);
        PrivateKeyBytes issuingKey = PrivateKeyBytes.generate(KeyKind.EC_P256);
        ParsedCertificate root = AuthorityCertificates.selfSigned(
                AuthorityRequest.root(name("Training root CA"), life, NameConstraints.NONE), rootKey, Randoms.serial());
        ParsedCertificate issuing = AuthorityCertificates.under(
                root,
                rootKey,
                AuthorityRequest.issuing(name("Training issuing CA"), life, NameConstraints.NONE),
                issuingKey.publicKey(),
                Randoms.serial());
        return new LabAuthority(new AuthorityChain(List.of(issuing, root)), rootKey, issuingKey, life);
    }

    private static AuthorityName name(String text) {
        return new AuthorityName(text, Optional.of(Training.ORGANISATION));
    }

    /** The issuing CA, then the root. */
    public AuthorityChain chain() {
        return chain;
    }

    /** A server with a fresh key and a certificate that says what it shall, checked by nobody. */
    public LabServer issue(LabLeaf leaf) {
        PrivateKeyBytes key = PrivateKeyBytes.generate(KeyKind.EC_P256);
        return new LabServer(certificate(leaf, key.publicKey()), key);
    }

    /** A certificate of completion for a learner, valid as long as the CAs are. */
    public ParsedCertificate completion(String learner) {
        return CompletionLeaf.sign(chain.issuing(), issuingKey, learner, life);
    }

    private ParsedCertificate certificate(LabLeaf leaf, PublicKeyBytes key) {
        return Crypto.must(() -> {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    CertificateStructure.of(chain.issuing()).getSubject(),
                    new BigInteger(Randoms.serial(), 16),
                    Date.from(leaf.validity().notBefore()),
                    Date.from(leaf.validity().notAfter()),
                    DistinguishedNames.of(leaf.commonName(), Optional.of(Training.ORGANISATION)),
                    key.structure());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            KeyPurposeId use = leaf.forServers() ? KeyPurposeId.id_kp_serverAuth : KeyPurposeId.id_kp_clientAuth;
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use));
            if (!leaf.dnsNames().isEmpty()) {
                builder.addExtension(
                        Extension.subjectAlternativeName, false, SubjectNames.encode(leaf.dnsNames(), List.of()));
            }
            KeyIds.add(builder, key, KeyIds.of(chain.issuing()));
            return CertificateReader.read(builder.build(Signatures.signer(issuingKey)));
        });
    }

    /** The lists of both CAs, of which that of the issuing one names this certificate. */
    public KnownLists revoking(ParsedCertificate certificate, Instant at) {
        RevokedEntry entry = new RevokedEntry(certificate.serial(), at, REASON);
        return KnownLists.read(List.of(
                RevocationList.sign(chain.issuing(), issuingKey, 1, life, RevokedEntries.of(List.of(entry)))
                        .toArray(),
                RevocationList.sign(chain.root(), rootKey, 1, life, RevokedEntries.of(List.of()))
                        .toArray()));
    }
}
