package akashi.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;

/**
 * A provider on this computer that says whatever a test wants said: it keeps to the rules where the portal does, and
 * breaks them where it is told to.
 */
final class TinyIssuer implements AutoCloseable {

    static final String CLIENT = "akashi";
    static final String SECRET = "Hafen+Licht/7 & mehr";

    /** Makes a token of what it would say. */
    interface Mint {
        String token(JWTClaimsSet claims, RSAKey key) throws JOSEException;
    }

    private final HttpServer server;
    private final String scheme;
    private final Map<String, AuthenticationRequest> codes = new ConcurrentHashMap<>();
    private final Map<String, Object> discovery = new ConcurrentHashMap<>();
    private volatile RSAKey key = key();
    private volatile Mint mint = TinyIssuer::signed;
    private volatile Map<String, Object> person = Map.of();
    private volatile Map<String, Object> userInfo = Map.of();
    private volatile String secret = SECRET;
    private volatile int keyFetches;

    private TinyIssuer(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.createContext("/office/.well-known/openid-configuration", x -> json(x, 200, discovery()));
        server.createContext("/office/keys", x -> {
            keyFetches++;
            json(x, 200, new JWKSet(key.toPublicJWK()).toString());
        });
        server.createContext("/office/token", this::token);
        server.createContext("/office/userinfo", x -> json(x, 200, text(userInfo)));
        server.start();
    }

    static TinyIssuer start() {
        try {
            InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            return new TinyIssuer(HttpServer.create(free, 0), "http");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static TinyIssuer start(SSLContext tls) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return new TinyIssuer(server, "https");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    String issuer() {
        return scheme + "://localhost:" + server.getAddress().getPort() + "/office";
    }

    /** Signs in this person from now on. */
    TinyIssuer is(String subject, String name, String... groups) {
        return says(Map.of("sub", subject, "preferred_username", name, "groups", List.of(groups)));
    }

    TinyIssuer says(Map<String, Object> claims) {
        person = claims;
        return this;
    }

    TinyIssuer userInfo(Map<String, Object> claims) {
        userInfo = claims;
        return this;
    }

    TinyIssuer mints(Mint other) {
        mint = other;
        return this;
    }

    /** Says this of itself besides, or in place of what is true. */
    TinyIssuer announces(String name, Object value) {
        discovery.put(name, value);
        return this;
    }

    void knowsClientBy(String other) {
        secret = other;
    }

    void rotate() {
        key = key();
    }

    RSAKey keyNow() {
        return key;
    }

    int keyFetches() {
        return keyFetches;
    }

    /** What the browser comes back with after the person signed in there. */
    String answers(String location) {
        AuthenticationRequest request = read(location);
        String code = UUID.randomUUID().toString();
        codes.put(code, request);
        return DoorPages.BACK + "?code=" + code + "&state=" + request.getState().getValue();
    }

    /** The same where the person turned back, or something failed. */
    String fails(String location, String error) {
        return DoorPages.BACK + "?error=" + error + "&state="
                + read(location).getState().getValue();
    }

    static AuthenticationRequest read(String location) {
        try {
            return AuthenticationRequest.parse(URI.create(location));
        } catch (ParseException unreadable) {
            throw new AssertionError(location, unreadable);
        }
    }

    static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private String discovery() {
        Map<String, Object> all = new HashMap<>(Map.of(
                "issuer",
                issuer(),
                "authorization_endpoint",
                issuer() + "/authorize",
                "token_endpoint",
                issuer() + "/token",
                "userinfo_endpoint",
                issuer() + "/userinfo",
                "end_session_endpoint",
                issuer() + "/logout",
                "jwks_uri",
                issuer() + "/keys",
                "response_types_supported",
                List.of("code"),
                "subject_types_supported",
                List.of("public"),
                "code_challenge_methods_supported",
                List.of("S256"),
                "id_token_signing_alg_values_supported",
                List.of("RS256")));
        all.putAll(discovery);
        return text(all);
    }

    private static String text(Map<String, Object> all) {
        return com.nimbusds.jose.util.JSONObjectUtils.toJSONString(all);
    }

    private void token(HttpExchange x) throws IOException {
        Map<String, List<String>> form =
                URLUtils.parseParameters(new String(x.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (!knowsClient(x.getRequestHeaders().getFirst("Authorization"))) {
            json(x, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        AuthenticationRequest request = codes.remove(form.get("code").get(0));
        if (request == null || !fits(request, form)) {
            json(x, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        try {
            json(
                    x,
                    200,
                    text(Map.of(
                            "access_token",
                            "of-no-use",
                            "token_type",
                            "Bearer",
                            "id_token",
                            mint.token(said(request), key))));
        } catch (JOSEException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** RFC 6749 2.3.1: both are encoded as in a form first. */
    private boolean knowsClient(String authorization) {
        String plain =
                URLUtils.serializeParameters(Map.of(CLIENT, List.of(secret))).replace('=', ':');
        return ("Basic " + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)))
                .equals(authorization);
    }

    private static boolean fits(AuthenticationRequest request, Map<String, List<String>> form) {
        CodeChallenge challenge = CodeChallenge.compute(
                CodeChallengeMethod.S256,
                new CodeVerifier(form.get("code_verifier").get(0)));
        return challenge.equals(request.getCodeChallenge())
                && form.get("redirect_uri")
                        .get(0)
                        .equals(request.getRedirectionURI().toString());
    }

    private JWTClaimsSet said(AuthenticationRequest request) {
        Instant real = Instant.ofEpochMilli(System.currentTimeMillis());
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(real))
                .expirationTime(Date.from(real.plusSeconds(300)))
                .claim("nonce", request.getNonce().getValue());
        person.forEach(claims::claim);
        return claims.build();
    }

    private static void json(HttpExchange x, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        x.getResponseHeaders().set("Content-Type", "application/json");
        x.sendResponseHeaders(status, bytes.length);
        x.getResponseBody().write(bytes);
        x.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
