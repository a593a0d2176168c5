package akashi.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.store.Certificates;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate whose signature was begun and given up: shown to who asks for it, with the reason, and revocable. */
class GivenUpTest {

    @TempDir
    Path folder;

    private Pier pier;
    private Certificate given;

    @BeforeEach
    void start() {
        pier = Pier.named(folder, Instant.now());
        given = pier.quay.issue("rec-03");
        pier.quay.arrange((db, site) -> {
            new Certificates(db, site).become(given.id(), Certificate.State.SIGNING);
            Certificates.abandonSigning(db, given.id());
        });
    }

    @AfterEach
    void stop() {
        pier.close();
    }

    private String shown(String path) {
        return pier.quay.portal.as(Access.HELPDESK).get(path).html().text();
    }

    @Test
    void the_list_shows_it_only_to_who_asks_for_it() {
        assertThat(rows("")).doesNotContain("rec-03");
        assertThat(rows("?state=ABANDONED")).contains("rec-03", "abandoned");
        Browser script = pier.quay.portal.script(Access.HELPDESK);
        assertThat(script.get("/api/v1/certificates").text())
                .doesNotContain(given.id().toString());
        assertThat(script.get("/api/v1/certificates?state=ABANDONED").text())
                .contains(given.id().toString());
    }

    private String rows(String query) {
        Browser helper = pier.quay.portal.as(Access.HELPDESK);
        return helper.get("/certificates" + query).html().select("tbody").text();
    }

    @Test
    void its_page_says_why_and_only_an_administrator_may_revoke_it() {
        String page = "/certificates/" + given.id();
        assertThat(shown(page)).contains("the signature was begun, and no signed certificate was kept");
        assertThat(pier.quay.portal.as(Access.HELPDESK).get(page).html().select("a[href$=/revoke]"))
                .isEmpty();
        assertThat(pier.quay.admin().get(page).html().select("a[href$=/revoke]"))
                .hasSize(1);
    }

    @Test
    void revoked_its_number_is_in_the_list_and_answered_so() {
        byte[] question = Questions.about(pier.read(pier.authority()), new BigInteger(given.serial(), 16));
        pier.keep("before.der", pier.ask(question));
        String page = "/certificates/" + given.id();
        Browser.Page done = pier.quay.admin().submit(page + "/revoke", page + "/revoke", "reason", "UNSPECIFIED");
        assertThat(done.status()).isEqualTo(303);
        assertThat(pier.list().getRevokedCertificate(new BigInteger(given.serial(), 16)))
                .isNotNull();
        pier.keep("after.der", pier.ask(question));
        assertThat(answer("before.der")).contains("unknown");
        assertThat(answer("after.der")).contains("Cert Status: revoked");
        assertThat(shown(page)).contains("Another reason");
        assertThat(rows("?state=REVOKED")).contains("rec-03");
    }

    private String answer(String file) {
        return Tool.run("openssl", "ocsp", "-respin", pier.path(file), "-resp_text", "-noverify")
                .output();
    }

    @Test
    void a_script_revokes_it_too() {
        Browser.Page done = pier.quay
                .portal
                .script(Access.ADMIN)
                .json("/api/v1/certificates/" + given.id() + "/revoke", "{\"reason\": \"PRIVILEGE_WITHDRAWN\"}");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.text()).contains("REVOKED");
        assertThat(pier.list()
                        .getRevokedCertificate(new BigInteger(given.serial(), 16))
                        .getRevocationReason())
                .isEqualTo(java.security.cert.CRLReason.PRIVILEGE_WITHDRAWN);
    }
}
