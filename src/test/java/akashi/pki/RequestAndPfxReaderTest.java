package akashi.pki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import akashi.core.fault.Fault;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.NameConstraints;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.operator.GenericKey;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBag;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestAndPfxReaderTest {

    private static final Trusts TRUSTS = Trusts.root().issuing(NameConstraints.NONE);
    private static final ParsedCertificate LEAF = TRUSTS.leaf("rec-01.site.example");
    private static final Password PASSWORD = Password.of("kx4mv-dd3ga");

    @TempDir
    Path folder;

    @Test
    void a_request_is_read_as_it_was_made_and_openssl_agrees() throws Exception {
        for (PrivateKeyBytes key : List.of(Trusts.SERVER_KEY, Trusts.ELLIPTIC_KEY)) {
            String pem = SigningRequest.pem(
                    key, "rec-01", List.of(new HostName("rec-01")), List.of(new IpAddress("10.1.0.5")));
            ParsedRequest request = RequestReader.read(pem.getBytes(UTF_8));
            assertThat(request.subject()).isEqualTo("CN=rec-01");
            assertThat(request.dnsNames()).containsExactly("rec-01");
            assertThat(request.addresses()).containsExactly(new IpAddress("10.1.0.5"));
            assertThat(request.key()).isEqualTo(key.publicKey());
            Tools.write(folder, "rec-01.csr", pem);
            assertThat(Tools.run(folder, "openssl", "req", "-in", "rec-01.csr", "-verify", "-noout")
                            .output())
                    .contains("verify OK");
        }
    }

    @Test
    void a_request_of_openssl_without_names_is_read() throws Exception {
        Tools.run(
                folder,
                "openssl",
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "k",
                "-out",
                "r.csr",
                "-subj",
                "/O=Harbour/CN=rec-07");
        ParsedRequest request = RequestReader.read(Files.readAllBytes(folder.resolve("r.csr")));
        assertThat(request.subject()).isEqualTo("CN=rec-07,O=Harbour");
        assertThat(request.dnsNames()).isEmpty();
    }

    @Test
    void a_request_with_a_weak_key_or_another_signature_is_refused() throws Exception {
        Tools.run(
                folder,
                "openssl",
                "req",
                "-new",
                "-newkey",
                "rsa:1024",
                "-nodes",
                "-keyout",
                "k",
                "-out",
                "r.csr",
                "-outform",
                "DER",
                "-subj",
                "/CN=rec-07");
        assertThat(refusal(() -> RequestReader.read(Files.readAllBytes(folder.resolve("r.csr")))))
                .isEqualTo("pki.read.csr-key");
        Tools.run(
                folder,
                "openssl",
                "req",
                "-new",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "k",
                "-out",
                "r.csr",
                "-outform",
                "DER",
                "-subj",
                "/CN=rec-07");
        byte[] altered = Files.readAllBytes(folder.resolve("r.csr"));
        altered[altered.length - 1] ^= 1;
        assertThat(refusal(() -> RequestReader.read(altered))).isEqualTo("pki.read.csr-signature");
    }

    @ParameterizedTest(name = "signed with {0}")
    @ValueSource(strings = {"md5", "sha1"})
    void a_request_whose_signature_can_be_forged_is_refused(String digest) {
        Tools.run(
                folder,
                "openssl",
                "req",
                "-new",
                "-" + digest,
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "k",
                "-out",
                "r.csr",
                "-subj",
                "/CN=rec-07");
        assertThat(refusal(() -> RequestReader.read(Files.readAllBytes(folder.resolve("r.csr")))))
                .isEqualTo("pki.read.csr-weak");
    }

    @ParameterizedTest
    @EnumSource(PfxProfile.class)
    void a_pfx_file_gives_back_key_certificate_and_chain(PfxProfile profile) {
        PfxContents contents = PfxReader.read(TRUSTS.pfx(LEAF).encode(profile, PASSWORD), PASSWORD);
        assertThat(contents.key().reveal()).isEqualTo(Trusts.SERVER_KEY.reveal());
        assertThat(contents.certificate()).isEqualTo(LEAF);
        assertThat(contents.others()).isEqualTo(TRUSTS.chain().certificates());
    }

    @Test
    void a_pfx_file_of_openssl_gives_the_authority_with_its_key() throws Exception {
        Tools.run(
                folder,
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:P-256",
                "-nodes",
                "-keyout",
                "k.pem",
                "-out",
                "c.pem",
                "-subj",
                "/CN=VMS Certificate Authority",
                "-days",
                "30");
        Tools.run(
                folder,
                "openssl",
                "pkcs12",
                "-export",
                "-inkey",
                "k.pem",
                "-in",
                "c.pem",
                "-passout",
                "pass:kx4mv-dd3ga",
                "-out",
                "c.pfx");
        PfxContents contents = PfxReader.read(Files.readAllBytes(folder.resolve("c.pfx")), PASSWORD);
        assertThat(contents.certificate().subject()).isEqualTo("CN=VMS Certificate Authority");
        assertThat(contents.certificate().publicKey()).isEqualTo(contents.key().publicKey());
    }

    @Test
    void a_wrong_password_a_damaged_file_and_a_senseless_cost_are_told_apart() {
        byte[] file = TRUSTS.pfx(LEAF).encode(PfxProfile.MODERN, PASSWORD);
        assertThat(refusal(() -> PfxReader.read(file, Password.of("other")))).isEqualTo("pki.read.pfx-password");
        assertThat(refusal(() -> PfxReader.read(new byte[] {0x30, 0x03, 2, 1, 3}, PASSWORD)))
                .isEqualTo("pki.read.pfx-malformed");
        assertThat(refusal(() -> BoundedDecryptors.check(BigInteger.valueOf(Integer.MAX_VALUE))))
                .isEqualTo("pki.read.pfx-cost");
    }

    @ParameterizedTest(name = "a senseless cost of {0} is told as such")
    @ValueSource(strings = {"the key", "the certificates"})
    void a_senseless_cost_of_one_bag_is_told_as_such(String what) throws Exception {
        OutputEncryptor senseless = new Senseless();
        PKCS12PfxPduBuilder pfx = new PKCS12PfxPduBuilder();
        if (what.equals("the key")) {
            PrivateKeyInfo key = PrivateKeyInfo.getInstance(Trusts.SERVER_KEY.reveal());
            pfx.addData(new PKCS12SafeBagBuilder(key, senseless).build());
        } else {
            pfx.addEncryptedData(
                    senseless, new PKCS12SafeBag[] {new PKCS12SafeBagBuilder(CertificateStructure.of(LEAF)).build()});
        }
        byte[] file = pfx.build(PfxProfile.MODERN.mac(1000), PASSWORD.reveal()).getEncoded();
        assertThat(refusal(() -> PfxReader.read(file, PASSWORD))).isEqualTo("pki.read.pfx-cost");
    }

    /** Says that it took a thousand million iterations, and leaves the bytes as they are. */
    private record Senseless() implements OutputEncryptor {

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return new AlgorithmIdentifier(
                    PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC,
                    new PKCS12PBEParams(new byte[8], 1_000_000_000));
        }

        @Override
        public OutputStream getOutputStream(OutputStream out) {
            return out;
        }

        @Override
        public GenericKey getKey() {
            return new GenericKey(new byte[0]);
        }
    }

    @Test
    void a_password_for_a_file_must_be_long_and_plain() {
        PfxFile file = TRUSTS.pfx(LEAF);
        assertThat(refusal(() -> file.encode(PfxProfile.MODERN, Password.of("short"))))
                .isEqualTo("pki.pfx.password-short");
        assertThat(refusal(() -> file.encode(PfxProfile.MODERN, Password.of("パスワードは長くても"))))
                .isEqualTo("pki.pfx.password-characters");
    }

    private static String refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return catchThrowableOfType(Fault.BadInput.class, act)
                .errors()
                .get(0)
                .message()
                .key();
    }
}
