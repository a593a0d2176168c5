package akashi.authority;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.rule.Issuers;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.pki.CertificateReader;
import akashi.pki.ChainJudge;
import akashi.pki.ParsedCertificate;
import akashi.pki.ServerName;
import akashi.pki.Verifier;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two roots side by side: each computer moves when everyone who checks it trusts the new one, and the old one ends. */
class RolloverTest {

    @TempDir
    Path folder;

    private Quay quay;
    private Browser admin;
    private Authority old;
    private Authority next;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(2).ca().wanted();
        admin = quay.admin();
        old = quay.authority("Quay Root CA");
        quay.issue("rec-01");
        quay.portal.clock().advance(Duration.ofMinutes(10));
        make("Next Root", "Next Issuing");
        next = quay.authority("Next Root");
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private void make(String root, String issuing) {
        Browser.Page made = admin.submit(
                "/authorities/new",
                "/authorities/new",
                "shape",
                "FREE",
                "name",
                root,
                "key",
                "RSA_2048",
                "years",
                "15",
                "issuing-name",
                issuing,
                "issuing-years",
                "10");
        assertThat(made.status()).isEqualTo(303);
    }

    private void everyoneTrusts(Authority root) {
        Browser.Page told = admin.submit(
                "/facts?fact=CA_TRUSTED&authority=" + root.id(),
                "/facts",
                "fact",
                "CA_TRUSTED",
                "authority",
                root.id().toString(),
                "everyone",
                "true",
                "value",
                "true");
        assertThat(told.status()).isEqualTo(303);
    }

    private Browser.Page end(Authority authority, String end) {
        String page = "/authorities/" + authority.id() + "/end";
        return admin.post(page, "act", UUID.randomUUID().toString(), "end", end);
    }

    private ParsedCertificate read(String path) {
        return CertificateReader.readOne(admin.get(path).bytes());
    }

    private Issuers.Choice choice(String host) {
        Computer computer = quay.site().computerCalled(host).orElseThrow();
        return Issuers.in(quay.site(), quay.portal.clock().instant()).of(computer);
    }

    @Test
    void until_everyone_trusts_the_new_root_the_old_one_goes_on() {
        assertThat(quay.issue("rec-02").authorityId()).hasValue(old.id());
        assertThat(choice("rec-02").newer()).hasValue(quay.authority("Next Issuing"));
        assertThat(choice("rec-02").missing()).contains("rec-02.example.com", "mgmt-01.example.com");
        Browser.Page order = admin.get("/certificates/issue?computer=" + quay.id("mgmt-01"));
        assertThat(order.html().text()).contains("still issued by the present CA", "Next Issuing");
        Browser.Page shown = admin.get("/authorities/" + next.id());
        assertThat(shown.html().select("[aria-labelledby=move]").text())
                .contains("0 of 4 computers have a certificate of it; 2 still have one of an older CA", "0 of 4 would")
                .contains("rec-01");
    }

    @Test
    void the_overview_leads_through_the_move_step_by_step() {
        assertThat(steps()).contains("Moving to the CA “Next Root”: 0 of 4 computers");
        everyoneTrusts(next);
        assertThat(steps()).contains("one computer still has a certificate of “Quay Root CA”");
        quay.issue("rec-01");
        assertThat(steps()).contains("No computer depends on the CA “Quay Root CA”");
        assertThat(end(old, "RETIRE").status()).isEqualTo(303);
        assertThat(steps()).doesNotContain("Next Root", "Quay Root CA");
    }

    @Test
    void the_overview_leads_to_the_certificates_that_it_counts() {
        quay.portal.clock().advance(Duration.ofMinutes(10));
        make("Third Root", "Third Issuing");
        everyoneTrusts(quay.authority("Third Root"));
        assertThat(steps()).contains("one computer still has a certificate of “Quay Root CA”");
        assertThat(counted()).containsExactly("rec-01.example.com");
        everyoneTrusts(next);
        assertThat(end(quay.authority("Third Root"), "RETIRE").status()).isEqualTo(303);
        quay.issue("rec-02");
        quay.portal.clock().advance(Duration.ofMinutes(10));
        make("Fourth Root", "Fourth Issuing");
        everyoneTrusts(quay.authority("Fourth Root"));
        assertThat(admin.get("/authorities/" + quay.authority("Fourth Root").id())
                        .html()
                        .select("[aria-labelledby=move]")
                        .text())
                .as("of the second and of the first")
                .contains("2 still have one of an older CA");
        assertThat(counted()).as("signed by the one below the root").containsExactly("rec-02.example.com");
    }

    private List<String> counted() {
        String listed = admin.get("/")
                .html()
                .select("main a[href^=/certificates?authority]")
                .attr("href");
        return admin.get(listed).html().select("tbody th a").eachText();
    }

    private String steps() {
        return admin.get("/?lang=en").html().select("main").text();
    }

    @Test
    void when_everyone_trusts_it_the_next_certificate_comes_from_the_new_one() {
        everyoneTrusts(next);
        assertThat(choice("rec-01").missing()).isEmpty();
        assertThat(quay.issue("rec-01").authorityId())
                .hasValue(quay.authority("Next Issuing").id());
        assertThat(admin.get("/authorities/" + next.id())
                        .html()
                        .select("[aria-labelledby=move]")
                        .text())
                .contains("4 of 4");
    }

    @Test
    void what_has_moved_is_told_apart_from_what_could() {
        everyoneTrusts(next);
        assertThat(admin.get("/authorities/" + next.id())
                        .html()
                        .select("[aria-labelledby=move]")
                        .text())
                .contains("0 of 4 computers have a certificate of it; one still", "4 of 4 would get their next");
        quay.issue("rec-01");
        assertThat(admin.get("/authorities/" + next.id())
                        .html()
                        .select("[aria-labelledby=move]")
                        .text())
                .contains("1 of 4 computers have a certificate of it.");
    }

