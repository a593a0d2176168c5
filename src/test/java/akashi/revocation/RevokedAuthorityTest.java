package akashi.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.store.Authorities;
import akashi.store.Certificates;
import akashi.store.Revocations;
import akashi.store.SignedAuthorities;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate of an issuing authority, taken back by its root, and one that was begun and given up. */
class RevokedAuthorityTest {

    @TempDir
    Path folder;

    private Quay quay;
    private Authority root;
    private Authority issuing;
    private Certificate leaf;

    @BeforeEach
    void start() {
        quay = Quay.in(TestPortal.answering(folder.resolve("portal"), Instant.now()), 1)
                .wanted()
                .pair("FREE");
        root = quay.authority("Quay Root");
        issuing = quay.authority("Quay Issuing");
        leaf = quay.issue("rec-01");
    }

    @AfterEach
    void stop() {
        quay.close();
    }

    private Revocations revocations() {
        return new Revocations(quay.portal.database().db(), quay.portal.actor().siteId());
    }

    private String serial() {
        return revocations().authorities(root.id()).get(0).serial();
    }

    private String page(String serial) {
        return "/authorities/" + root.id() + "/signed/" + serial + "/revoke";
    }

    private X509CRL list(Authority authority) {
        String address = "http://" + quay.portal.statusHost() + "/crl/" + authority.id() + ".crl";
        return Pier.list(Pier.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(address)))
                .body());
    }

    private Browser.Page revoke() {
        String page = page(serial());
        return quay.admin().submit(page, page, "reason", "CA_COMPROMISE", "seen", "true");
    }

    @Test
    void a_list_is_there_for_the_first_who_asks() {
        assertThat(list(issuing).getRevokedCertificates()).isNull();
    }

    @Test
    void who_depends_on_it_is_named_first_and_read_before_it_is_done() {
        String page = page(serial());
        String text = quay.admin().get(page).html().text();
        assertThat(text)
                .contains(
                        "One computer has a certificate",
                        "rec-01.example.com",
                        "Nothing more is issued by Quay Issuing");
        Browser.Page unread = quay.admin().submit(page, page, "reason", "CA_COMPROMISE");
        assertThat(unread.status()).isEqualTo(422);
        assertThat(unread.html().text()).contains("Tick that you have read");
        assertThat(quay.authority("Quay Issuing").retired()).isFalse();
    }

    @Test
    void the_list_of_the_root_carries_it_and_it_issues_nothing_any_more() {
        assertThat(revoke().status()).isEqualTo(303);
        assertThat(list(root)
                        .getRevokedCertificate(new java.math.BigInteger(serial(), 16))
                        .getRevocationReason())
                .isEqualTo(java.security.cert.CRLReason.CA_COMPROMISE);
        assertThat(quay.authority("Quay Issuing").retired()).isTrue();
        assertThat(quay.authority("Quay Issuing").stage()).isEqualTo(Authority.Stage.REVOKED);
        assertThat(quay.admin().get("/authorities/" + issuing.id()).text())
                .contains("The certificate of this CA was revoked");
        assertThat(quay.authority("Quay Root").retired()).isFalse();
        String shown = quay.portal
                .as(Access.HELPDESK)
                .get("/authorities/" + root.id() + "/revocation")
                .html()
                .text();
        assertThat(shown).contains("revoked", "The key of the CA may be in other hands");
        assertThat(revoke().status()).as("a second time").isEqualTo(409);
    }

    @Test
    void what_it_signed_counts_as_good_no_more_and_nothing_of_it_is_handed_out() {
        Browser admin = quay.admin();
        assertThat(revoke().status()).isEqualTo(303);
        assertThat(admin.get("/certificates/issue").html().select("main").text())
                .doesNotContain("has a valid certificate");
        Browser.Page bundle =
                quay.portal.script(Access.ADMIN).json("/api/v1/computers/rec-01.example.com/bundle", "{}");
        assertThat(bundle.status()).isEqualTo(409);
        assertThat(bundle.text()).contains("Quay Issuing", "was revoked", "VALID");
        assertThat(admin.get("/certificates/renewals").html().select("main").text())
                .contains("rec-01");
    }

    @Test
    void the_root_does_not_take_its_place_without_a_word() {
        assertThat(revoke().status()).isEqualTo(303);
        String script = "{\"computer\": \"rec-01.example.com\"}";
        Browser.Page refused = quay.portal.script(Access.ADMIN).json("/api/v1/certificates", script);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("AUTHORITY", "Make a new issuing CA first");
        assertThat(quay.site()
                        .certificatesOf(quay.site().computerCalled("rec-01").orElseThrow()))
                .containsExactly(leaf);
    }

    @Test
    void one_that_was_signed_before_the_root_came_here_can_be_taken_back_too() {
        quay.arrange((db, site) -> db.execute("delete from authority_certificate where issuer_id = ?", root.id()));
        String page = "/authorities/" + root.id() + "/revocation";
        String way = quay.admin().get(page).html().select("a[href$=/revoke]").attr("href");
        assertThat(way).startsWith("/authorities/" + root.id() + "/signed/");
        assertThat(quay.admin()
                        .submit(way, way, "reason", "CA_COMPROMISE", "seen", "true")
                        .status())
                .isEqualTo(303);
        assertThat(list(root).getRevokedCertificate(new java.math.BigInteger(serial(), 16)))
                .isNotNull();
        assertThat(quay.authority("Quay Issuing").stage()).isEqualTo(Authority.Stage.REVOKED);
    }

    @Test
    void signed_anew_it_says_where_to_ask_about_it() throws java.security.cert.CertificateException {
        quay.portal.run(new PublishAddress(java.util.Optional.of(quay.portal.statusHost()), 7));
        String page = "/authorities/" + issuing.id() + "/again";
        assertThat(quay.admin().submit(page, page, "issuing-years", "9").status())
                .isEqualTo(303);
        String said = akashi.pki.CertificateReader.readOne(authority(issuing)).pem();
        java.security.cert.X509Certificate read =
                (java.security.cert.X509Certificate) java.security.cert.CertificateFactory.getInstance("X.509")
                        .generateCertificate(new java.io.ByteArrayInputStream(
                                said.getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
        assertThat(new String(read.getExtensionValue("2.5.29.31"), java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("http://" + quay.portal.statusHost() + "/crl/" + root.id());
    }

    @Test
    void openssl_refuses_what_it_issued_from_then_on() throws java.io.IOException {
        write("root.pem", authority(root));
        write("issuing.pem", authority(issuing));
        write(
                "leaf.pem",
                new Certificates(
                                quay.portal.database().db(), quay.portal.actor().siteId())
                        .der(leaf.id())
                        .orElseThrow());
        assertThat(verified().output()).contains("leaf.pem: OK");
        revoke();
        assertThat(verified().output()).contains("certificate revoked");
    }

    private Tool verified() throws java.io.IOException {
        quay.portal.run(new IssueList(issuing.id()));
        quay.portal.run(new IssueList(root.id()));
        Files.writeString(folder.resolve("lists.pem"), pem(root) + pem(issuing));
        return Tool.run(
                "openssl",
                "verify",
                "-crl_check_all",
                "-CAfile",
                path("root.pem"),
                "-untrusted",
                path("issuing.pem"),
                "-CRLfile",
                path("lists.pem"),
                path("leaf.pem"));
    }

    private String pem(Authority of) {
        String address = "/authorities/" + of.id() + "/revoked.pem";
        return quay.admin().get(address).text();
    }

    private byte[] authority(Authority of) {
        return new Authorities(quay.portal.database().db(), quay.portal.actor().siteId())
                .der(of.id())
                .orElseThrow();
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, byte[] der) throws java.io.IOException {
        String body = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        Files.writeString(
                folder.resolve(name),
                "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n",
                StandardCharsets.US_ASCII);
    }

    @Test
    void a_signature_that_was_given_up_can_be_revoked_and_harms_nobody() {
        UUID begun = UUID.randomUUID();
        quay.arrange((db, site) -> {
            SignedAuthorities all = new SignedAuthorities(db, site);
            all.begin(
                    begun,
                    UUID.randomUUID(),
                    root.id(),
                    SignedAuthorities.Purpose.NEW,
                    root.subject(),
                    "0badcafe",
                    TestPortal.NOW);
            all.abandon(begun);
        });
        String page = page("0badcafe");
        assertThat(quay.admin().get(page).html().text())
                .contains("The signature was begun and no certificate was kept");
        assertThat(quay.admin()
                        .submit(page, page, "reason", "UNSPECIFIED", "seen", "true")
                        .status())
                .isEqualTo(303);
        assertThat(list(root).getRevokedCertificate(new java.math.BigInteger("0badcafe", 16)))
                .isNotNull();
        assertThat(quay.authority("Quay Issuing").retired()).isFalse();
    }
}
