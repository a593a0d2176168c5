package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.pki.ParsedCertificate;
import akashi.store.CertificateRequests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Certificates of other authorities: asked for, answered, watched and asked for again. */
class ElsewhereTest extends Abroad {

    @Test
    void a_request_is_kept_with_its_age_and_answered_with_its_chain() {
        String request = asked(external(), "rec-01", request(KEY, "rec-01.example.com"));
        assertThat(certificate(request).state()).isEqualTo(Certificate.State.REQUESTED);
        quay.portal.clock().advance(Duration.ofDays(3));
        admin = quay.admin();
        assertThat(admin.get("/certificates?state=REQUESTED").html().text()).contains("requested for 3 days");
        assertThat(admin.get(request).html().text())
                .contains("Asked 3 days ago by admin", "certreq -new rec-01.inf", "certreq -accept -machine");
        assertThat(Orders.lacks(
                        quay.site(), quay.site().computerCalled("rec-01").orElseThrow(), NOW))
                .as("nobody else issues for it meanwhile")
                .isFalse();

        Browser.Page taken = answer(request, pem(leaf(KEY, days(-1, 300), "rec-01.example.com", "rec-01"), ROOT));
        assertThat(taken.status()).as(taken.html().select("main").text()).isEqualTo(303);
        Certificate issued = certificate(request);
        assertThat(issued.state()).isEqualTo(Certificate.State.ISSUED);
        assertThat(issued.keyKept()).isFalse();
        assertThat(admin.get(taken.location()).html().text())
                .contains("Corporate Root", "Ask again", "certreq -accept")
                .doesNotContain("Same names, new key");
        assertThat(admin.get("/audit").text()).contains("Took in the certificate of rec-01.example.com");
    }

    @Test
    void the_request_file_is_one_that_certreq_reads() {
        String request = asked(external(), "rec-01", new byte[0]);
        byte[] inf = admin.get(request + "/request.inf").bytes();
        String text = new String(inf, StandardCharsets.US_ASCII);
        assertThat(text.chars().allMatch(c -> c < 128)).isTrue();
        assertThat(text.replace("\r\n", "")).as("every line ends as on Windows").doesNotContain("\n", "\r");
        assertThat(text)
                .contains("Subject = \"CN=rec-01.example.com\"", "Exportable = FALSE", "MachineKeySet = TRUE")
                .contains("ProviderName = \"Microsoft Software Key Storage Provider\"", "KeyLength = 2048")
                .contains("OID = 1.3.6.1.5.5.7.3.1", "2.5.29.17 = \"{text}\"")
                .contains("_continue_ = \"dns=rec-01.example.com&\"", "_continue_ = \"dns=rec-01&\"")
                .contains("_continue_ = \"ipaddress=10.0.0.");
    }

