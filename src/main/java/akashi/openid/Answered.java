package akashi.openid;

import akashi.openid.Turned.Why;
import akashi.pki.Password;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.AuthorizedParty;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.validators.BadJWTExceptions;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Turns the code of an answer into what the provider says of the person, and believes nothing that is not proved. */
final class Answered {

    /** So far two clocks may differ. */
    static final Duration CLOCKS = Duration.ofSeconds(60);

    private static final Set<ErrorObject> OF_CLIENT =
            Set.of(OAuth2Error.INVALID_CLIENT, OAuth2Error.UNAUTHORIZED_CLIENT);

    private final OpenIdSettings settings;
    private final Provider provider;
    private final Password secret;

    Answered(OpenIdSettings settings, Provider provider, Password secret) {
        this.settings = settings;
        this.provider = provider;
        this.secret = secret;
    }

    /** What the ID token says, and the user info where the token says nothing of roles. */
    Map<String, Object> claims(AuthorizationCode code, URI back, Bound bound, Instant now) throws Turned {
        try {
            OIDCTokenResponse tokens = exchange(code, back, bound);
            IDTokenClaimsSet token = validated(tokens, bound, now);
            Map<String, Object> claims = new HashMap<>(token.toJWTClaimsSet().toJSONObject());
            if (Claims.texts(claims, settings.rolesClaim()).isEmpty()) {
                userInfo(tokens, token).forEach(claims::putIfAbsent);
            }
            return claims;
        } catch (Unreached silent) {
            throw new Turned(Why.SILENT, silent.getMessage());
        } catch (IOException | ParseException failed) {
            throw new Turned(Why.INVALID, failed.getMessage());
        }
    }

    /** Which error the provider has for a code that it never gave: the one for the client where it does not know that. */
    Optional<ErrorObject> errorForNoCode(URI back) throws IOException, ParseException {
        TokenResponse response = ask(new AuthorizationCode("never-given"), back, Bound.fresh());
        return response.indicatesSuccess()
                ? Optional.empty()
                : Optional.ofNullable(response.toErrorResponse().getErrorObject());
    }

    static boolean ofClient(ErrorObject error) {
        return OF_CLIENT.stream().anyMatch(each -> each.getCode().equals(error.getCode()))
                || error.getHTTPStatusCode() == 401;
    }

    private OIDCTokenResponse exchange(AuthorizationCode code, URI back, Bound bound)
            throws IOException, ParseException, Turned {
        TokenResponse response = ask(code, back, bound);
        if (response instanceof OIDCTokenResponse tokens) {
            return tokens;
        }
        if (response.indicatesSuccess()) {
            throw new Turned(Why.INVALID, "no ID token");
        }
        ErrorObject error = response.toErrorResponse().getErrorObject();
        if (error == null || error.getCode() == null) {
            throw new Turned(Why.INVALID, "the token endpoint gave an error without a name");
        }
        throw new Turned(ofClient(error) ? Why.CLIENT : Why.INVALID, "the token endpoint said " + error.getCode());
    }

    private TokenResponse ask(AuthorizationCode code, URI back, Bound bound) throws IOException, ParseException {
        URI endpoint = provider.metadata().getTokenEndpointURI();
        if (endpoint == null) {
            throw new ParseException("no token_endpoint");
        }
        TokenRequest request = new TokenRequest.Builder(
                        endpoint, client(), new AuthorizationCodeGrant(code, back, bound.verifier()))
                .build();
        return OIDCTokenResponseParser.parse(request.toHTTPRequest().send(provider.outgoing()));
    }

    private ClientAuthentication client() {
        ClientID id = new ClientID(settings.clientId());
        Secret shared = new Secret(new String(secret.reveal()));
        List<ClientAuthenticationMethod> methods = provider.metadata().getTokenEndpointAuthMethods();
        boolean postOnly = methods != null
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return postOnly ? new ClientSecretPost(id, shared) : new ClientSecretBasic(id, shared);
    }

    private IDTokenClaimsSet validated(OIDCTokenResponse tokens, Bound bound, Instant now)
            throws Turned, ParseException {
        IDTokenValidator validator = new IDTokenValidator(
                new Issuer(settings.issuer()),
                new ClientID(settings.clientId()),
                new JWSVerificationKeySelector<>(Provider.SIGNATURES, provider),
                null);
        validator.setMaxClockSkew((int) CLOCKS.toSeconds());
        try {
            IDTokenClaimsSet token = validator.validate(tokens.getOIDCTokens().getIDToken(), bound.nonce());
            besides(token, now);
            return token;
        } catch (BadJOSEException unproved) {
            throw new Turned(ofClock(unproved) ? Why.CLOCK : Why.INVALID, unproved.getMessage());
        } catch (Provider.Unfetched silent) {
            throw new Turned(Why.SILENT, silent.getMessage());
        } catch (JOSEException broken) {
            throw new Turned(Why.INVALID, broken.getMessage());
        }
    }

    /** What the library leaves to its users. */
    private void besides(IDTokenClaimsSet token, Instant now) throws Turned {
        AuthorizedParty party = token.getAuthorizedParty();
        boolean another = party != null && !party.getValue().equals(settings.clientId());
        if (another || party == null && token.getAudience().size() > 1) {
            throw new Turned(Why.INVALID, "the ID token was given to " + party);
        }
        Date notBefore = token.getDateClaim("nbf");
        if (notBefore != null && notBefore.toInstant().isAfter(now.plus(CLOCKS))) {
            throw new Turned(Why.CLOCK, "the ID token is good from " + notBefore.toInstant());
        }
    }

    private static boolean ofClock(BadJOSEException unproved) {
        List<BadJWTException> clocks =
                List.of(BadJWTExceptions.EXPIRED_EXCEPTION, BadJWTExceptions.IAT_CLAIM_AHEAD_EXCEPTION);
        return clocks.stream().anyMatch(each -> each.getMessage().equals(unproved.getMessage()));
    }

    private Map<String, Object> userInfo(OIDCTokenResponse tokens, IDTokenClaimsSet token)
            throws IOException, ParseException, Turned {
        URI endpoint = provider.metadata().getUserInfoEndpointURI();
        if (endpoint == null) {
            return Map.of();
        }
        UserInfoRequest request =
                new UserInfoRequest(endpoint, tokens.getOIDCTokens().getAccessToken());
        UserInfoResponse response =
                UserInfoResponse.parse(request.toHTTPRequest().send(provider.outgoing()));
        UserInfo info =
                response.indicatesSuccess() ? response.toSuccessResponse().getUserInfo() : null;
        if (info == null) {
            throw new Turned(Why.INVALID, "the user info endpoint gave nothing that can be read");
        }
        if (!info.getSubject().equals(token.getSubject())) {
            throw new Turned(Why.INVALID, "the user info is about somebody else");
        }
        return info.toJSONObject();
    }
}
