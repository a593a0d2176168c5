package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.NameConstraints;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.AuthenticatedSafe;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.EncryptedData;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PKCS12PBEParams;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.SafeBag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies in the files that leave, read from their own structure, and whether the programs of others open them. */
class ExportedFilesTest {

    private static final Trusts TRUSTS = Trusts.root().issuing(NameConstraints.NONE);
    private static final ParsedCertificate LEAF = TRUSTS.leaf("rec-01.site.example");
    private static final Password CHOSEN = Password.of("kx4mv-dd3ga-pq7rt");

    @TempDir
    Path folder;

    private static List<ParsedCertificate> chain() {
        List<ParsedCertificate> all = new ArrayList<>(List.of(LEAF));
        all.addAll(TRUSTS.pfx(LEAF).chain().certificates());
        return all;
    }

    private static List<AlgorithmIdentifier> ciphers(Pfx pfx) throws Exception {
        List<AlgorithmIdentifier> found = new ArrayList<>();
        byte[] safe =
                ASN1OctetString.getInstance(pfx.getAuthSafe().getContent()).getOctets();
        for (ContentInfo part : AuthenticatedSafe.getInstance(safe).getContentInfo()) {
            if (part.getContentType().equals(PKCSObjectIdentifiers.encryptedData)) {
                found.add(EncryptedData.getInstance(part.getContent()).getEncryptionAlgorithm());
            } else {
                byte[] bags = ASN1OctetString.getInstance(part.getContent()).getOctets();
                SafeBag bag = SafeBag.getInstance(
                        org.bouncycastle.asn1.ASN1Sequence.getInstance(bags).getObjectAt(0));
                found.add(EncryptedPrivateKeyInfo.getInstance(bag.getBagValue()).getEncryptionAlgorithm());
            }
        }
        return found;
    }

    private static void isModern(AlgorithmIdentifier cipher, int iterations) {
        assertThat(cipher.getAlgorithm()).isEqualTo(PKCSObjectIdentifiers.id_PBES2);
        PBES2Parameters scheme = PBES2Parameters.getInstance(cipher.getParameters());
        assertThat(scheme.getEncryptionScheme().getAlgorithm()).isEqualTo(NISTObjectIdentifiers.id_aes256_CBC);
        assertThat(scheme.getKeyDerivationFunc().getAlgorithm()).isEqualTo(PKCSObjectIdentifiers.id_PBKDF2);
        PBKDF2Params derivation =
                PBKDF2Params.getInstance(scheme.getKeyDerivationFunc().getParameters());
        assertThat(derivation.getPrf().getAlgorithm()).isEqualTo(PKCSObjectIdentifiers.id_hmacWithSHA256);
        assertThat(derivation.getIterationCount().intValueExact()).isEqualTo(iterations);
    }

    @Test
    void a_file_for_new_windows_is_aes_under_hmac_sha256_with_a_mac_that_windows_knows() throws Exception {
        Pfx pfx = Pfx.getInstance(TRUSTS.pfx(LEAF).encode(PfxProfile.MODERN, Randoms.password()));
        assertThat(ciphers(pfx)).hasSize(2).allSatisfy(cipher -> isModern(cipher, 10_000));
        MacData mac = pfx.getMacData();
        assertThat(mac.getMac().getAlgorithmId().getAlgorithm()).isEqualTo(NISTObjectIdentifiers.id_sha256);
        assertThat(mac.getIterationCount().intValueExact()).isEqualTo(10_000);
    }

    @Test
    void a_file_for_old_windows_is_triple_des_with_sha1() throws Exception {
        Pfx pfx = Pfx.getInstance(TRUSTS.pfx(LEAF).encode(PfxProfile.COMPATIBLE, Randoms.password()));
        assertThat(ciphers(pfx)).hasSize(2).allSatisfy(cipher -> {
            assertThat(cipher.getAlgorithm()).isEqualTo(PKCSObjectIdentifiers.pbeWithSHAAnd3_KeyTripleDES_CBC);
            assertThat(PKCS12PBEParams.getInstance(cipher.getParameters())
                            .getIterations()
                            .intValueExact())
                    .isEqualTo(10_000);
        });
        assertThat(pfx.getMacData().getMac().getAlgorithmId().getAlgorithm()).isEqualTo(OIWObjectIdentifiers.idSHA1);
    }

    @Test
    void a_password_that_a_person_chose_is_slower_to_guess_and_never_too_slow_for_windows() throws Exception {
        Pfx pfx = Pfx.getInstance(TRUSTS.pfx(LEAF).encode(PfxProfile.MODERN, CHOSEN));
        assertThat(ciphers(pfx)).allSatisfy(cipher -> isModern(cipher, 200_000));
        assertThat(pfx.getMacData().getIterationCount().intValueExact())
                .isGreaterThan(10_000)
                .isLessThanOrEqualTo(600_000);
    }

    @Test
    void openssl_opens_the_key_of_a_pem_with_the_password_and_reads_the_chain() throws Exception {
        Files.write(folder.resolve("key.pem"), KeyFiles.pem(Trusts.SERVER_KEY, CHOSEN, chain()));
        Tools.write(folder, "password.txt", new String(CHOSEN.reveal()));
        Tools key = Tools.run(
                folder, "openssl", "pkey", "-in", "key.pem", "-passin", "file:password.txt", "-noout", "-check");
        assertThat(key.output()).contains("Key is valid");
        assertThat(Files.readString(folder.resolve("key.pem"), StandardCharsets.US_ASCII))
                .startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----")
                .doesNotContain("BEGIN PRIVATE KEY")
                .satisfies(text -> assertThat(text.split("BEGIN CERTIFICATE")).hasSize(4));
    }

    @Test
    void a_clear_key_is_clear() throws Exception {
        Files.write(folder.resolve("key.pem"), KeyFiles.clearPem(Trusts.SERVER_KEY, chain()));
        assertThat(Tools.run(folder, "openssl", "pkey", "-in", "key.pem", "-noout", "-check")
                        .output())
                .contains("Key is valid");
    }

    @Test
    void openssl_and_certtool_read_a_p7b() throws Exception {
        Files.write(folder.resolve("chain.p7b"), CertificateFiles.p7b(chain()));
        Tools seen =
                Tools.run(folder, "openssl", "pkcs7", "-inform", "DER", "-in", "chain.p7b", "-print_certs", "-noout");
        assertThat(seen.output().split("subject=")).hasSize(4);
        Tools other = Tools.run(folder, "certtool", "--p7-info", "--inder", "--infile", "chain.p7b");
        assertThat(other.output()).contains("Number of certificates: 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"JKS", "PKCS12"})
    void the_jdk_trusts_what_lies_in_a_truststore(String type) throws Exception {
        List<ParsedCertificate> roots = List.of(TRUSTS.pfx(LEAF).chain().root());
        byte[] file = type.equals("JKS") ? CertificateFiles.jks(roots) : CertificateFiles.pkcs12(roots);
        KeyStore store = KeyStore.getInstance(type);
        store.load(new ByteArrayInputStream(file), CertificateFiles.TRUST_PASSWORD.toCharArray());
        String alias = store.aliases().nextElement();
        assertThat(store.isCertificateEntry(alias)).isTrue();
        assertThat(store.getCertificate(alias).getEncoded())
                .isEqualTo(roots.get(0).der().toArray());
    }
}
