package akashi.authority;

import static akashi.store.tables.Tables.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.SoftToken;
import akashi.TestCare;
import akashi.TestPortal;
import akashi.certificates.IssueCertificate;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.pki.CertificateReader;
import akashi.store.Authorities;
import akashi.store.Certificates;
import akashi.store.Sites;
import akashi.store.Terms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** CAs whose private keys lie on a token: they sign as others do, and nothing is offered that would take the key off. */
class TokenAuthorityTest {

    private static final SoftToken TOKEN = SoftToken.own("harbour");

    @TempDir
    Path folder;

    private Quay quay;
    private Browser admin;

    @BeforeEach
    void open() {
        quay = Quay.in(TOKEN.portal(folder.resolve("portal")), 2).wanted();
        admin = quay.admin();
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private Authority ca(String name) {
        return quay.authority(name);
    }

    private void pair() {
        quay.pair("FREE", "place", "TOKEN");
    }

    private void keep(String name, byte[] der) {
        keepText(name, CertificateReader.readOne(der).pem());
    }

    private void keepText(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private byte[] der(Authority authority) {
        return new Authorities(quay.portal.database().db(), quay.portal.actor().siteId())
                .der(authority.id())
                .orElseThrow();
    }

    private byte[] der(Certificate certificate) {
        return new Certificates(quay.portal.database().db(), quay.portal.actor().siteId())
                .der(certificate.id())
                .orElseThrow();
    }

    private void reopen(TestPortal portal) {
        quay = Quay.at(portal);
        admin = quay.admin();
    }

    private void publish() {
        quay.arrange((db, site) -> new Sites(db).set(site, Sites.REVOCATION_HOST, quay.portal.statusHost()));
    }

    private void opensslBelieves(Certificate leaf) {
        keep("root.pem", der(ca("Quay Root")));
        keep("issuing.pem", der(ca("Quay Issuing")));
        keep("leaf.pem", der(leaf));
        Openssl.at(folder).must("verify -CAfile root.pem -untrusted issuing.pem leaf.pem");
    }

    @Test
    void openssl_believes_what_they_sign_their_lists_and_those_who_answer_for_them_also_after_a_restart() {
        pair();
        publish();
        opensslBelieves(quay.issue("rec-01"));
        quay.close();
        reopen(TOKEN.portal(folder.resolve("portal")));
        publish();
        Certificate leaf = quay.issue("rec-02");
        opensslBelieves(leaf);
        quay.portal.portal().lookAfterRevocation();
        Authority issuing = ca("Quay Issuing");
        Browser status = new Browser(java.net.URI.create("http://" + quay.portal.statusHost() + "/"));
        write("list.crl", status.get("/crl/" + issuing.id() + ".crl").bytes());
        Openssl openssl = Openssl.at(folder);
        assertThat(openssl.said("crl -inform DER -in list.crl -CAfile issuing.pem -noout"))
                .contains("verify OK");
        keepText("chain.pem", read("issuing.pem") + read("root.pem"));
        assertThat(openssl.said("ocsp -issuer issuing.pem -cert leaf.pem -CAfile chain.pem -url http://"
                        + quay.portal.statusHost() + "/ocsp/" + issuing.id()))
                .contains("Response verify OK", "leaf.pem: good");
    }

    private void write(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    void their_keys_lie_on_the_token_and_nothing_of_them_in_the_portal() {
        pair();
        for (String name : List.of("Quay Root", "Quay Issuing")) {
            Authority made = ca(name);
            assertThat(made.token()).contains("harbour");
            assertThat(TOKEN.objectsOf("akashi-" + made.id()))
                    .anyMatch(each -> each.contains("sensitive, always sensitive, never extractable"));
            assertThat(quay.portal.database().db().fetchCount(SECRET, SECRET.OWNER_ID.eq(made.id())))
                    .as("sealed for " + name)
                    .isZero();
        }
        assertThat(text("/authorities")).contains("on the PKCS#11 token “harbour”");
        assertThat(text("/backup")).contains("are in no backup of the portal: Quay Root, Quay Issuing");
        assertThat(text("/audit"))
                .contains("Created the CA “Quay Root” with a key of RSA 2048 on the PKCS#11 token “harbour”");
    }

    private String text(String path) {
        return admin.get(path).html().select("main").text();
    }

    @Test
    void a_root_in_the_portal_signs_an_issuing_ca_on_the_token() {
        quay.pair("FREE");
        String page = "/authorities/" + ca("Quay Root").id() + "/issuing";
        Browser.Page made = admin.submit(
                page, page, "issuing-name", "Dock Issuing", "issuing-years", "9", "key", "RSA_2048", "place", "TOKEN");
        assertThat(made.status()).isEqualTo(303);
        assertThat(ca("Dock Issuing").token()).contains("harbour");
        assertThat(ca("Quay Root").token()).isEmpty();
        page = "/authorities/" + ca("Dock Issuing").id() + "/again";
        assertThat(admin.submit(page, page, "issuing-years", "8").status()).isEqualTo(303);
        assertThat(ca("Dock Issuing").token()).as("signed anew").contains("harbour");
    }

    @Test
    void a_ca_that_is_asked_for_elsewhere_keeps_its_key_on_the_token() {
        Browser.Page asked = admin.submit(
                "/authorities/request", "/authorities/request", "name", "Dock", "key", "RSA_2048", "place", "TOKEN");
        String page = asked.location();
        Openssl openssl = Openssl.at(folder).root("Corporate", "-addext basicConstraints=critical,CA:TRUE");
        write(
                "dock.csr",
                admin.get("/authorities/" + ca("Dock").id() + "/request.csr").bytes());
        keepText("dock.ext", "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\n");
        openssl.must("x509 -req -in dock.csr -CA Corporate.pem -CAkey Corporate.key -CAcreateserial -sha256"
                + " -days 4000 -extfile dock.ext -out dock.pem");
        byte[] chain = (read("dock.pem") + read("Corporate.pem")).getBytes(StandardCharsets.US_ASCII);
        Browser.Page answered = admin.upload(page, "files", "dock.pem", chain, "acknowledged", "true");
        assertThat(answered.status()).as(answered.text()).isEqualTo(303);
        assertThat(ca("Dock").token()).contains("harbour");
        keep("leaf.pem", der(quay.issue("rec-01")));
        openssl.must("verify -CAfile Corporate.pem -untrusted dock.pem leaf.pem");
    }

    static Stream<Arguments> takingOff() {
        String passphrase = "lantern rowing copper tide";
        byte[] file = "x".getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                arguments("export", (Asking) (browser, page) ->
                        browser.post(page + "/export", "passphrase", passphrase, "again", passphrase)),
                arguments("remove", (Asking) (browser, page) ->
                        browser.upload(page + "/remove", "file", "k.pem", file, "passphrase", passphrase)),
                arguments("bring", (Asking) (browser, page) ->
                        browser.upload(page + "/bring", "file", "k.pem", file, "passphrase", passphrase)),
                arguments("forget", (Asking) (browser, page) -> browser.post(page + "/forget")));
    }

    private interface Asking extends BiFunction<Browser, String, Browser.Page> {}

    @ParameterizedTest(name = "{0} is not offered, and refused with the reason")
    @MethodSource("takingOff")
    void the_key_cannot_be_taken_off(String step, Asking asking) {
        pair();
        String page = "/authorities/" + ca("Quay Root").id() + "/key";
        assertThat(admin.get(page).html().select("form[action*=/key/]")).isEmpty();
        assertThat(text(page)).contains("It is in no backup of the portal");
        Browser.Page refused = asking.apply(admin, page);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.html().text()).contains("lies on the PKCS#11 token “harbour” and cannot leave it");
    }

    @Test
    void a_ca_that_is_deleted_takes_its_key_along() {
        String form = "/authorities/new";
        admin.submit(
                form, form, "shape", "ALONE", "name", "Dock Root", "key", "RSA_2048", "years", "15", "place", "TOKEN");
        Authority unused = ca("Dock Root");
        String page = "/authorities/" + unused.id() + "/end";
        assertThat(text(page)).contains("akashi-" + unused.id());
        admin.submit(page, page, "end", "DELETE");
        assertThat(quay.site().authorities()).isEmpty();
        assertThat(admin.get("/authorities").html().text())
                .contains("its key removed from the PKCS#11 token “harbour”");
        assertThat(TOKEN.objectsOf("akashi-" + unused.id())).isEmpty();
    }

    @Test
    void what_could_not_be_made_leaves_no_key_on_the_token() {
        pair();
        String before = TOKEN.objects().replaceAll("(?m)^(?!  ID:).*\\n", "");
        String form = "/authorities/new";
        Browser.Page again = admin.submit(
                form, form, "shape", "ALONE", "name", "Quay Root", "key", "RSA_2048", "years", "15", "place", "TOKEN");
        assertThat(again.status()).isGreaterThanOrEqualTo(400);
        assertThat(TOKEN.objects().lines().filter(line -> line.startsWith("  ID:")))
                .hasSameElementsAs(before.lines().toList());
    }

    static Stream<Arguments> portals() {
        return Stream.of(
                arguments("the token is not there", "No PKCS#11 token “lighthouse” was found", true),
                arguments("no token is set", "Set AKASHI_PKCS11_LIBRARY, AKASHI_PKCS11_TOKEN", false));
    }

    @ParameterizedTest(name = "where {0}, the portal starts, says what to do and refuses to sign")
    @MethodSource("portals")
    void a_portal_without_the_token(String how, String sentence, boolean set) {
        pair();
        UUID root = ca("Quay Root").id();
        quay.close();
        Path home = folder.resolve("portal");
        reopen(set ? SoftToken.without(home) : TestPortal.in(home, java.time.Instant.now(), false));
        await(sentence, "/authorities/" + root);
        assertThat(text("/servers")).contains("rec-01");
        Fault.Refused refused = catchThrowableOfType(
                Fault.Refused.class,
                () -> quay.portal
                        .issuing()
                        .issue(quay.portal.actor(), IssueCertificate.usual(quay.id("rec-01")), Terms.NONE));
        assertThat(refused.refusals()).extracting(Refusal::rule).containsExactly(Refusal.TOKEN);
        String issuing = "/authorities/" + root + "/issuing";
        assertThat(text(issuing)).contains(sentence);
        assertThat(admin.get(issuing).html().select("main form")).isEmpty();
        assertThat(admin.get("/authorities/new").html().select("[name=place]")).isEmpty();
        assertThat(admin.get("/healthz").status()).isEqualTo(200);
        assertThat(admin.get("/healthz").text().contains("TOKEN_MISSING")).isEqualTo(set);
        assertThat(quay.portal.script(Access.HELPDESK).get("/metrics").text()).contains("akashi_token_missing 1.0");
        quay.portal.portal().lookForWarnings();
        assertThat(text("/warnings")).contains("CAs whose private keys lie on a PKCS#11 token cannot sign.");
        assertThat(TestCare.check(quay.portal)).contains(sentence);
    }

    /** The token is looked for beside the start. */
    private void await(String sentence, String path) {
        for (int i = 0; i < 100 && !text(path).contains(sentence); i++) {
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
        assertThat(text(path)).contains(sentence);
    }
}
