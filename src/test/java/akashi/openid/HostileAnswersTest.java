package akashi.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.OpenIdBegun;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers that prove nothing let nobody in, whoever sends them. */
class HostileAnswersTest {

    private static final String INVALID = "not valid";
    private static final String CLOCK = "clocks";
    private static final String STALE = "another browser or window";

    private static TestPortal portal;
    private static TinyIssuer issuer;

    @BeforeAll
    static void start() {
        portal = TestPortal.start();
        issuer = TinyIssuer.start();
        Used.by(portal, Used.settings(issuer), TinyIssuer.SECRET);
    }

    @AfterAll
    static void stop() {
        portal.close();
        issuer.close();
    }

    @BeforeEach
    void honest() {
        issuer.is("s-1", "tanaka", "vms-admins").mints(TinyIssuer::signed);
    }

    private static TinyIssuer.Mint saying(UnaryOperator<JWTClaimsSet.Builder> otherwise) {
        return (claims, key) -> TinyIssuer.signed(
                otherwise.apply(new JWTClaimsSet.Builder(claims)).build(), key);
    }

    private static Date fromNow(Duration time) {
        return Date.from(Instant.ofEpochMilli(System.currentTimeMillis()).plus(time));
    }

    /** With the public key as if it were a secret that both know. */
    private static String sharedSecret(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new MACSigner(key.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }

    private static String clientSecret(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        token.sign(new MACSigner((TinyIssuer.SECRET + " ".repeat(32)).getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }

    private static String ofStranger(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        RSAKey own = new com.nimbusds.jose.jwk.gen.RSAKeyGenerator(2048)
                .keyID(key.getKeyID())
                .generate();
        return TinyIssuer.signed(claims, own);
    }

    private static String altered(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        String[] parts = TinyIssuer.signed(claims, key).split("\\.");
        String other = new PlainJWT(
                        new JWTClaimsSet.Builder(claims).subject("s-2").build())
                .serialize()
                .split("\\.")[1];
        return parts[0] + "." + other + "." + parts[2];
    }

    static Stream<Arguments> tokens() {
        TinyIssuer.Mint none = (claims, key) -> new PlainJWT(claims).serialize();
        TinyIssuer.Mint noToken = (claims, key) -> "no.token.atall";
        return Stream.of(
                arguments("signed by nobody", none, INVALID),
                arguments("signed with the public key", (TinyIssuer.Mint) HostileAnswersTest::sharedSecret, INVALID),
                arguments("signed with a shared secret", (TinyIssuer.Mint) HostileAnswersTest::clientSecret, INVALID),
                arguments("signed by a stranger", (TinyIssuer.Mint) HostileAnswersTest::ofStranger, INVALID),
                arguments("altered after signing", (TinyIssuer.Mint) HostileAnswersTest::altered, INVALID),
                arguments("no token", noToken, INVALID),
                arguments("of another issuer", saying(it -> it.issuer("https://elsewhere.example")), INVALID),
                arguments("for another client", saying(it -> it.audience("another")), INVALID),
                arguments(
                        "for several, and given to another",
                        saying(it -> it.audience(List.of(TinyIssuer.CLIENT, "another"))
                                .claim("azp", "another")),
                        INVALID),
                arguments(
                        "for several, and given to nobody in particular",
                        saying(it -> it.audience(List.of(TinyIssuer.CLIENT, "another"))),
                        INVALID),
                arguments("given to another", saying(it -> it.claim("azp", "another")), INVALID),
                arguments("of another sign-in", saying(it -> it.claim("nonce", "another")), INVALID),
                arguments("of no sign-in", saying(it -> it.claim("nonce", null)), INVALID),
                arguments("of nobody", saying(it -> it.subject(null)), INVALID),
                arguments("of somebody without end", saying(it -> it.subject("s".repeat(256))), INVALID),
                arguments("of somebody with a zero", saying(it -> it.subject("s\0")), INVALID),
                arguments("without an end", saying(it -> it.expirationTime(null)), INVALID),
                arguments("over", saying(it -> it.expirationTime(fromNow(Duration.ofMinutes(-2)))), CLOCK),
                arguments("of tomorrow", saying(it -> it.issueTime(fromNow(Duration.ofDays(1)))), CLOCK),
                arguments(
                        "good from next year on",
                        saying(it -> it.notBeforeTime(fromNow(Duration.ofDays(365)))),
                        CLOCK));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void a_token_that_proves_nothing_lets_nobody_in(String what, TinyIssuer.Mint mint, String said) {
        issuer.mints(mint);
        Browser browser = portal.browser();
        Browser.Page page = Used.signIn(browser, issuer);
        assertThat(Used.why(page)).contains(said);
        assertThat(page.text()).doesNotContain(TinyIssuer.SECRET, "s-1", "RS256");
        assertThat(browser.get("/account").location()).startsWith("/sign-in");
        assertThat(new Accounts(portal.database().db()).of(Account.Kind.OPENID)).isEmpty();
    }

    @Test
    void a_clock_may_differ_by_less_than_a_minute() {
        try (TestPortal other = TestPortal.start()) {
            Used.by(other, Used.settings(issuer), TinyIssuer.SECRET);
            issuer.mints(saying(it ->
                    it.issueTime(fromNow(Duration.ofSeconds(30))).expirationTime(fromNow(Duration.ofSeconds(-30)))));
            assertThat(Used.signIn(other.browser(), issuer).status()).isEqualTo(303);
        }
    }

    private static void refused(Browser browser, String back, String said) {
        assertThat(Used.why(Used.arrive(browser, back))).contains(said);
    }

    @Test
    void an_answer_to_another_browser_is_refused_and_does_not_spoil_the_own() {
        Browser mori = portal.browser();
        String ofMori = issuer.answers(Used.begin(mori));
        Browser other = portal.browser();
        String own = Used.begin(other);
        refused(other, ofMori, STALE);
        refused(portal.browser(), ofMori, STALE);
        String code = own.replaceAll(".*[?&]state=([^&]*).*", "$1");
        // The state of the own browser with the code of another one: PKCE finds it out.
        refused(other, ofMori.replaceAll("state=.*", "state=" + code), INVALID);
    }

    @Test
    void an_answer_without_state_or_code_is_refused() {
        Browser browser = portal.browser();
        String answer = issuer.answers(Used.begin(browser));
        refused(browser, answer.replaceAll("&state=.*", ""), STALE);
        refused(browser, DoorPages.BACK, STALE);
        refused(browser, answer.replaceAll("state=.*", "state=wrong"), STALE);
    }

    @Test
    void a_sign_in_that_took_too_long_is_over() {
        Browser browser = portal.browser();
        String answer = issuer.answers(Used.begin(browser));
        portal.clock().advance(Duration.ofMinutes(11));
        refused(browser, answer, STALE);
    }

    @Test
    void what_was_begun_is_taken_once_by_whichever_portal_comes_first() {
        OpenIdBegun begun = new OpenIdBegun(portal.database().db());
        Instant now = portal.clock().instant();
        begun.insert("token", "/servers", now.plusSeconds(60));
        assertThat(begun.take("another", now)).isEmpty();
        assertThat(begun.take("token", now)).contains("/servers");
        assertThat(begun.take("token", now)).isEmpty();
        begun.insert("late", "/", now);
        assertThat(begun.take("late", now)).isEmpty();
        begun.insert("forgotten", "/", now);
        assertThat(begun.forgetEnded(now)).isPositive();
    }

    @Test
    void an_answer_of_another_issuer_is_refused_and_one_without_where_it_was_announced() {
        Browser browser = portal.browser();
        String answer = issuer.answers(Used.begin(browser));
        refused(browser, answer + "&iss=https://elsewhere.example", INVALID);
        try (TestPortal other = TestPortal.start();
                TinyIssuer naming = TinyIssuer.start()) {
            naming.announces("authorization_response_iss_parameter_supported", true)
                    .is("s-1", "tanaka", "vms-desk");
            Used.by(other, Used.settings(naming), TinyIssuer.SECRET);
            Browser silent = other.browser();
            refused(silent, naming.answers(Used.begin(silent)), INVALID);
            Browser said = other.browser();
            String named = naming.answers(Used.begin(said)) + "&iss=" + naming.issuer();
            assertThat(Used.arrive(said, named).status()).isEqualTo(303);
        }
    }

    @Test
    void a_provider_that_calls_itself_otherwise_or_sends_people_over_plain_http_is_not_used() {
        try (TestPortal other = TestPortal.start();
                TinyIssuer odd = TinyIssuer.start()) {
            odd.announces("authorization_endpoint", "http://login.harbour.example/authorize");
            Used.by(other, Used.settings(odd), TinyIssuer.SECRET);
            refused(other.browser(), DoorPages.BEGIN, INVALID);
            odd.announces("issuer", "https://elsewhere.example");
        }
    }
}
