package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.AddressRange;
import akashi.core.site.NameConstraints;
import akashi.core.site.Validity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenSSL, GnuTLS, NSS and the JDK accept our chains and refuse the others, each by its own words. */
class RefusedByOthersTest {

    /** GnuTLS asks no other clock than the computer's. */
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static final Validity YEARS = days(-400, 3650);
    private static final Trusts SITE = site();

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() throws IOException {
        Tools.write(folder, "root.pem", root().pem());
        Tools.write(folder, "issuing.pem", SITE.chain().issuing().pem());
        keep("good", ours(days(-1, 300)));
        keep("ended", ours(days(-300, -1)));
        keep("purpose", leaf("rec-01.site.example", KeyPurposeId.id_kp_clientAuth));
        keep("outside", leaf("rec-01.elsewhere.example", KeyPurposeId.id_kp_serverAuth));
    }

    private static Validity days(int from, int to) {
        return new Validity(NOW.plus(Duration.ofDays(from)), NOW.plus(Duration.ofDays(to)));
    }

    private static Trusts site() {
        Trusts root = Trusts.root(Trusts.ROOT_KEY, YEARS, NameConstraints.NONE);
        NameConstraints names = new NameConstraints(
                List.of("site.example", "rec-01"), List.of(AddressRange.parse("10.1.0.0/16")), false);
        ParsedCertificate issuing = AuthorityCertificates.under(
                root.chain().issuing(),
                root.issuingKey(),
                AuthorityRequest.issuing(AuthorityName.of("Harbour Issuing"), YEARS, names),
                Trusts.ISSUING_KEY.publicKey(),
                Randoms.serial());
        return new Trusts(new AuthorityChain(List.of(issuing, root.chain().issuing())), Trusts.ISSUING_KEY);
    }

    private static ParsedCertificate ours(Validity validity) {
        LeafRequest like = SITE.request("rec-01.site.example", "rec-01", "10.1.0.5");
        return SITE.sign(new LeafRequest(
                like.commonName(), like.dnsNames(), like.addresses(), validity, like.key(), like.seenByPhones()));
    }

    private static ParsedCertificate root() {
        return SITE.chain().certificates().get(1);
    }

    private static void keep(String name, ParsedCertificate leaf) throws IOException {
        Tools.write(folder, name + ".pem", leaf.pem());
        Tools.write(
                folder, name + "-chain.pem", leaf.pem() + SITE.chain().issuing().pem());
    }

    /** What the portal would refuse to sign. */
    private static ParsedCertificate leaf(String name, KeyPurposeId purpose) {
        ParsedCertificate issuing = SITE.chain().issuing();
        return Crypto.must(() -> {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    CertificateStructure.of(issuing).getSubject(),
                    new BigInteger(Randoms.serial(), 16),
                    Date.from(days(-1, 300).notBefore()),
                    Date.from(days(-1, 300).notAfter()),
                    new X500Name("CN=" + name),
                    Trusts.SERVER_KEY.publicKey().structure());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                SubjectNames.dnsName(name)
            }));
            KeyIds.add(builder, Trusts.SERVER_KEY.publicKey(), KeyIds.of(issuing));
            return CertificateReader.read(builder.build(Signatures.signer(SITE.issuingKey())));
        });
    }

    static Stream<Arguments> situations() {
        return Stream.of(
                arguments("a certificate of ours", "good", true),
                arguments("one that has ended", "ended", false),
                arguments("one for another purpose", "purpose", false),
                arguments("one for a name that the CA may not issue for", "outside", false));
    }

    @ParameterizedTest(name = "OpenSSL: {0}")
    @MethodSource("situations")
    void openssl_judges_so(String what, String file, boolean accepted) {
        Tools done = Tools.run(
                folder,
                "openssl",
                "verify",
                "-purpose",
                "sslserver",
                "-CAfile",
                "root.pem",
                "-untrusted",
                "issuing.pem",
                file + ".pem");
        assertThat(done.exit() == 0).as(done.output()).isEqualTo(accepted);
    }

    @ParameterizedTest(name = "GnuTLS: {0}")
    @MethodSource("situations")
    void gnutls_judges_so(String what, String file, boolean accepted) {
        Tools done = Tools.run(
                folder,
                "certtool",
                "--verify",
                "--verify-purpose=1.3.6.1.5.5.7.3.1",
                "--load-ca-certificate=root.pem",
                "--infile=" + file + "-chain.pem");
        assertThat(done.exit() == 0).as(done.output()).isEqualTo(accepted);
    }

    @ParameterizedTest(name = "NSS: {0}")
    @MethodSource("situations")
    void nss_judges_so(String what, String file, boolean accepted) {
        Tools done = Tools.run(
                folder, "vfychain", "-pp", "-u", "1", "-a", file + ".pem", "-a", "issuing.pem", "-t", "-a", "root.pem");
        assertThat(done.output()).contains(accepted ? "Chain is good" : "Chain is bad");
    }

    @ParameterizedTest(name = "the JDK: {0}")
    @MethodSource("situations")
    void the_jdk_judges_so(String what, String file, boolean accepted) throws Exception {
        X509Certificate[] chain = {read(folder.resolve(file + ".pem")), read(folder.resolve("issuing.pem"))};
        assertThat(trusts(chain)).isEqualTo(accepted);
    }

    private static boolean trusts(X509Certificate[] chain) throws GeneralSecurityException {
        TrustAnchor anchor = new TrustAnchor(read(root().der().toArray()), null);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(Set.of(anchor), new X509CertSelector());
        parameters.setRevocationEnabled(false);
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(new CertPathTrustManagerParameters(parameters));
        try {
            ((X509TrustManager) factory.getTrustManagers()[0]).checkServerTrusted(chain, "RSA");
            return true;
        } catch (CertificateException refused) {
            return false;
        }
    }

    private static X509Certificate read(Path file) throws IOException, GeneralSecurityException {
        return read(java.nio.file.Files.readAllBytes(file));
    }

    private static X509Certificate read(byte[] bytes) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
    }
}
