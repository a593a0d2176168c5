package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.Validity;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v1CertificateBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Certificates that the portal never makes, so that each finding is seen once. */
class LintFormTest {

    private static final Trusts TRUSTS = Trusts.root();
    private static final LeafRequest REQUEST = TRUSTS.request("rec-01.site.example", "rec-01");
    private static final X500Name ISSUER =
            CertificateStructure.of(TRUSTS.chain().issuing()).getSubject();
    private static final String SERIAL = Randoms.serial();

    private interface Change {
        void on(X509v3CertificateBuilder builder) throws java.io.IOException;
    }

    private static X509v3CertificateBuilder plain(X500Name issuer, PublicKeyBytes key) {
        return Crypto.must(() -> {
            Validity validity = REQUEST.validity();
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    issuer,
                    new BigInteger(SERIAL, 16),
                    Date.from(validity.notBefore()),
                    Date.from(validity.notAfter()),
                    new X500Name("CN=rec-01.site.example"),
                    key.structure());
            return filled(builder, key);
        });
    }

    private static X509v3CertificateBuilder filled(X509v3CertificateBuilder builder, PublicKeyBytes key)
            throws java.io.IOException {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(
                Extension.subjectAlternativeName, false, SubjectNames.encode(REQUEST.dnsNames(), REQUEST.addresses()));
        KeyIds.add(builder, key, KeyIds.of(TRUSTS.chain().issuing()));
        return builder;
    }

    private static X509CertificateHolder signed(X509v3CertificateBuilder builder) {
        return builder.build(Signatures.signer(TRUSTS.issuingKey()));
    }

    private static Arguments with(String name, String code, Change change) {
        X509v3CertificateBuilder builder = plain(ISSUER, Trusts.SERVER_KEY.publicKey());
        return Crypto.must(() -> {
            change.on(builder);
            return arguments(name, signed(builder), code);
        });
    }

    static Stream<Arguments> extensions() {
        return Stream.of(
                with("nothing that is wrong", "", builder -> {}),
                with(
                        "a key identifier that is critical",
                        "critical-wrong!",
                        b -> b.replaceExtension(
                                Extension.subjectKeyIdentifier,
                                true,
                                CertificateStructure.of(TRUSTS.leaf("rec-01"))
                                        .getExtension(Extension.subjectKeyIdentifier)
                                        .getParsedValue())),
                with(
                        "a key usage that is not critical",
                        "critical-wrong!",
                        b -> b.replaceExtension(Extension.keyUsage, false, new KeyUsage(KeyUsage.digitalSignature))),
                with(
                        "an RSA key that may agree on keys",
                        "use-not-of-key!",
                        b -> b.replaceExtension(
                                Extension.keyUsage,
                                true,
                                new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyAgreement))),
                with(
                        "every use beside the server's",
                        "every-use!",
                        b -> b.replaceExtension(
                                Extension.extendedKeyUsage, false, new ExtendedKeyUsage(new KeyPurposeId[] {
                                    KeyPurposeId.id_kp_serverAuth, KeyPurposeId.anyExtendedKeyUsage
                                }))),
                with(
                        "no key usage for signatures",
                        "no-digital-signature!",
                        b -> b.replaceExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyEncipherment))),
                with(
                        "another use than a server's",
                        "no-server-auth!",
                        b -> b.replaceExtension(
                                Extension.extendedKeyUsage,
                                false,
                                new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))),
                with(
                        "a mark of a CA",
                        "leaf-is-authority!",
                        b -> b.replaceExtension(Extension.basicConstraints, true, new BasicConstraints(true))),
                with(
                        "limits for names",
                        "leaf-constraints!",
                        b -> b.addExtension(
                                Extension.nameConstraints,
                                true,
                                new NameConstraints(
                                        new org.bouncycastle.asn1.x509.GeneralSubtree[] {
                                            new org.bouncycastle.asn1.x509.GeneralSubtree(
                                                    SubjectNames.dnsName("site.example"))
                                        },
                                        null))),
                with("a name with a blank", "name-form! ", b -> names(b, "rec-01.site.example", "rec-01", "rec 02")),
                with(
                        "a wildcard inside a label",
                        "name-form!",
                        b -> names(b, "rec-01.site.example", "rec-01", "rec-*.site.example")),
                with(
                        "a name with an underscore",
                        "underscore",
                        b -> names(b, "rec-01.site.example", "rec-01", "rec_02")),
                with(
                        "an address among the names",
                        "address-as-name!",
                        b -> names(b, "rec-01.site.example", "rec-01", "10.1.0.5")),
                with("a name too few", "san-incomplete!", b -> names(b, "rec-01.site.example")),
                with("a list at an HTTPS address", "status-address!", b -> list(b, "https://ca.example/x.crl")),
                with("a list at no address", "status-address!", b -> list(b, "ca.example/x.crl")),
                with("a list at a plain address", "", b -> list(b, "http://ca.example/x.crl")),
                with(
                        "a list nowhere",
                        "list-nameless!",
                        b -> b.addExtension(
                                Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
                                    new DistributionPoint(null, null, new GeneralNames(new GeneralName(ISSUER)))
                                }))));
    }

    private static void names(X509v3CertificateBuilder builder, String... names) throws java.io.IOException {
        GeneralName[] all = Stream.of(names).map(SubjectNames::dnsName).toArray(GeneralName[]::new);
        builder.replaceExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
    }

    private static void list(X509v3CertificateBuilder builder, String address) throws java.io.IOException {
        GeneralNames uri = new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, address));
        builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(new DistributionPointName(uri), null, null)
        }));
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                arguments("another issuer", signed(plain(new X500Name("CN=Somebody"), rsa())), "issuer-differs!"),
                arguments("a date of 2027 with four digits", dated(), "dates-form!"),
                arguments("two algorithms", twoAlgorithms(), "algorithms-differ!"),
                arguments("an exponent of 3", signed(plain(ISSUER, key("RSA", 3))), "rsa-parameters!"),
                arguments("an EC key", signed(plain(ISSUER, key("secp384r1", 0))), "ec-unconfirmed"),
                arguments("an EC key that encrypts", encrypting(), "use-not-of-key! ec-unconfirmed"));
    }

    private static PublicKeyBytes rsa() {
        return Trusts.SERVER_KEY.publicKey();
    }

    private static PublicKeyBytes key(String kind, int exponent) {
        return Crypto.must(() -> {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(exponent > 0 ? "RSA" : "EC");
            generator.initialize(
                    exponent > 0
                            ? new RSAKeyGenParameterSpec(2048, BigInteger.valueOf(exponent))
                            : new ECGenParameterSpec(kind));
            return PublicKeyBytes.of(generator.generateKeyPair().getPublic().getEncoded());
        });
    }

    private static X509CertificateHolder encrypting() {
        X509v3CertificateBuilder builder = plain(ISSUER, Trusts.ELLIPTIC_KEY.publicKey());
        return Crypto.must(() -> {
            builder.replaceExtension(
                    Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment));
            return signed(builder);
        });
    }

    private static X509CertificateHolder dated() {
        return Crypto.must(() -> signed(filled(
                new X509v3CertificateBuilder(
                        ISSUER,
                        new BigInteger(SERIAL, 16),
                        new Time(Date.from(REQUEST.validity().notBefore())),
                        new Time(new DERGeneralizedTime("20270901000000Z")),
                        new X500Name("CN=rec-01.site.example"),
                        rsa().structure()),
                rsa())));
    }

    private static X509CertificateHolder twoAlgorithms() {
        ASN1Sequence whole = ASN1Sequence.getInstance(
                signed(plain(ISSUER, rsa())).toASN1Structure().toASN1Primitive());
        return Crypto.must(() -> new X509CertificateHolder(new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                    whole.getObjectAt(0),
                    new AlgorithmIdentifier(PKCSObjectIdentifiers.sha384WithRSAEncryption),
                    whole.getObjectAt(2)
                })
                .getEncoded()));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource({"extensions", "forms"})
    void lint_finds(String name, X509CertificateHolder certificate, String expected) {
        ParsedCertificate parsed = CertificateReader.read(certificate);
        List<Finding> findings = Lint.findings(new LintSubject(parsed, REQUEST, TRUSTS.chain()));
        assertThat(findings.stream().map(found -> found.code() + (found.refuses() ? "!" : "")))
                .containsExactlyInAnyOrder(
                        expected.isEmpty() ? new String[0] : expected.strip().split(" "));
    }

    @Test
    void a_certificate_of_the_first_version_is_refused() {
        X509CertificateHolder old = new X509v1CertificateBuilder(
                        ISSUER,
                        new BigInteger(SERIAL, 16),
                        Date.from(REQUEST.validity().notBefore()),
                        Date.from(REQUEST.validity().notAfter()),
                        new X500Name("CN=rec-01.site.example"),
                        rsa().structure())
                .build(Signatures.signer(TRUSTS.issuingKey()));
        List<Finding> findings = Lint.findings(new LintSubject(CertificateReader.read(old), REQUEST, TRUSTS.chain()));
        assertThat(findings).extracting(Finding::code).contains("version", "san-missing", "no-server-auth");
    }

    @Test
    void a_root_that_says_too_little_is_not_what_a_ca_has_to_be() {
        X509CertificateHolder bare = new X509v1CertificateBuilder(
                        ISSUER,
                        BigInteger.TEN,
                        Date.from(REQUEST.validity().notBefore()),
                        Date.from(REQUEST.validity().notAfter()),
                        new X500Name(new org.bouncycastle.asn1.x500.RDN[0]),
                        rsa().structure())
                .build(Signatures.signer(TRUSTS.issuingKey()));
        assertThat(AuthorityLint.own(CertificateReader.read(bare)))
                .extracting(Finding::code)
                .contains("version", "ca-unmarked", "ca-may-not-sign", "ca-nameless", "ca-key-id");
        assertThat(AuthorityLint.own(TRUSTS.chain().issuing())).isEmpty();
    }

    @Test
    void a_short_serial_number_is_refused() {
        Prepared prepared = LeafCertificates.prepare(TRUSTS.chain(), REQUEST, "0a0b");
        assertThat(prepared.findings()).extracting(Finding::code).containsExactly("serial-short");
    }

    @Test
    void the_key_that_signs_for_lint_is_made_once_for_each_algorithm() {
        ParsedCertificate rsa = TRUSTS.chain().issuing();
        ParsedCertificate elliptic = Trusts.ellipticRoot().chain().issuing();
        assertThat(ThrowAwayKeys.like(rsa)).isSameAs(ThrowAwayKeys.like(rsa));
        assertThat(ThrowAwayKeys.like(elliptic)).isSameAs(ThrowAwayKeys.like(elliptic));
    }
}
