package akashi.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.store.FourEyes;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a second administrator has to approve, form by form: it is refused, and nothing was made for it. */
class CoveredTest {

    private static TwoAdministrators two;

    @BeforeAll
    static void start() {
        two = new TwoAdministrators().needed();
    }

    @AfterAll
    static void stop() {
        two.close();
    }

    static Stream<Arguments> forms() {
        String password = "four plain words here";
        return Stream.of(
                arguments("a certificate", "/certificates/issue", List.of("computer", "{mob-01}")),
                arguments(
                        "certificates for many", "/certificates/issue", List.of("many", "on", "computer", "{mob-01}")),
                arguments("a renewal", "/certificates/{cert}/renew", List.of()),
                arguments(
                        "a renewal with the same key",
                        "/certificates/{cert}/renew",
                        List.of("same", "on", "why", "pinned")),
                arguments("many renewals", "/certificates/renewals", List.of("certificate", "{cert}")),
                arguments(
                        "renewals over weeks", "/certificates/renewals/spread", List.of("within", "400", "weeks", "4")),
                arguments(
                        "a bundle",
                        "/certificates/bundle",
                        List.of("computer", "{rec-01}", "profile", "MODERN", "source", "made")),
                arguments("many bundles", "/certificates/bundles", List.of("computer", "{rec-01}")),
                arguments(
                        "a certificate with its key",
                        "/certificates/{cert}/export",
                        List.of("form", "PFX_MODERN", "source", "typed", "password", password)),
                arguments("a one-time link", "/servers/{rec-01}/handouts", List.of("hours", "4", "source", "made")),
                arguments("an enrolment code", "/enrolment/codes", List.of("computer", "{rec-01}")),
                arguments("a revocation", "/certificates/{cert}/revoke", List.of("reason", "KEY_COMPROMISE")),
                arguments(
                        "the key of a CA in a file",
                        "/authorities/{ca}/key/export",
                        List.of("passphrase", password, "again", password)),
                arguments(
                        "an issuing authority",
                        "/authorities/{ca}/issuing",
                        List.of("key", "RSA_2048", "issuing-name", "Quay Issuing", "issuing-years", "5")),
                arguments(
                        "the certificate of the portal",
                        "/settings/https",
                        List.of("authority", "{ca}", "names", "akashi.example.com, 127.0.0.1")),
                arguments("an administrator", "/users", List.of("name", "jiro", "role", "ADMIN")),
                arguments("the password of an administrator", "/users/{other}/password", List.of()),
                arguments(
                        "who the directory makes an administrator",
                        "/settings/directory",
                        List.of(TwoAdministrators.directory("suffix", "harbour.example"))),
                arguments(
                        "who a provider makes an administrator",
                        "/settings/openid",
                        List.of(
                                "on",
                                "on",
                                "label",
                                "Harbour",
                                "issuer",
                                "https://login.harbour.example",
                                "clientId",
                                "akashi",
                                "nameClaim",
                                "preferred_username",
                                "rolesClaim",
                                "groups",
                                "values-ADMIN",
                                "vms-admins",
                                "trustedBy",
                                "SYSTEM")),
                arguments("a backup", "/backup", List.of("passphrase", password, "again", password)),
                arguments(
                        "backups by themselves",
                        "/backup/plan",
                        List.of(
                                "at",
                                "02:30",
                                "folder",
                                folder(),
                                "days",
                                "14",
                                "weeks",
                                "8",
                                "months",
                                "12",
                                "planPassphrase",
                                password,
                                "planAgain",
                                password)),
                arguments("the rule itself", "/approvals/rule", List.of("on", "off")));
    }

    /** One that is there, so that nothing but the approval is missing. */
    private static String folder() {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath().toString();
    }

    @ParameterizedTest(name = "{0} needs a second administrator, and nothing is made before")
    @MethodSource("forms")
    void weighed(String what, String path, List<String> fields) {
        two.tried(path, fields);
        List<Integer> before = two.rows();
        Browser.Page refused = two.send(path, fields);
        int number = TwoAdministrators.offered(refused);
        assertThat(refused.html().text()).as(what).contains("needs the approval of a second administrator");
        assertThat(two.rows()).as(what).isEqualTo(before);
        assertThat(TwoAdministrators.offered(two.send(path, fields)))
                .as("the same wish is the same request")
                .isEqualTo(number);
        for (String lang : List.of("en", "ja")) {
            String page = two.admin
                    .get("/approvals/" + number + "?lang=" + lang)
                    .html()
                    .text();
            assertThat(page).as(what).doesNotContain("approval.", "audit.kind", "four plain words");
        }
        two.admin.get("/?lang=en");
    }

    static Stream<Arguments> free() {
        return Stream.of(
                arguments("a person of the helpdesk", "/users", List.of("name", "saburo", "role", "HELPDESK")),
                arguments("what becomes of a key", "/certificates/{cert}/key-rule", List.of("rule", "KEEP")));
    }

    @ParameterizedTest(name = "{0} needs nobody")
    @MethodSource("free")
    void not_weighed(String what, String path, List<String> fields) {
        Browser.Page done = two.send(path, fields);
        assertThat(done.status()).as(done.html().text()).isLessThan(400);
        assertThat(done.text()).as(what).doesNotContain(FourEyes.RULE);
    }
}
