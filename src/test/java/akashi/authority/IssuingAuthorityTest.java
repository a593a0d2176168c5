package akashi.authority;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.Browser;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.WindowsGeneration;
import akashi.pki.CertificateReader;
import akashi.pki.KeyUse;
import akashi.pki.ParsedCertificate;
import akashi.store.Authorities;
import akashi.store.Certificates;
import akashi.store.Computers;
import akashi.store.SignedAuthorities;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A root and an issuing authority below it: made together, limited to the site's names, signed anew when these grow. */
class IssuingAuthorityTest {

    @TempDir
    Path folder;

    private Quay quay;
    private Browser admin;
    private Authority root;
    private Authority issuing;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(1)
                .wanted()
                .pair("LIMITED", "dns", "example.com\nmgmt-01\nrec-01\nmob-01", "addresses", "10.0.0.0/24");
        admin = quay.admin();
        root = quay.authority("Quay Root");
        issuing = quay.authority("Quay Issuing");
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private ParsedCertificate certificate(Authority authority) {
        return CertificateReader.readOne(
                new Authorities(quay.portal.database().db(), quay.portal.actor().siteId())
                        .der(authority.id())
                        .orElseThrow());
    }

    private ParsedCertificate issue(String host) {
        return parsed(quay.issue(host));
    }

    private ParsedCertificate parsed(Certificate certificate) {
        return CertificateReader.readOne(new Certificates(
                        quay.portal.database().db(), quay.portal.actor().siteId())
                .der(certificate.id())
                .orElseThrow());
    }

    private Browser.Page again(String dns) {
        String page = "/authorities/" + issuing.id() + "/again";
        return admin.submit(page, page, "limit", "true", "dns", dns, "addresses", "10.0.0.0/24", "issuing-years", "10");
    }

    private void addRecorder(String host) {
        quay.arrange((db, site) -> new Computers(db, site)
                        .insert(Quay.computer(host, WindowsGeneration.SERVER_2019, akashi.core.site.Role.RECORDING)))
                .wanted();
    }

    @Test
    void the_root_has_no_limits_and_the_issuing_one_has_those_of_the_site() {
        ParsedCertificate above = certificate(root);
        ParsedCertificate below = certificate(issuing);
        assertThat(above.constraints().isEmpty()).isTrue();
        assertThat(above.extendedKeyUsage()).isEmpty();
        assertThat(below.pathLen()).hasValue(0);
        assertThat(below.keyUsage()).containsExactlyInAnyOrder(KeyUse.KEY_CERT_SIGN, KeyUse.CRL_SIGN);
        assertThat(below.allowsServers()).isTrue();
        assertThat(below.extendedKeyUsage()).hasSize(1);
        assertThat(below.constraints().dns()).containsExactly("example.com", "mgmt-01", "rec-01", "mob-01");
        assertThat(above.issued(below)).isTrue();
        assertThat(below.validity().notAfter()).isBefore(above.validity().notAfter());
        assertThat(quay.site().issuer()).hasValue(issuing);
        assertThat(quay.site().rootOf(issuing)).hasValue(root);
    }

    @Test
    void other_programs_accept_what_it_issues_within_its_limits() throws Exception {
        ParsedCertificate leaf = issue("rec-01");
        String at = String.valueOf(Instant.parse("2027-03-02T00:00:00Z").getEpochSecond());
        Judges judges = new Judges(folder, at, certificate(root), certificate(issuing));
        assertThat(judges.openssl(leaf, "rec-01.example.com")).contains("OK");
        assertThat(judges.openssl(leaf, "rec-01")).contains("OK");

        assertThat(judges.java(leaf)).isEqualTo("accepted");
    }

    @Test
    void a_name_outside_the_limits_is_refused_with_the_way_to_add_it() {
        addRecorder("rec-09");
        assertThatThrownBy(() -> quay.issue("rec-09"))
                .isInstanceOfSatisfying(
                        Fault.Refused.class,
                        refused -> assertThat(refused.refusals()).anySatisfy(refusal -> {
                            assertThat(refusal.rule()).isEqualTo("CONSTRAINED");
                            assertThat(refusal.mend().path()).isEqualTo("/authorities/" + issuing.id() + "/again");
                        }));
        assertThat(admin.get("/authorities/" + issuing.id()).text()).contains("rec-09");
        assertThat(admin.get("/authorities/" + issuing.id() + "/again")
                        .html()
                        .select("textarea[name=dns]")
                        .text())
                .contains("rec-01", "rec-09");
    }

