package akashi.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.AuditEntries;
import akashi.store.AuditEntry;
import akashi.store.AuditQuery;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Coming in by a provider, and what becomes of the account. */
class OpenIdSignInTest {

    private TestPortal portal;
    private TinyIssuer issuer;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
        issuer = TinyIssuer.start().is("s-1", "Tanaka", "vms-desk", "vms-learners");
        Used.by(portal, Used.settings(issuer), TinyIssuer.SECRET);
    }

    @AfterEach
    void stop() {
        portal.close();
        issuer.close();
    }

    private Browser.Page signIn() {
        return Used.signIn(portal.browser(), issuer);
    }

    private Optional<Account> account(String name) {
        return new Accounts(portal.database().db()).named(name);
    }

    private List<AuditEntry> entries(String act) {
        return new AuditEntries(portal.database().db(), portal.actor().siteId())
                .page(AuditQuery.newest(50).ofAct(act));
    }

    @Test
    void the_sign_in_page_leads_to_the_provider_with_what_binds_the_answer() {
        Browser browser = portal.browser();
        assertThat(browser.get("/sign-in?next=/servers")
                        .html()
                        .select("#elsewhere")
                        .attr("href"))
                .isEqualTo("/sign-in/openid?next=%2Fservers");
        assertThat(browser.get("/sign-in").html().select("#elsewhere").text()).isEqualTo("Sign in with Harbour");
        Browser.Page begin = browser.get(DoorPages.BEGIN);
        assertThat(begin.status()).isEqualTo(303);
        assertThat(begin.header("Set-Cookie")).contains("akashi_away=", "HttpOnly", "SameSite=Lax", "Max-Age=600");
        AuthenticationRequest request = TinyIssuer.read(begin.location());
        assertThat(request.getCodeChallengeMethod()).isEqualTo(CodeChallengeMethod.S256);
        assertThat(request.getNonce().getValue())
                .hasSizeGreaterThan(40)
                .isNotEqualTo(request.getState().getValue());
        assertThat(request.getRedirectionURI()).isEqualTo(portal.address().resolve(DoorPages.BACK));
        assertThat(request.getScope().toStringList()).containsExactly("openid", "profile");
        assertThat(TinyIssuer.read(Used.begin(browser)).getState()).isNotEqualTo(request.getState());
    }

    @Test
    void the_first_sign_in_makes_an_account_with_the_highest_role_and_leads_to_where_the_person_was_going() {
        Browser tanaka = portal.browser();
        String there = tanaka.get(DoorPages.BEGIN + "?next=/servers").location();
        Browser.Page in = tanaka.get(issuer.answers(there));
        assertThat(in.status()).as(in.text()).isEqualTo(303);
        assertThat(in.location()).isEqualTo("/servers");
        assertThat(tanaka.get("/account").status()).isEqualTo(200);
        assertThat(account("tanaka")).hasValueSatisfying(made -> {
            assertThat(made.kind()).isEqualTo(Account.Kind.OPENID);
            assertThat(made.passwordHash()).isEmpty();
            assertThat(made.access()).isEqualTo(Access.HELPDESK);
        });
        assertThat(entries("openid-added"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.origin()).isEqualTo("127.0.0.1"));
        assertThat(entries("sign-in")).isNotEmpty();
        assertThat(portal.admin().get("/audit?lang=en").text()).contains("Made an account for tanaka");
        assertThat(portal.admin().get("/users").text()).contains("(OpenID Connect)");
    }

    @Test
    void nobody_is_led_elsewhere_after_the_sign_in() {
        Browser tanaka = portal.browser();
        String there =
                tanaka.get(DoorPages.BEGIN + "?next=//elsewhere.example/").location();
        assertThat(tanaka.get(issuer.answers(there)).location()).isEqualTo("/");
    }

    @Test
    void whoever_was_signed_in_before_gets_another_session() {
        Browser browser = portal.browser();
        browser.post("/sign-in", "username", "admin", "password", TestPortal.PASSWORD);
        Browser before = browser.twin();
        assertThat(Used.signIn(browser, issuer).status()).isEqualTo(303);
        assertThat(before.get("/account").location()).startsWith("/sign-in");
        assertThat(browser.get("/account").text()).contains("tanaka");
    }

    @Test
    void another_group_gives_another_role_and_ends_what_was_open() {
        Browser tanaka = portal.browser();
        Used.signIn(tanaka, issuer);
        issuer.is("s-1", "tanaka", "vms-admins");
        assertThat(signIn().status()).isEqualTo(303);
        assertThat(account("tanaka").orElseThrow().access()).isEqualTo(Access.ADMIN);
        assertThat(tanaka.get("/account").location()).startsWith("/sign-in");
        assertThat(entries("openid-role")).hasSize(1);
    }

    @Test
    void without_a_group_the_account_is_shut_until_there_is_one_again() {
        Browser tanaka = portal.browser();
        Used.signIn(tanaka, issuer);
        issuer.is("s-1", "tanaka", "night-shift");
        Browser.Page refused = signIn();
        assertThat(Used.why(refused)).contains("gives a role here");
        assertThat(refused.html().select("a[href='/sign-in/openid?other=yes']").text())
                .isEqualTo("Sign in as somebody else");
        assertThat(account("tanaka").orElseThrow().leftGroups()).isTrue();
        assertThat(tanaka.get("/account").location()).startsWith("/sign-in");
        issuer.is("s-1", "tanaka", "vms-learners");
        assertThat(signIn().location()).isEqualTo("/learn");
        assertThat(entries("openid-left")).hasSize(1);
        assertThat(entries("openid-returned")).hasSize(1);
    }

    @Test
    void a_stranger_without_a_group_gets_no_account() {
        issuer.is("s-9", "mori");
        assertThat(Used.why(signIn())).contains("gives a role here");
        assertThat(account("mori")).isEmpty();
        assertThat(entries("sign-in-failed")).isNotEmpty();
    }

    @Test
    void whom_an_administrator_keeps_out_no_group_lets_in() {
        signIn();
        portal.admin().post("/users/" + account("tanaka").orElseThrow().id() + "/disable");
        assertThat(Used.why(signIn())).contains("keeps this account out");
        issuer.is("s-1", "tanaka");
        signIn();
        assertThat(account("tanaka").orElseThrow().leftGroups()).isFalse();
    }

    @Test
    void a_local_name_is_never_taken_over() {
        issuer.is("s-2", "Admin", "vms-admins");
        assertThat(Used.why(signIn())).contains("belongs to another account");
        assertThat(account("admin").orElseThrow().local()).isTrue();
    }

    @Test
    void the_same_name_of_another_person_is_another_person() {
        signIn();
        issuer.is("s-2", "tanaka", "vms-admins");
        assertThat(Used.why(signIn())).contains("belongs to another account");
        assertThat(account("tanaka").orElseThrow().access()).isEqualTo(Access.HELPDESK);
    }

    @Test
    void another_name_of_the_same_person_is_the_same_account() {
        signIn();
        issuer.is("s-1", "yamada", "vms-desk");
        assertThat(signIn().status()).isEqualTo(303);
        assertThat(account("yamada")).isEmpty();
    }

    @Test
    void somebody_without_a_fit_name_is_told_so() {
        issuer.is("s-3", "two words", "vms-desk");
        assertThat(Used.why(signIn())).contains("no user name");
    }

    @Test
    void what_the_token_leaves_out_is_asked_for_and_must_be_of_the_same_person() {
        issuer.says(Map.of("sub", "s-1")).userInfo(Map.of("sub", "s-2", "groups", List.of("vms-admins")));
        assertThat(Used.why(signIn())).contains("not valid");
        issuer.userInfo(Map.of("sub", "s-1", "preferred_username", "tanaka", "groups", List.of("vms-admins")));
        assertThat(signIn().status()).isEqualTo(303);
        assertThat(account("tanaka").orElseThrow().access()).isEqualTo(Access.ADMIN);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                arguments("turned back at the provider", "access_denied", "ended at the provider"),
                arguments("the provider has no time", "temporarily_unavailable", "cannot be reached"),
                arguments("the provider does not take it", "invalid_request", "not valid"),
                arguments("an error that is a tag", "%3Cscript%3E", "not valid"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void a_failure_at_the_provider_is_told_with_the_next_step(String what, String error, String said) {
        Browser browser = portal.browser();
        Browser.Page page = Used.arrive(browser, issuer.fails(Used.begin(browser), error));
        assertThat(Used.why(page)).contains(said);
        assertThat(page.html().select("#next").text()).isNotBlank();
        String request = page.response().uri().getQuery().replaceAll(".*request=", "");
        assertThat(page.text()).contains(request).doesNotContain("<script>");
        assertThat(page.response().uri().getQuery()).as("no code, no state").doesNotContain("state");
        assertThat(Used.arrive(browser.in("ja"), issuer.fails(Used.begin(browser), error))
                        .html()
                        .select("h1")
                        .text())
                .isEqualTo("サインインできませんでした");
    }

    @Test
    void another_client_secret_and_a_provider_that_is_gone_are_told_and_local_people_come_in() {
        issuer.knowsClientBy("another");
        assertThat(Used.why(signIn())).contains("does not accept this portal");
        Browser away = portal.browser();
        String answer = issuer.answers(Used.begin(away));
        issuer.close();
        assertThat(Used.why(Used.arrive(away, answer))).contains("cannot be reached");
        assertThat(portal.browser()
                        .post("/sign-in", "username", "admin", "password", TestPortal.PASSWORD)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void keys_that_change_are_fetched_again_and_not_without_need() {
        signIn();
        int fetches = issuer.keyFetches();
        signIn();
        assertThat(issuer.keyFetches()).isEqualTo(fetches);
        issuer.rotate();
        assertThat(signIn().status()).isEqualTo(303);
        assertThat(issuer.keyFetches()).isEqualTo(fetches + 1);
    }

    @Test
    void when_the_page_is_saved_whoever_came_by_it_is_out_and_while_off_nobody_comes() {
        Browser tanaka = portal.browser();
        Used.signIn(tanaka, issuer);
        portal.run(new SetOpenId(Used.off(Used.settings(issuer)), Optional.empty()));
        assertThat(tanaka.get("/account").location()).startsWith("/sign-in");
        assertThat(tanaka.get("/sign-in").html().select("#elsewhere")).isEmpty();
        assertThat(tanaka.get(DoorPages.BEGIN).location()).isEqualTo("/sign-in");
        assertThat(tanaka.get(DoorPages.BACK + "?code=1&state=2").location()).isEqualTo("/sign-in");
    }
}
