package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.core.link.CertificateLink;
import akashi.core.site.Certificate;
import akashi.core.site.Observation;
import akashi.core.site.Slot;
import akashi.core.trust.Assess;
import akashi.core.trust.ReasonCode;
import akashi.pki.ParsedCertificate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that are not what was asked for, and those of public authorities. */
class ElsewhereAnswerTest extends Abroad {

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("another key", pem(leaf(NEXT_KEY, days(-1, 300), "rec-01.example.com"), ROOT), "belong to"),
                arguments("another issuer", pem(foreign(), OTHER), "issued by"),
                arguments("no name of the computer", pem(leaf(KEY, days(-1, 300), "video.example.org"), ROOT), "names"),
                arguments(
                        "a name of another computer",
                        pem(leaf(KEY, days(-1, 300), "rec-01.example.com", "rec-02.example.com"), ROOT),
                        "other computers"),
                arguments("an end that is past", pem(leaf(KEY, days(-90, -1), "rec-01.example.com"), ROOT), "expired"),
                arguments("authorities only", pem(ROOT), "only CA certificates"),
                arguments("no certificate", "nonsense".getBytes(StandardCharsets.UTF_8), "answer.pem"),
                arguments("a private key", (CA_KEY_PEM).getBytes(StandardCharsets.US_ASCII), "private key"),
                arguments("nothing but NULs", new byte[5000], "answer.pem"));
    }

    private static final String CA_KEY_PEM = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";

    private static ParsedCertificate foreign() {
        return leaf(OTHER, OTHER_CA_KEY, KEY, days(-1, 300), "rec-01.example.com");
    }

    @ParameterizedTest(name = "an answer with {0} is refused with its reason")
    @MethodSource("wrong")
    void wrong_answers_are_refused(String what, byte[] file, String reason) {
        String request = asked(external(), "rec-01", request(KEY, "rec-01.example.com"));
        Browser.Page refused = answer(request, file, "acknowledged", "true");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("main").text()).containsIgnoringCase(reason);
        assertThat(certificate(request).state()).isEqualTo(Certificate.State.REQUESTED);
    }

    @Test
    void an_answer_that_is_no_certificate_of_a_server_is_refused_and_says_what_to_ask_for() throws Exception {
        String request = asked(external(), "rec-01", request(KEY, "rec-01.example.com"));
        Browser.Page refused = answer(request, pem(forClients("rec-01.example.com"), ROOT), "acknowledged", "true");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("main").text())
                .contains(
                        "may not be used for servers", "Ask Corporate Root for a certificate whose extended key usage");
        assertThat(certificate(request).state()).isEqualTo(Certificate.State.REQUESTED);
    }

    @Test
    void an_authority_that_may_not_sign_for_servers_is_named_and_no_other_template_is_asked_for() throws Exception {
        ParsedCertificate between = authorityForClients();
        String request = asked(external(), "rec-01", request(KEY, "rec-01.example.com"));
        ParsedCertificate leaf = leaf(between, OTHER_CA_KEY, KEY, days(-1, 200), "rec-01.example.com");
        assertThat(answer(request, pem(leaf, between, ROOT))
                        .html()
                        .select("main")
                        .text())
                .contains("Clients CA may not be used for servers")
                .doesNotContain("for a certificate whose extended key usage");
        assertThat(new AdoptFindings(quay.site(), List.of(between, ROOT), NOW)
                        .of(leaf, quay.site().computerCalled("rec-01"), Set.of()))
                .extracting(finding -> finding.message().key())
                .contains("pki.judge.no-server-auth")
                .doesNotContain("certificates.adopt.issue-anew");
    }

    @Test
    void what_speaks_against_an_answer_says_what_to_ask_the_authority_for() throws Exception {
        String request = asked(external(), "rec-01", request(KEY, "rec-01.example.com"));
        assertThat(answer(request, pem(odd("rec-01.example.com"), ROOT))
                        .html()
                        .select("main")
                        .text())
                .contains("can be forged", "Ask Corporate Root to sign the same request again with SHA-256")
                .contains("critical demand", "Ask Corporate Root for a certificate without this extension");
        assertThat(answer(request, pem(leaf(KEY, days(-1, 300), "video.example.org"), ROOT))
                        .html()
                        .select("main")
                        .text())
                .contains("Does not cover rec-01", "Ask Corporate Root to issue it again with these names too");
        assertThat(new AdoptFindings(quay.site(), List.of(ROOT), NOW)
                        .of(odd("rec-01.example.com"), quay.site().computerCalled("rec-01"), Set.of()))
                .extracting(finding -> finding.message().key())
                .containsSubsequence("pki.judge.unknown-critical", "certificates.adopt.other-ca");
    }

    @Test
    void a_name_that_is_nobodys_here_has_to_be_read_first() {
        String request = asked(external(), "rec-01", request(KEY, "rec-01.example.com"));
        byte[] file = pem(leaf(KEY, days(-1, 300), "rec-01.example.com", "www.bank.example"), ROOT);
        Browser.Page warned = answer(request, file);
        assertThat(warned.status()).isEqualTo(422);
        assertThat(warned.html().select("main").text()).contains("It also carries www.bank.example");
        assertThat(answer(request, file, "acknowledged", "true").status()).isEqualTo(303);
        assertThat(certificate(request).state()).isEqualTo(Certificate.State.ISSUED);
    }

    @Test
    void a_certificate_that_is_not_for_servers_says_what_to_issue_where_it_would_be_taken_in() throws Exception {
        assertThat(new AdoptFindings(quay.site(), List.of(ROOT), NOW)
                        .of(forClients("rec-01.example.com"), quay.site().computerCalled("rec-01"), Set.of()))
                .extracting(finding -> finding.message().key())
                .containsSubsequence("pki.judge.no-server-auth", "certificates.adopt.issue-anew");
    }

    @Test
    void an_authority_that_is_known_here_is_not_missed_in_files_that_are_taken_in() {
        Map<String, byte[]> files = Map.of("rec-01.pem", pem(leaf(KEY, days(-1, 300), "rec-01.example.com", "rec-01")));
        String missed = "The CA that issued it is neither";
        assertThat(admin.get(admin.uploads("/certificates/adopt", "files", files)
                                .location())
                        .text())
                .contains(missed);
        external();
        assertThat(admin.get(admin.uploads("/certificates/adopt", "files", files)
                                .location())
                        .text())
                .doesNotContain(missed);
    }

    @Test
    void a_file_of_ten_megabytes_is_refused() {
        String request = asked(external(), "rec-01", new byte[0]);
        assertThat(answer(request, new byte[10 << 20]).status()).isBetween(400, 422);
        assertThat(certificate(request).state()).isEqualTo(Certificate.State.REQUESTED);
    }

    @Test
    void a_public_authority_gets_the_public_name_alone_and_says_why_of_every_other() {
        String authority = open(pem(ROOT));
        String page = admin.get(
                        "/certificates/ask?computer=" + quay.id("mob-02") + "&authority=" + authority + "&slot=MOBILE")
                .html()
                .select("main")
                .text();
        assertThat(page)
                .contains("CN=video.example.com")
                .contains("mob-02.vms.local ends in .local", "mob-02 is a short name", "10.0.0.99 is an address");
        Browser.Page all = ask(authority, "mob-02", new byte[0], "SERVER");
        assertThat(all.status()).isEqualTo(409);
        assertThat(all.html().text()).contains("ends in .local");
        assertThat(ask(authority, "mob-01", new byte[0], "MOBILE").html().text())
                .as("its only public name is the subject for the other slot")
                .contains("lists each subject once");
    }

    @Test
    void a_public_certificate_needs_no_record_of_trust() {
        String request = asked(open(pem(ROOT)), "mob-02", request(KEY, "video.example.com"), "MOBILE");
        byte[] file = pem(leaf(KEY, days(-1, 300), "video.example.com"), ROOT);
        assertThat(answer(request, file).html().text()).contains("not among the public CAs");
        assertThat(answer(request, file, "acknowledged", "true").status()).isEqualTo(303);
        Certificate issued = certificate(request);
        assertThat(issued.slots()).containsExactly(Slot.MOBILE);
        Evidenced.installed(quay, issued, Observation.Source.TOLD);
        assertThat(Assess.all(CertificateLink.MOBILE_TO_CLIENTS, quay.site(), NOW).stream()
                        .filter(a -> a.subject().shortLabel().equals("mob-02"))
                        .flatMap(a -> a.reasons().stream())
                        .map(reason -> reason.code()))
                .doesNotContain(
                        ReasonCode.WRONG_NAME, ReasonCode.SUBJECT_TRUST_UNKNOWN, ReasonCode.VERIFIER_TRUST_UNKNOWN);
        assertThat(quay.issue("mob-02").slots())
                .as("the site's CA issues the rest")
                .isEqualTo(Set.of(Slot.SERVER));
    }

    @Test
    void a_public_authority_known_by_name_takes_any_complete_chain() {
        String authority = open(new byte[0]);
        String request = asked(authority, "mob-02", request(KEY, "video.example.com"), "MOBILE");
        assertThat(answer(request, pem(leaf(KEY, days(-1, 300), "video.example.com")), "acknowledged", "true")
                        .html()
                        .text())
                .contains("chain is not complete");
        byte[] file = pem(leaf(KEY, days(-1, 300), "video.example.com"), ROOT);
        assertThat(answer(request, file, "acknowledged", "true").status()).isEqualTo(303);
        assertThat(quay.site().rootOf(certificate(request)).orElseThrow().name())
                .isEqualTo("World CA");
        String shown = "/certificates/" + certificate(request).id();
        assertThat(admin.get(shown + "/chain.p7b").status()).isEqualTo(200);
        assertThat(admin.get(shown).html().select("#again ~ div a").attr("href"))
                .contains("authority=" + authority);
        assertThat(admin.get("/authorities").html().text()).contains("by the platforms");
    }
}
