package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.NameConstraints;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.Server;
import akashi.core.site.Validity;
import akashi.core.site.WindowsGeneration;
import akashi.pki.AuthorityCertificates;
import akashi.pki.AuthorityChain;
import akashi.pki.AuthorityName;
import akashi.pki.AuthorityRequest;
import akashi.pki.CertificateReader;
import akashi.pki.KeyKind;
import akashi.pki.LeafCertificates;
import akashi.pki.LeafRequest;
import akashi.pki.ParsedCertificate;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Randoms;
import akashi.pki.SigningRequest;
import akashi.store.Computers;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A site beside two other authorities, and what a person does to ask them. */
abstract class Abroad {

    static final Instant NOW = TestPortal.NOW;
    static final PrivateKeyBytes CA_KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    static final PrivateKeyBytes OTHER_CA_KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    static final PrivateKeyBytes KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    static final PrivateKeyBytes NEXT_KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    static final ParsedCertificate ROOT = root("Corporate Root", CA_KEY);
    static final ParsedCertificate OTHER = root("Other Root", OTHER_CA_KEY);

    Quay quay;
    Browser admin;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(2);
        quay.arrange((db, site) -> new Computers(db, site).insert(phoneServer()));
        quay.wanted().ca();
        admin = quay.admin();
    }

    @AfterEach
    void close() {
        quay.close();
    }

    static ParsedCertificate root(String name, PrivateKeyBytes key) {
        return AuthorityCertificates.selfSigned(
                AuthorityRequest.root(AuthorityName.of(name), days(-400, 4000), NameConstraints.NONE),
                key,
                Randoms.serial());
    }

    static Validity days(int from, int to) {
        return new Validity(NOW.plus(Duration.ofDays(from)), NOW.plus(Duration.ofDays(to)));
    }

    static Computer phoneServer() {
        return new Computer(
                UUID.randomUUID(),
                Optional.of(new HostName("mob-02")),
                Optional.of(new HostName("vms.local")),
                Optional.empty(),
                Optional.of(new HostName("video.example.com")),
                List.of(),
                List.of(new IpAddress("10.0.0.99")),
                WindowsGeneration.SERVER_2022,
                0,
                Presence.inService(NOW, "admin"),
                "",
                List.of(new Server(
                        UUID.randomUUID(), Role.MOBILE, "mob-02", Optional.empty(), Optional.empty(), Map.of())));
    }

    static ParsedCertificate leaf(PrivateKeyBytes key, Validity validity, String... names) {
        return leaf(ROOT, CA_KEY, key, validity, names);
    }

    static ParsedCertificate leaf(
            ParsedCertificate root, PrivateKeyBytes caKey, PrivateKeyBytes key, Validity validity, String... names) {
        List<HostName> hosts = Stream.of(names).map(HostName::new).toList();
        LeafRequest request = new LeafRequest(names[0], hosts, List.of(), validity, key.publicKey(), false);
        return LeafCertificates.prepare(AuthorityChain.of(root), request, Randoms.serial())
                .sign(caKey);
    }

    /** A certificate of {@link #ROOT} for {@link #KEY} that the portal would never sign: for clients only. */
    static ParsedCertificate forClients(String name) throws Exception {
        GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, name));
        return forClients(name, KEY, Extension.subjectAlternativeName, names);
    }

    /** An authority with {@link #OTHER_CA_KEY} below {@link #ROOT} that may sign for clients only. */
    static ParsedCertificate authorityForClients() throws Exception {
        return forClients("Clients CA", OTHER_CA_KEY, Extension.basicConstraints, new BasicConstraints(0));
    }

    private static ParsedCertificate forClients(
            String name, PrivateKeyBytes key, ASN1ObjectIdentifier extension, ASN1Encodable value) throws Exception {
        X509v3CertificateBuilder builder = bare(name, key);
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth));
        builder.addExtension(extension, extension.equals(Extension.basicConstraints), value);
        return signed(builder, "SHA256withRSA");
    }

    /** One for a server, with a signature that can be forged and a critical extension that nobody knows. */
    static ParsedCertificate odd(String name) throws Exception {
        X509v3CertificateBuilder builder = bare(name, KEY);
        builder.addExtension(
                Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.dNSName, name)));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.7"), true, DERNull.INSTANCE);
        return signed(builder, "SHA1withRSA");
    }

    private static X509v3CertificateBuilder bare(String name, PrivateKeyBytes key) throws Exception {
        return new JcaX509v3CertificateBuilder(
                new X500Principal(ROOT.subject()),
                new BigInteger(Randoms.serial(), 16),
                Date.from(NOW.minus(Duration.ofDays(1))),
                Date.from(NOW.plus(Duration.ofDays(300))),
                new X500Principal("CN=" + name),
                KeyFactory.getInstance("RSA")
                        .generatePublic(new X509EncodedKeySpec(key.publicKey().der())));
    }

    private static ParsedCertificate signed(X509v3CertificateBuilder builder, String algorithm) throws Exception {
        PrivateKey signer = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(CA_KEY.reveal()));
        return CertificateReader.readOne(builder.build(new JcaContentSignerBuilder(algorithm).build(signer))
                .getEncoded());
    }

    static byte[] request(PrivateKeyBytes key, String... names) {
        return SigningRequest.pem(
                        key, "whatever", Stream.of(names).map(HostName::new).toList(), List.of())
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] pem(ParsedCertificate... certificates) {
        StringBuilder all = new StringBuilder();
        Stream.of(certificates).forEach(c -> all.append(c.pem()));
        return all.toString().getBytes(StandardCharsets.US_ASCII);
    }

    String external() {
        Browser.Page taken =
                admin.uploads("/authorities/import", "files", Map.of("root.pem", pem(ROOT)), "acknowledged", "true");
        assertThat(taken.status()).as(taken.html().text()).isEqualTo(303);
        return taken.location().substring("/authorities/".length());
    }

    String open(byte[] root) {
        Browser.Page added = admin.upload("/authorities/public", "file", "root.pem", root, "name", "World CA");
        assertThat(added.status()).as(added.html().text()).isEqualTo(303);
        return added.location().substring("/authorities/".length());
    }

    Browser.Page ask(String authority, String host, byte[] csr, String... slots) {
        String[] fields = Stream.concat(
                        Stream.of("computer", quay.id(host).toString(), "authority", authority),
                        Stream.of(slots).flatMap(slot -> Stream.of("slot", slot)))
                .toArray(String[]::new);
        return admin.upload("/certificates/ask", "file", "request.csr", csr, fields);
    }

    String asked(String authority, String host, byte[] csr, String... slots) {
        Browser.Page page = ask(authority, host, csr, slots);
        assertThat(page.status()).as(page.html().select("main").text()).isEqualTo(303);
        return page.location();
    }

    Browser.Page answer(String request, byte[] file, String... fields) {
        return admin.uploads(request + "/answer", "files", Map.of("answer.pem", file), fields);
    }

    Certificate certificate(String path) {
        return quay.site()
                .certificate(UUID.fromString(path.substring(path.lastIndexOf('/') + 1)))
                .orElseThrow();
    }
}