    @Test
    void requests_with_names_or_keys_of_another_computer_are_refused() {
        String authority = external();
        Browser.Page foreign = ask(authority, "rec-01", request(KEY, "rec-02.example.com"));
        assertThat(foreign.status()).isEqualTo(409);
        assertThat(foreign.html().text()).contains("rec-02.example.com");
        assertThat(ask(authority, "rec-01", "junk".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        String first = asked(authority, "rec-02", request(KEY, "rec-02.example.com"));
        answer(first, pem(leaf(KEY, days(-1, 300), "rec-02.example.com"), ROOT));
        Browser.Page twice = ask(authority, "rec-01", request(KEY, "rec-01.example.com"));
        assertThat(twice.status()).isEqualTo(409);
        assertThat(twice.html().text()).contains("rec-02");
    }

    @ParameterizedTest(name = "a request for {0} as well")
    @ValueSource(strings = {"mob-02.vms.local", "mob-02"})
    void a_public_authority_is_not_asked_for_names_that_it_may_not_have(String name) {
        Browser.Page refused = ask(open(pem(ROOT)), "mob-02", request(KEY, "video.example.com", name), "MOBILE");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().text()).contains("could pass for another server", name);
    }

    @Test
    void a_stored_request_that_the_rules_of_today_refuse_stops_nobody_but_who_has_its_key() {
        String authority = external();
        String first = asked(authority, "rec-02", request(NEXT_KEY, "rec-02.example.com"));
        UUID stored = certificate(first).id();
        quay.arrange((db, site) ->
                new CertificateRequests(db, site).keep(stored, unfit(request(NEXT_KEY, "rec-02.example.com"))));
        Browser.Page same = ask(authority, "rec-01", request(NEXT_KEY, "rec-01.example.com"));
        assertThat(same.status()).isEqualTo(409);
        assertThat(same.html().text()).contains("rec-02");
        assertThat(ask(authority, "rec-01", request(KEY, "rec-01.example.com")).status())
                .isEqualTo(303);
        assertThat(answer(first, pem(leaf(NEXT_KEY, days(-1, 300), "rec-02.example.com", "rec-02"), ROOT))
                        .status())
                .isEqualTo(303);
    }

    /** The same request with a signature that fits nothing. */
    private static byte[] unfit(byte[] pem) {
        String text = new String(pem, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
        byte[] der = Base64.getDecoder().decode(text);
        der[der.length - 1] ^= 1;
        return der;
    }

    @Test
    void a_request_without_its_file_is_answered_only_after_the_warning_was_read() {
        String request = asked(external(), "rec-01", new byte[0]);
        byte[] file = pem(leaf(KEY, days(-1, 300), "rec-01.example.com"), ROOT);
        Browser.Page warned = answer(request, file);
        assertThat(warned.status()).isEqualTo(422);
        assertThat(warned.html().text()).contains("was not kept here");
        assertThat(answer(request, file, "acknowledged", "true").status()).isEqualTo(303);
    }

    @Test
    void a_request_is_asked_once_and_can_be_withdrawn() {
        String authority = external();
        String request = asked(authority, "rec-01", new byte[0]);
        assertThat(ask(authority, "rec-01", new byte[0]).status()).isEqualTo(409);
        assertThat(admin.post(request + "/withdraw").status()).isEqualTo(303);
        assertThat(quay.site().certificates()).isEmpty();
        assertThat(ask(authority, "rec-01", new byte[0]).status()).isEqualTo(303);
    }

    @Test
    void the_next_one_is_asked_for_again_and_linked_to_the_one_before() {
        String authority = external();
        String first = asked(authority, "rec-01", request(KEY, "rec-01.example.com"));
        answer(first, pem(leaf(KEY, days(-1, 30), "rec-01.example.com"), ROOT));
        Browser.Page renewed = admin.post("/certificates/" + certificate(first).id() + "/renew", "days", "397");
        assertThat(renewed.status()).isEqualTo(409);
        assertThat(renewed.html().text()).contains("another CA, so that CA issues the next one");
        assertThat(admin.get("/certificates/" + certificate(first).id()).html().text())
                .as("only its own CA can revoke it")
                .contains("it has to be revoked there");
        String second = asked(authority, "rec-01", request(NEXT_KEY, "rec-01.example.com"));
        assertThat(answer(second, pem(leaf(NEXT_KEY, days(-1, 300), "rec-01.example.com"), ROOT))
                        .status())
                .isEqualTo(303);
        assertThat(certificate(second).predecessorId())
                .contains(certificate(first).id());
        assertThat(certificate(first).state()).isEqualTo(Certificate.State.SUPERSEDED);
    }

    @Test
    void a_new_thumbprint_of_the_same_authority_and_subject_is_a_renewal() {
        String first = asked(external(), "rec-01", request(KEY, "rec-01.example.com"));
        answer(first, pem(leaf(KEY, days(-1, 30), "rec-01.example.com"), ROOT));
        Certificate old = certificate(first);
        ParsedCertificate seen = leaf(NEXT_KEY, days(-1, 300), "rec-01.example.com");
        quay.portal.run(new AdoptCertificates(
                List.of(),
                List.of(new AdoptCertificates.InUse(seen, Optional.of(quay.id("rec-01")), old.slots(), false)),
                AdoptCertificates.Pair.AS_IS));
        Certificate renewal = quay.site().certificates().stream()
                .filter(c -> c.sha256().equals(seen.sha256()))
                .findFirst()
                .orElseThrow();
        assertThat(renewal.predecessorId()).contains(old.id());
        assertThat(certificate(first).state()).isEqualTo(Certificate.State.SUPERSEDED);
        assertThat(admin.get("/certificates/" + renewal.id()).html().text()).contains("Corporate Root");
    }

    @Test
    void the_helpdesk_sees_a_request_and_does_nothing() {
        String request = asked(external(), "rec-01", new byte[0]);
        Browser.Page seen = quay.portal.as(Access.HELPDESK).get(request);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.html().select("main form")).isEmpty();
        assertThat(admin.get(request + "?lang=ja").html().text()).contains("証明書を依頼中");
    }

    @Test
    void an_authority_with_the_key_of_a_server_that_only_asked_is_warned_of() {
        asked(external(), "rec-01", request(OTHER_CA_KEY, "rec-01.example.com"), "SERVER");
        String key = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(OTHER_CA_KEY.reveal())
                + "\n-----END PRIVATE KEY-----\n";
        Browser.Page taken = admin.uploads(
                "/authorities/import",
                "files",
                Map.of("root.pem", pem(OTHER), "root.key", key.getBytes(StandardCharsets.US_ASCII)));
        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.html().select("#e-acknowledged").text())
                .contains("that of a server’s certificate: rec-01.example.com");
    }
}
