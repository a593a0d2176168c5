package akashi.pki;

import akashi.core.site.NameConstraints;
import akashi.core.site.Validity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;

/** Certificates with one fault each, which the portal would never sign, as the files that real servers read. */
public record Papers(ParsedCertificate leaf, PrivateKeyBytes key, List<ParsedCertificate> sent) {

    static final String NAME = "rec-01.site.example";
    static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    static final Validity YEARS = days(-400, 3650);
    static final Trusts ROOT = Trusts.root(Trusts.ROOT_KEY, YEARS, NameConstraints.NONE);
    static final Trusts SITE = issuingUnder(ROOT, "Harbour Issuing");
    private static final Trusts STRANGER = issuingUnder(stranger(), "Another Issuing");

    private static Validity days(int from, int to) {
        return new Validity(NOW.plus(Duration.ofDays(from)), NOW.plus(Duration.ofDays(to)));
    }

    private static Trusts stranger() {
        AuthorityRequest request =
                AuthorityRequest.root(AuthorityName.of("Somebody Else"), YEARS, NameConstraints.NONE);
        return new Trusts(
                AuthorityChain.of(AuthorityCertificates.selfSigned(request, Trusts.ELLIPTIC_KEY, Randoms.serial())),
                Trusts.ELLIPTIC_KEY);
    }

    private static Trusts issuingUnder(Trusts root, String name) {
        ParsedCertificate issuing = AuthorityCertificates.under(
                root.chain().issuing(),
                root.issuingKey(),
                AuthorityRequest.issuing(AuthorityName.of(name), YEARS, NameConstraints.NONE),
                Trusts.ISSUING_KEY.publicKey(),
                Randoms.serial());
        return new Trusts(new AuthorityChain(List.of(issuing, root.chain().issuing())), Trusts.ISSUING_KEY);
    }

    public static Papers of(String what) {
        List<ParsedCertificate> issuing = List.of(SITE.chain().issuing());
        KeyPurposeId server = KeyPurposeId.id_kp_serverAuth;
        PrivateKeyBytes key = Trusts.SERVER_KEY;
        return switch (what) {
            case "good" -> new Papers(sign(SITE, days(-1, 300), NAME, server, key, "SHA256withRSA"), key, issuing);
            case "expired" -> new Papers(sign(SITE, days(-300, -1), NAME, server, key, "SHA256withRSA"), key, issuing);
            case "not yet valid" ->
                new Papers(sign(SITE, days(2, 300), NAME, server, key, "SHA256withRSA"), key, issuing);
            case "wrong host" ->
                new Papers(
                        sign(SITE, days(-1, 300), "rec-02.site.example", server, key, "SHA256withRSA"), key, issuing);
            case "untrusted root" ->
                new Papers(
                        sign(STRANGER, days(-1, 300), NAME, server, key, "SHA256withRSA"),
                        key,
                        List.of(STRANGER.chain().issuing()));
            case "self-signed" ->
                new Papers(sign(null, days(-1, 300), NAME, server, key, "SHA256withRSA"), key, List.of());
            case "incomplete chain" ->
                new Papers(sign(SITE, days(-1, 300), NAME, server, key, "SHA256withRSA"), key, List.of());
            case "wrong usage" ->
                new Papers(
                        sign(SITE, days(-1, 300), NAME, KeyPurposeId.id_kp_clientAuth, key, "SHA256withRSA"),
                        key,
                        issuing);
            case "common name only" ->
                new Papers(sign(SITE, days(-1, 300), "", server, key, "SHA256withRSA"), key, issuing);
            case "weak key" -> weakKey(issuing);
            case "weak signature" ->
                new Papers(sign(SITE, days(-1, 300), NAME, server, key, "SHA1withRSA"), key, issuing);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static Papers weakKey(List<ParsedCertificate> issuing) {
        PrivateKeyBytes weak = Crypto.must(() -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return PrivateKeyBytes.of(generator.generateKeyPair().getPrivate().getEncoded());
        });
        return new Papers(
                sign(SITE, days(-1, 300), NAME, KeyPurposeId.id_kp_serverAuth, weak, "SHA256withRSA"), weak, issuing);
    }

    /** Without an authority it signs itself; without a name it has none among the alternative ones. */
    private static ParsedCertificate sign(
            Trusts authority, Validity validity, String name, KeyPurposeId use, PrivateKeyBytes key, String algorithm) {
        X500Name subject = new X500Name("CN=" + (name.isEmpty() ? NAME : name));
        return Crypto.must(() -> {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    authority == null
                            ? subject
                            : CertificateStructure.of(authority.chain().issuing())
                                    .getSubject(),
                    new BigInteger(Randoms.serial(), 16),
                    Date.from(validity.notBefore()),
                    Date.from(validity.notAfter()),
                    subject,
                    key.publicKey().structure());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use));
            if (!name.isEmpty()) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                    SubjectNames.dnsName(name)
                }));
            }
            PrivateKeyBytes signing = authority == null ? key : authority.issuingKey();
            return CertificateReader.read(builder.build(Signatures.signer(signing.jca(), algorithm)));
        });
    }

    /** The server's own with its dates exchanged, so that it ends before it begins. */
    byte[] turnedRound() {
        return Crypto.must(() -> {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    CertificateStructure.of(SITE.chain().issuing()).getSubject(),
                    new BigInteger(Randoms.serial(), 16),
                    Date.from(leaf.validity().notAfter()),
                    Date.from(leaf.validity().notBefore()),
                    new X500Name("CN=" + NAME),
                    key.publicKey().structure());
            return builder.build(Signatures.signer(SITE.issuingKey().jca(), "SHA256withRSA"))
                    .getEncoded();
        });
    }

    static String pem(byte[] der) {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }

    /** All that is sent, the server's own first. */
    List<ParsedCertificate> chain() {
        return Stream.concat(Stream.of(leaf), sent.stream()).toList();
    }

    /** {@code chain.pem} and {@code key.pem} in a folder of their own, beside the site's {@code root.pem}. */
    public Path write(Path parent) {
        try {
            Path folder = Files.createTempDirectory(parent, "papers");
            List<String> chain = new ArrayList<>();
            chain().forEach(each -> chain.add(each.pem()));
            Files.writeString(folder.resolve("chain.pem"), String.join("", chain), StandardCharsets.US_ASCII);
            Files.writeString(
                    folder.resolve("sent.pem"),
                    String.join("", chain.subList(1, chain.size())),
                    StandardCharsets.US_ASCII);
            Files.writeString(folder.resolve("root.pem"), ROOT.chain().issuing().pem(), StandardCharsets.US_ASCII);
            StringWriter text = new StringWriter();
            try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
                pem.writeObject(org.bouncycastle.asn1.pkcs.PrivateKeyInfo.getInstance(key.reveal()));
            }
            Files.writeString(folder.resolve("key.pem"), text.toString(), StandardCharsets.US_ASCII);
            return folder;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }
}
