package akashi.lab;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BenchPagesTest {

    private static final TestPortal PORTAL = TestPortal.start();

    @AfterAll
    static void end() {
        PORTAL.close();
    }

    @Test
    void a_text_is_signed_and_one_changed_bit_is_noticed() {
        Browser learner = PORTAL.anotherAdmin("signer").in("en");
        assertThat(learner.get("/learn/lab/keys").html().select("textarea")).isEmpty();
        assertThat(learner.submit("/learn/lab/keys", "/learn/lab/keys/make", "kind", "EC_P256")
                        .status())
                .isEqualTo(303);
        learner.submit("/learn/lab/keys", "/learn/lab/keys/sign", "text", "カメラ 12");
        String signature =
                learner.get("/learn/lab/keys").html().select("#f-signature").text();
        assertThat(signature).matches("30[0-9a-f]{100,}");
        assertThat(verdict(learner, "カメラ 12", signature, "NOTHING")).contains("signature fits");
        assertThat(verdict(learner, "カメラ 13", signature, "NOTHING")).contains("does not fit");
        assertThat(verdict(learner, "カメラ 12", signature, "TEXT"))
                .contains("does not fit")
                .contains("One bit was changed");
        assertThat(verdict(learner, "カメラ 12", signature, "SIGNATURE")).contains("does not fit");
        assertThat(learner.get("/learn/lab").text())
                .contains(
                        "made a key pair", "signed with a private key", "verified a signature", "one bit was changed");
    }

    @Test
    void only_a_good_signature_counts_as_verified_and_only_the_changed_bit_as_flipped() {
        Browser learner = PORTAL.anotherAdmin("guesser").in("en");
        learner.submit("/learn/lab/keys", "/learn/lab/keys/make", "kind", "EC_P256");
        learner.submit("/learn/lab/keys", "/learn/lab/keys/sign", "text", "one");
        String signature =
                learner.get("/learn/lab/keys").html().select("#f-signature").text();
        assertThat(verdict(learner, "two", signature, "NOTHING")).contains("does not fit");
        assertThat(verdict(learner, "two", signature, "TEXT")).contains("does not fit");
        assertThat(learner.get("/learn/lab").text())
                .contains("signed with a private key")
                .doesNotContain("verified a signature", "one bit was changed");
        assertThat(verdict(learner, "one", signature, "TEXT")).contains("does not fit");
        assertThat(learner.get("/learn/lab").text())
                .contains("one bit was changed")
                .doesNotContain("verified a signature");
        assertThat(verdict(learner, "one", signature, "NOTHING")).contains("signature fits");
        assertThat(learner.get("/learn/lab").text()).contains("verified a signature");
    }

    @Test
    void the_private_key_is_on_no_page() {
        Browser learner = PORTAL.anotherAdmin("keeper").in("en");
        learner.submit("/learn/lab/keys", "/learn/lab/keys/make", "kind", "RSA_2048");
        String page = learner.get("/learn/lab/keys").text();
        assertThat(page).contains("RSA 2048").doesNotContain("PRIVATE KEY").doesNotContain("308204");
    }

    @Test
    void a_private_key_that_was_pasted_does_not_come_back() {
        Browser learner = PORTAL.anotherAdmin("paster").in("en");
        Browser.Page page = learner.submit(
                "/learn/lab/certificate",
                "/learn/lab/certificate/read",
                "pem",
                "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkq\n-----END PRIVATE KEY-----\n");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).doesNotContain("MIIEvQIBADANBgkq");
        assertThat(page.html().select("#e-pem").text())
                .contains("There is a private key in what you pasted")
                .doesNotContain("file");
    }

    @Test
    void what_cannot_be_a_signature_is_refused_beside_its_field() {
        Browser learner = PORTAL.anotherAdmin("typist").in("en");
        learner.submit("/learn/lab/keys", "/learn/lab/keys/make", "kind", "EC_P256");
        learner.submit("/learn/lab/keys", "/learn/lab/keys/sign", "text", "one");
        Browser.Page page = learner.submit(
                "/learn/lab/keys", "/learn/lab/keys/verify", "given", "one", "signature", "no hex", "flip", "NOTHING");
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("#e-signature").text()).isNotEmpty();
        assertThat(learner.submit("/learn/lab/keys", "/learn/lab/keys/make", "kind", "RSA_4096")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void keys_are_made_so_many_times_a_minute() {
        Browser learner = PORTAL.anotherAdmin("maker").in("en");
        for (int i = 0; i < 10; i++) {
            learner.submit("/learn/lab/keys", "/learn/lab/keys/make", "kind", "EC_P256");
        }
        assertThat(learner.submit("/learn/lab/keys", "/learn/lab/keys/make", "kind", "EC_P256")
                        .status())
                .isEqualTo(429);
    }

    @Test
    void a_certificate_is_issued_and_read_field_by_field() {
        Browser learner = PORTAL.as(Access.TRAINEE).in("en");
        Browser.Page issued = learner.submit(
                "/learn/lab/certificate", "/learn/lab/certificate/issue", "name", "cam-07", "days", "20");
        Document page = learner.get(issued.location().replaceFirst("#.*", "")).html();
        assertThat(page.select(".der").text())
                .contains("cam-07.lab.example", "Serial number", "Training 演習", "serverAuth", "digitalSignature", "v3");
        String pem = page.select("#fields pre").text();
        Browser.Page read = learner.submit("/learn/lab/certificate", "/learn/lab/certificate/read", "pem", pem);
        assertThat(read.location()).isEqualTo(issued.location());
        assertThat(learner.get("/learn/lab").text()).contains("issued a certificate", "read a certificate");
    }

    @Test
    void names_outside_the_lab_and_other_things_are_refused() {
        Browser learner = PORTAL.as(Access.TRAINEE).in("en");
        String bench = "/learn/lab/certificate";
        assertThat(learner.submit(bench, bench + "/issue", "name", "www.bank.example", "days", "20")
                        .status())
                .isEqualTo(422);
        assertThat(learner.submit(bench, bench + "/issue", "name", "rec-01", "days", "4000")
                        .status())
                .isEqualTo(422);
        assertThat(learner.submit(bench, bench + "/read", "pem", "hello").status())
                .isEqualTo(422);
        assertThat(learner.submit(bench, bench + "/read", "pem", "x".repeat(32 * 1024 + 1))
                        .text())
                .contains("At most 32 KB");
        assertThat(learner.get(bench + "?of=00").text()).contains("no longer in your lab");
    }

    @Test
    void a_certificate_of_a_handshake_leads_to_the_bench() {
        Browser learner = PORTAL.as(Access.TRAINEE).in("ja");
        Document page = learner.get("/learn/lab/handshake?tls=TLS12&fault=CLIENT_USE_ONLY")
                .html();
        String way = page.select("#chain a[href^=/learn/lab/certificate]").attr("href");
        assertThat(learner.get(way.replaceFirst("#.*", ""))
                        .html()
                        .select(".der")
                        .text())
                .contains("clientAuth");
    }

    private static String verdict(Browser learner, String text, String signature, String flip) {
        learner.submit(
                "/learn/lab/keys", "/learn/lab/keys/verify", "given", text, "signature", signature, "flip", flip);
        return learner.get("/learn/lab/keys").html().select("#checked").text();
    }
}