    @Test
    void trust_is_told_of_each_root_by_itself() {
        everyoneTrusts(old);
        assertThat(choice("rec-01").issuer()).hasValue(old);
        assertThat(quay.site().evidence().trust(quay.id("rec-01"), next.id())).isEmpty();
        assertThat(admin.get("/facts?fact=CA_TRUSTED").html().text()).contains("Quay Root CA", "Next Root");
    }

    @Test
    void an_authority_in_use_is_not_retired_and_says_who_uses_it() {
        Browser.Page refused = end(old, "RETIRE");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("rec-01.example.com");
        assertThat(quay.authority("Quay Root CA").retired()).isFalse();
        everyoneTrusts(next);
        quay.issue("rec-01");
        assertThat(end(old, "RETIRE").status()).isEqualTo(303);
        assertThat(quay.authority("Quay Root CA").stage()).isEqualTo(Authority.Stage.RETIRED);
        assertThat(choice("mob-01").issuer()).hasValue(quay.authority("Next Issuing"));
        assertThat(admin.get("/authorities").html().text()).contains("retired");
    }

    @Test
    void only_what_was_never_used_is_deleted() {
        assertThat(end(old, "DELETE").status()).isEqualTo(409);
        Browser.Page refused = end(next, "DELETE");
        assertThat(refused.status()).as("there is one below").isEqualTo(409);
        assertThat(refused.html().select("main .reasons").text()).contains("Next Issuing");
        assertThat(end(quay.authority("Next Issuing"), "DELETE").status()).isEqualTo(303);
        Browser.Page deleted = end(next, "DELETE");
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(303);
        assertThat(quay.site().authorities()).extracting(Authority::name).containsExactly("Quay Root CA");
    }

    @Test
    void the_old_root_signs_the_new_issuing_authority_as_well_for_those_who_hold_only_it() throws Exception {
        everyoneTrusts(next);
        ParsedCertificate leaf = read("/certificates/" + quay.issue("rec-01").id() + "/certificate.pem");
        String page = "/authorities/" + quay.authority("Next Issuing").id();
        Browser.Page signed =
                admin.submit(page + "/cross", page + "/cross", "under", old.id().toString());
        assertThat(signed.status()).isEqualTo(303);
        Browser.Page shown = admin.get(page);
        assertThat(shown.html().select("#cross").text()).contains("Signed by “Quay Root CA” as well");

        String file = shown.html().select("#cross li a").attr("href");
        ParsedCertificate cross = read(file);
        ParsedCertificate root = read("/authorities/" + old.id() + "/root-authority-public.cer");
        Instant now = quay.portal.clock().instant();
        Verifier holdsTheOldRoot = Verifier.ofServer(List.of(root), ServerName.of(new HostName("rec-01")), now);
        assertThat(ChainJudge.judge(leaf, List.of(cross), holdsTheOldRoot).problems())
                .isEmpty();
        assertThat(ChainJudge.judge(leaf, List.of(), holdsTheOldRoot).accepted())
                .isFalse();
        Judges others = new Judges(folder, Long.toString(now.getEpochSecond()), root, cross);
        assertThat(others.openssl(leaf, "rec-01")).contains("OK");
        assertThat(others.java(leaf)).isEqualTo("accepted");
    }

    @Test
    void a_server_that_sends_a_chosen_chain_gets_the_second_certificate_with_its_key() {
        everyoneTrusts(next);
        Certificate leaf = quay.issue("rec-01");
        String page = "/authorities/" + quay.authority("Next Issuing").id();
        admin.submit(page + "/cross", page + "/cross", "under", old.id().toString());
        Browser.Page pem = admin.post("/certificates/" + leaf.id() + "/export", "form", "PEM_CLEAR", "clear", "true");
        String certificates = pem.text().substring(pem.text().indexOf("-----BEGIN CERTIFICATE"));
        assertThat(CertificateReader.readAll(certificates.getBytes(US_ASCII)))
                .extracting(ParsedCertificate::issuer)
                .filteredOn(issuer -> issuer.contains("Quay Root CA"))
                .as("the old root's signature on the new issuing authority")
                .hasSize(1);
    }

    @Test
    void a_root_with_an_authority_below_it_is_not_signed_and_the_page_says_why() {
        String page = "/authorities/" + next.id() + "/cross";
        assertThat(admin.get(page).html().text()).contains("No other root of this site can sign this CA");
        Browser.Page refused = admin.post(
                page, "act", UUID.randomUUID().toString(), "under", old.id().toString());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("cannot sign");
    }

    @Test
    void a_script_that_does_not_say_which_root_is_trusted_is_asked() {
        Browser script = quay.portal.script(Access.ADMIN);
        String fact = "{\"facts\": [{\"fact\": \"CA_TRUSTED\", \"computer\": \"rec-01\"%s}]}";
        Browser.Page asked = script.json("/api/v1/facts", fact.formatted(""));
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("facts[0].authority", "Quay Root CA, Next Root");
        assertThat(script.json("/api/v1/facts", fact.formatted(", \"authority\": \"Next Root\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void one_figure_says_how_far_trust_has_spread() {
        String page = "/authorities/" + next.id();
        assertThat(admin.get(page).html().text()).contains("Trusted by 0 of");
        everyoneTrusts(next);
        assertThat(admin.get(page).html().text()).containsPattern("Trusted by (\\d+) of \\1\\b");
    }
}
