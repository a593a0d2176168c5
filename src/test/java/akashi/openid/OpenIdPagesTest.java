package akashi.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.directory.Vouched;
import akashi.store.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of the provider: what may be set, and what a try says when something is wrong. */
class OpenIdPagesTest {

    private static final Vouched VOUCHED = Vouched.forHost("localhost");

    private TestPortal portal;
    private TinyIssuer issuer;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
        issuer = TinyIssuer.start(VOUCHED.server());
    }

    @AfterEach
    void stop() {
        portal.close();
        issuer.close();
    }

    private Browser.Page save(Map<String, String> changed) {
        Map<String, String> form = new HashMap<>(Map.of(
                "label", "Harbour",
                "issuer", issuer.issuer(),
                "clientId", TinyIssuer.CLIENT,
                "secret", TinyIssuer.SECRET,
                "scopes", "profile groups",
                "nameClaim", "preferred_username",
                "rolesClaim", "groups",
                "values-HELPDESK", "vms-desk\nnight desk",
                "trustedBy", "UPLOADED"));
        form.putAll(changed);
        List<String> fields = new ArrayList<>();
        form.forEach((name, value) -> fields.addAll(List.of(name, value)));
        byte[] ca = VOUCHED.root().pem().getBytes(StandardCharsets.US_ASCII);
        return portal.admin().upload(OpenIdPages.HERE, "ca", "ca.pem", ca, fields.toArray(String[]::new));
    }

    private String tried() {
        Browser.Page page = portal.admin().post(OpenIdPages.HERE + "/try");
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.text()).doesNotContain(TinyIssuer.SECRET);
        return page.html().select("#tried").text();
    }

    @Test
    void it_is_saved_tried_and_then_used_and_never_before() {
        Browser.Page early = save(Map.of("on", "true"));
        assertThat(early.status()).isEqualTo(422);
        assertThat(early.html().select("#e-on").text()).contains("was not tried like this yet");
        assertThat(save(Map.of()).status()).isEqualTo(303);
        assertThat(tried()).contains("All is right").doesNotContain("Wrong:");
        assertThat(save(Map.of("on", "true")).html().select("#e-on").text())
                .as("another secret was not tried")
                .contains("was not tried");
        save(Map.of());
        tried();
        assertThat(save(Map.of("on", "true", "secret", "")).status()).isEqualTo(303);
        assertThat(issuer.is("s-1", "tanaka", "night desk").answers(Used.begin(portal.browser())))
                .isNotBlank();
        assertThat(Used.signIn(portal.browser(), issuer).status()).isEqualTo(303);
    }

    @Test
    void the_page_shows_what_is_kept_and_what_to_register_but_no_secret() {
        save(Map.of());
        Browser.Page page = portal.admin().get(OpenIdPages.HERE);
        assertThat(page.text())
                .contains(
                        issuer.issuer(),
                        "openid profile groups",
                        "CN=Harbour Domain CA",
                        "One is kept, sealed",
                        portal.address().resolve(DoorPages.BACK).toString())
                .doesNotContain(TinyIssuer.SECRET);
        assertThat(new Secrets(portal.database().db()).of(portal.actor().siteId(), "site", "openid-client-secret"))
                .hasSize(1);
        assertThat(portal.admin().get("/audit?lang=en").text()).doesNotContain(TinyIssuer.SECRET);
    }

    @Test
    void the_trail_shows_what_was_changed_and_that_the_secret_was_but_never_which() {
        save(Map.of());
        save(Map.of("secret", ""));
        assertThat(newest().text()).contains("Nothing changed");
        save(Map.of("secret", "another", "scopes", "profile roles", "rolesClaim", "roles", "label", "Pier"));
        assertThat(newest().select("details dt")).hasSize(4);
        assertThat(newest().select("details").text())
                .contains("groups → roles", "Harbour → Pier", "openid; profile; roles")
                .doesNotContain(TinyIssuer.SECRET, "another");
    }

    /** What the newest entry about the provider says of what was changed. */
    private Element newest() {
        return portal.admin().get("/audit?lang=en&act=set-openid").html().selectFirst("tbody tr td:eq(2)");
    }

    @Test
    void the_secret_goes_to_no_provider_for_which_it_was_not_given() {
        save(Map.of());
        assertThat(save(Map.of("secret", "")).status()).isEqualTo(303);
        assertThat(save(Map.of("secret", "", "issuer", "https://elsewhere.example"))
                        .html()
                        .select("#e-secret")
                        .text())
                .contains("no provider for which it was not given");
    }

    @Test
    void a_try_that_is_all_right_counts_for_what_was_tried_alone() {
        save(Map.of());
        tried();
        save(Map.of("clientId", "another"));
        assertThat(OpenIdSettings.of(portal.database().db()).orElseThrow().tried())
                .isFalse();
    }

    private void wrong(Map<String, String> changed, String said) {
        save(changed);
        assertThat(tried()).contains("Wrong:", said, "Nobody can sign in by it like this");
        assertThat(OpenIdSettings.of(portal.database().db()).orElseThrow().tried())
                .isFalse();
    }

    @Test
    void a_try_says_what_is_wrong_with_the_way_there() {
        wrong(Map.of("trustedBy", "SYSTEM"), "of the CA CN=Harbour Domain CA, which is not trusted");
        wrong(Map.of("trustedBy", "SITE"), "which is not trusted");
        wrong(
                Map.of("trustedBy", "PINNED", "pin", "ab".repeat(32)),
                VOUCHED.leaf().sha256());
        String figures = issuer.issuer().replace("localhost", "127.0.0.1");
        wrong(Map.of("issuer", figures), "not for 127.0.0.1 but for localhost");
        wrong(Map.of("issuer", issuer.issuer() + "/nowhere"), "not the provider");
        wrong(Map.of("issuer", "https://login.harbour.invalid"), "The name login.harbour.invalid is not known");
        issuer.close();
        wrong(Map.of(), "Nobody listens at localhost:");
    }

    @Test
    void a_compared_certificate_is_enough() {
        save(Map.of("trustedBy", "PINNED", "pin", VOUCHED.leaf().sha256()));
        assertThat(tried()).contains("All is right");
    }

    @Test
    void a_try_says_what_is_wrong_with_what_the_provider_says() {
        issuer.announces("issuer", issuer.issuer() + "/");
        wrong(Map.of(), "It calls itself " + issuer.issuer() + "/. Enter exactly this");
        issuer.announces("issuer", issuer.issuer());
        issuer.announces("code_challenge_methods_supported", List.of("plain"));
        wrong(Map.of(), "does not know PKCE with S256");
        issuer.announces("code_challenge_methods_supported", List.of("S256"));
        issuer.announces("id_token_signing_alg_values_supported", List.of("HS256"));
        wrong(Map.of(), "It signs only in ways");
        issuer.announces("id_token_signing_alg_values_supported", List.of("RS256"));
        issuer.announces("token_endpoint", "http://login.harbour.example/token");
        wrong(Map.of(), "not encrypted or cannot be read");
        issuer.announces("token_endpoint", "https://169.254.169.254/token");
        wrong(Map.of(), "169.254.169.254 leads to an address that the portal never calls");
        issuer.announces("token_endpoint", issuer.issuer() + "/token");
        wrong(Map.of("secret", "another"), "refuses the client ID akashi or its secret");
    }

    static Stream<Arguments> unacceptable() {
        return Stream.of(
                arguments("plain HTTP", "issuer", "http://login.harbour.example", "Only https://"),
                arguments("no address", "issuer", "harbour", "Not an address of an issuer"),
                arguments("a question behind it", "issuer", "https://login.harbour.example/?a=b", "Not an address"),
                arguments("somebody before it", "issuer", "https://me@login.harbour.example", "Not an address"),
                arguments("a link-local address", "issuer", "https://169.254.169.254", "never calls"),
                arguments("the same as IPv6", "issuer", "https://[::ffff:169.254.169.254]/", "never calls"),
                arguments("a scope that is none", "scopes", "open\"id", "Not scopes"),
                arguments("a claim with a blank", "rolesClaim", "my groups", "Not the name of a claim"),
                arguments(
                        "a claim with nothing between two dots",
                        "rolesClaim",
                        "realm..roles",
                        "Not the name of a claim"),
                arguments("a claim that ends with a dot", "rolesClaim", "realm.", "Not the name of a claim"),
                arguments("no claim of names", "nameClaim", "", "fill in"),
                arguments(
                        "a value for two roles",
                        "values-TRAINEE",
                        "night desk",
                        "night desk gives the role Helpdesk already"),
                arguments("a label that is too long", "label", "x".repeat(41), "at most 40"),
                arguments("a trust that is not offered", "trustedBy", "ANYBODY", "cannot be read"),
                arguments("a pin that is none", "pin", "12:34", "64 digits"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unacceptable")
    void what_cannot_be_is_refused_beside_its_field(String what, String field, String value, String said) {
        Browser.Page page = save(Map.of(field, value));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("[id^=e-]").text()).contains(said);
        assertThat(page.text()).doesNotContain(TinyIssuer.SECRET);
    }

    @Test
    void nobody_comes_in_where_nothing_gives_a_role() {
        assertThat(save(Map.of("values-HELPDESK", "", "on", "true"))
                        .html()
                        .select("#e-values-ADMIN")
                        .text())
                .contains("at least one value");
    }
}
