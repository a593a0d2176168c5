package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.AddressRange;
import akashi.core.site.NameConstraints;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityAndLeafTest {

    private static final NameConstraints SITE =
            new NameConstraints(List.of("site.example", "rec-01"), List.of(AddressRange.parse("10.1.2.3/16")), false);

    @TempDir
    Path folder;

    @Test
    void a_root_says_what_the_design_asks_of_it() {
        ParsedCertificate root = Trusts.constrainedRoot(SITE).chain().root();
        assertThat(root.isCa()).isTrue();
        assertThat(root.pathLen()).hasValue(1);
        assertThat(root.keyUsage()).containsExactlyInAnyOrder(KeyUse.KEY_CERT_SIGN, KeyUse.CRL_SIGN);
        assertThat(root.selfSigned()).isTrue();
        assertThat(root.subjectKeyId()).isPresent();
        assertThat(root.signatureAlgorithm()).isEqualTo("SHA256withRSA");
        assertThat(root.constraints().dns()).containsExactly("site.example", "rec-01");
        assertThat(root.constraints().addresses()).containsExactly(AddressRange.parse("10.1.0.0/16"));
        assertThat(root.subject()).isEqualTo("CN=Harbour Video Root");
    }

    @Test
    void a_root_may_have_a_japanese_name_and_an_organisation_with_commas() {
        AuthorityName name = new AuthorityName("港湾映像ルート認証局 🔐", Optional.of("Harbour, CN=Other + Co."));
        ParsedCertificate root = AuthorityCertificates.selfSigned(
                AuthorityRequest.root(name, Trusts.years(10), NameConstraints.NONE),
                Trusts.ELLIPTIC_KEY,
                Randoms.serial());
        assertThat(root.commonName()).hasValue("港湾映像ルート認証局 🔐");
        assertThat(root.subject()).isEqualTo("CN=港湾映像ルート認証局 🔐,O=Harbour\\, CN\\=Other \\+ Co.");
        assertThat(root.signatureAlgorithm()).isEqualTo("SHA256withECDSA");
        assertThat(root.selfSigned()).isTrue();
    }

    @Test
    void openssl_reads_the_names_and_constraints_as_meant() throws Exception {
        Trusts trusts = Trusts.root().issuing(SITE);
        Tools.write(folder, "issuing.pem", trusts.chain().issuing().pem());
        Tools.write(
                folder,
                "leaf.pem",
                trusts.leaf("rec-01.site.example", "rec-01", "10.1.0.5").pem());
        String issuing = Tools.run(folder, "openssl", "x509", "-in", "issuing.pem", "-noout", "-text")
                .output();
        assertThat(issuing)
                .contains("X509v3 Basic Constraints: critical", "CA:TRUE, pathlen:0")
                .contains("X509v3 Name Constraints: critical", "DNS:site.example", "IP:10.1.0.0/255.255.0.0")
                .contains("IP:100:0:0:0:0:0:0:0/FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF:FFFF")
                .contains("TLS Web Server Authentication");
        String leaf = Tools.run(folder, "openssl", "x509", "-in", "leaf.pem", "-noout", "-text")
                .output();
        assertThat(leaf)
                .contains("Subject: CN = rec-01.site.example")
                .contains("DNS:rec-01.site.example, DNS:rec-01, IP Address:10.1.0.5")
                .contains("CA:FALSE", "TLS Web Server Authentication", "Digital Signature, Key Encipherment")
                .contains("sha256WithRSAEncryption");
    }

    @Test
    void openssl_verifies_chain_and_names() throws Exception {
        Trusts trusts = Trusts.root().issuing(SITE);
        Tools.write(folder, "root.pem", trusts.chain().root().pem());
        Tools.write(folder, "issuing.pem", trusts.chain().issuing().pem());
        Tools.write(
                folder, "leaf.pem", trusts.leaf("rec-01.site.example", "rec-01").pem());
        assertThat(verify("rec-01.site.example").exit()).isZero();
        assertThat(verify("rec-01").exit()).isZero();
        assertThat(verify("rec-02").output()).contains("hostname mismatch");
    }

    private Tools verify(String host) {
        return Tools.run(
                folder,
                "openssl",
                "verify",
                "-x509_strict",
                "-purpose",
                "sslserver",
                "-attime",
                "1795597200",
                "-CAfile",
                "root.pem",
                "-untrusted",
                "issuing.pem",
                "-verify_hostname",
                host,
                "leaf.pem");
    }

    @Test
    void an_elliptic_authority_signs_an_rsa_leaf() {
        Trusts trusts = Trusts.ellipticRoot();
        ParsedCertificate leaf = trusts.leaf("rec-01");
        assertThat(leaf.signatureAlgorithm()).isEqualTo("SHA256withECDSA");
        assertThat(trusts.chain().issuing().issued(leaf)).isTrue();
    }
}
