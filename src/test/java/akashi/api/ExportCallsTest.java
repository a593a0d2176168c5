package akashi.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser.Page;
import akashi.certificates.PublicFile;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.pki.CertificateReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A certificate leaves by the API in every file of its page, under the same conditions. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExportCallsTest {

    /** PBES2, and the older encryption by triple DES, as they stand in a PFX. */
    private static final String AES = "06092a864886f70d01050d";

    private static final String TRIPLE_DES = "060a2a864886f70d010c0103";

    private Quay quay;
    private Certificate old;
    private Certificate recent;
    private Script admin;
    private Script helpdesk;

    @BeforeAll
    void issue() {
        quay = Quay.withRecorders(1).wanted().ca();
        old = quay.issue("rec-01");
        recent = quay.issue("mgmt-01");
        admin = new Script(quay.portal.script(Access.ADMIN));
        helpdesk = new Script(quay.portal.script(Access.HELPDESK));
    }

    @AfterAll
    void close() {
        quay.close();
    }

    private Page export(Certificate certificate, String wish) {
        return admin.rawPost("/certificates/" + certificate.id() + "/export", "application/json", wish);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(PublicFile.class)
    void files_without_a_key_are_for_the_helpdesk_too_and_the_same_as_on_the_page(PublicFile file) {
        String path = "/certificates/" + old.id() + "/" + file.address();
        Page page = helpdesk.raw(path);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo(file.type());
        assertThat(page.header("Content-Disposition")).contains("rec-01");
        assertThat(new String(page.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("PRIVATE KEY");
        if (!file.address().startsWith("truststore")) {
            assertThat(page.bytes())
                    .isEqualTo(quay.portal.as(Access.HELPDESK).get(path).bytes());
            assertThat(CertificateReader.readAll(page.bytes()).get(0).sha256()).isEqualTo(old.sha256());
        }
    }

    static Stream<Arguments> profiles() {
        return Stream.of(
                arguments("Windows Server 2016 opens", true, "{}", TRIPLE_DES, AES),
                arguments("Windows Server 2022 opens", false, "{}", AES, TRIPLE_DES),
                arguments("was asked for", true, "{\"profile\": \"modern\"}", AES, TRIPLE_DES));
    }

    @ParameterizedTest(name = "a PFX is encrypted as {0}")
    @MethodSource("profiles")
    void the_made_password_is_told_once_in_a_header_and_opens_it(
            String what, boolean recorder, String wish, String has, String hasNot)
            throws GeneralSecurityException, IOException {
        Page page = export(recorder ? old : recent, wish);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        String hex = HexFormat.of().formatHex(page.bytes());
        assertThat(hex).contains(has).doesNotContain(hasNot);
        char[] password = page.header("X-Export-Password").toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(page.bytes()), password);
        String alias = Collections.list(store.aliases()).stream()
                .filter(each -> isKey(store, each))
                .findFirst()
                .orElseThrow();
        assertThat(store.getCertificateChain(alias)).hasSize(2);
        assertThat(quay.admin().get("/audit").text()).doesNotContain(new String(password));
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Test
    void a_pem_holds_key_and_chain_encrypted_unless_clear_text_is_asked_for() {
        Page own = export(old, "{\"form\": \"pem\", \"password\": \"correct horse battery\"}");
        assertThat(own.text()).contains("BEGIN ENCRYPTED PRIVATE KEY", "BEGIN CERTIFICATE");
        assertThat(own.response().headers().map()).doesNotContainKey("X-Export-Password");
        Page clear = export(old, "{\"form\": \"pem\", \"clear\": true}");
        assertThat(clear.text()).contains("BEGIN PRIVATE KEY");
        assertThat(clear.response().headers().map()).doesNotContainKey("X-Export-Password");
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("password", "{\"password\": \"short\"}"),
                arguments("password", "{\"form\": \"pem\", \"password\": \"password1234\"}"),
                arguments("password", "{\"password\": \"パスワードは英数字のみです\"}"),
                arguments("clear", "{\"clear\": true}"),
                arguments("clear", "{\"form\": \"pem\", \"clear\": true, \"password\": \"correct horse battery\"}"),
                arguments("profile", "{\"form\": \"pem\", \"profile\": \"modern\"}"),
                arguments("form", "{\"form\": \"jks\"}"));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("wrong")
    void a_wish_that_does_not_fit_is_told_at_its_field(String field, String wish) {
        assertThat(Script.json(422, export(old, wish)).at("/errors/0/field").textValue())
                .isEqualTo(field);
    }

    @Test
    void only_an_administrator_gets_a_key_and_only_while_it_is_here() {
        String path = "/certificates/" + old.id() + "/export";
        assertThat(helpdesk.rawPost(path, "application/json", "{}").status()).isEqualTo(403);
        assertThat(admin.rawPost("/certificates/none/export", "application/json", "{}")
                        .status())
                .isEqualTo(404);
        Certificate gone = quay.issue("mob-01");
        assertThat(quay.admin()
                        .post("/certificates/" + gone.id() + "/forget-key", "sure", "true")
                        .status())
                .isEqualTo(303);
        assertThat(Script.json(409, export(gone, "{}")).at("/refusals/0/rule").textValue())
                .isEqualTo("KEY_GONE");
    }
}