    @Test
    void signed_anew_it_issues_for_new_names_and_old_certificates_stay_valid() throws Exception {
        ParsedCertificate old = issue("rec-01");
        ParsedCertificate before = certificate(issuing);
        addRecorder("rec-09");
        assertThat(again("example.com\nmgmt-01\nrec-01\nmob-01\nrec-09").status())
                .isEqualTo(303);
        ParsedCertificate after = certificate(issuing);
        assertThat(after.publicKey()).isEqualTo(before.publicKey());
        assertThat(after.subject()).isEqualTo(before.subject());
        assertThat(after.serial()).isNotEqualTo(before.serial());
        ParsedCertificate added = issue("rec-09");
        String at = String.valueOf(Instant.parse("2027-03-02T00:00:00Z").getEpochSecond());
        Judges now = new Judges(folder, at, certificate(root), after);
        assertThat(now.openssl(old, "rec-01")).contains("OK");
        assertThat(now.openssl(added, "rec-09")).contains("OK");
        assertThat(now.java(old)).isEqualTo("accepted");
        Judges then = new Judges(folder, at, certificate(root), before);
        assertThat(then.openssl(added, "rec-09")).contains("permitted subtree violation");
        assertThat(then.java(added)).contains("refused");
        assertThat(signed())
                .extracting(SignedAuthorities.Signed::purpose)
                .containsExactlyInAnyOrder(SignedAuthorities.Purpose.NEW, SignedAuthorities.Purpose.AGAIN);
    }

    private List<SignedAuthorities.Signed> signed() {
        return new SignedAuthorities(
                        quay.portal.database().db(), quay.portal.actor().siteId())
                .of(issuing.id());
    }

    @Test
    void a_shorter_list_that_would_cut_somebody_off_is_refused_by_name() {
        issue("rec-01");
        Browser.Page refused = again("example.com\nmgmt-01");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("rec-01.example.com");
        assertThat(signed()).hasSize(1);
        assertThat(admin.get("/authorities/" + issuing.id()).status()).isEqualTo(200);
    }

    @Test
    void a_root_alone_gets_an_issuing_authority_later() {
        String page = "/authorities/" + root.id() + "/issuing";
        String[] fields = {"key", "RSA_2048", "issuing-name", "Second Issuing", "issuing-years", "5"};
        assertThat(admin.submit(page, page, fields).status()).isEqualTo(303);
        Authority second = quay.authority("Second Issuing");
        assertThat(second.parentId()).hasValue(root.id());
        assertThat(second.constraints().isEmpty()).isTrue();
        assertThat(admin.submit(page, page, fields).status())
                .as("the name is taken")
                .isEqualTo(422);
        assertThat(quay.portal.as(Access.HELPDESK).get(page).status()).isEqualTo(403);
        assertThat(admin.get("/authorities/" + issuing.id() + "/issuing").status())
                .isEqualTo(200);
    }

    @Test
    void below_an_issuing_authority_there_is_no_place_for_another_one() {
        String page = "/authorities/" + issuing.id() + "/issuing";
        Browser.Page refused =
                admin.submit(page, page, "key", "RSA_2048", "issuing-name", "Third", "issuing-years", "5");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("allows no CA below it");
    }

    @Test
    void a_click_that_is_sent_twice_makes_one() {
        String page = "/authorities/" + root.id() + "/issuing";
        String token = admin.get(page).html().select("input[name=act]").attr("value");
        String[] fields = {"act", token, "key", "RSA_2048", "issuing-name", "Clicked", "issuing-years", "5"};
        String first = admin.post(page, fields).location();
        assertThat(admin.post(page, fields).location()).isEqualTo(first);
        assertThat(quay.site().authorities())
                .filteredOn(a -> a.name().equals("Clicked"))
                .hasSize(1);
    }

    @Test
    void a_program_makes_both_in_one_call() {
        Browser script = quay.portal.script(Access.ADMIN);
        Browser.Page made = script.json("/api/v1/authorities", """
                {"name": "Api Root", "issuing": "Api Issuing", "key": "RSA_2048",
                 "constraints": {"dns": ["example.com"]}}""");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        Authority below = quay.authority("Api Issuing");
        assertThat(quay.site().authority(below.parentId().orElseThrow()).map(Authority::name))
                .hasValue("Api Root");
        assertThat(below.constraints().dns()).containsExactly("example.com");
    }
}
