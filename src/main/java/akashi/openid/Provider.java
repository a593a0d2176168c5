package akashi.openid;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderConfigurationRequest;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Set;

/** What a provider says of itself: where it is asked what, and by which keys its signatures are checked. */
final class Provider implements JWKSource<SecurityContext> {

    /** Signatures by a key that only the provider has; never none, and never a secret that the portal knows too. */
    static final Set<JWSAlgorithm> SIGNATURES = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final OIDCProviderMetadata metadata;
    private final Outgoing outgoing;
    private volatile JWKSet keys = new JWKSet();

    private Provider(OIDCProviderMetadata metadata, Outgoing outgoing) {
        this.metadata = metadata;
        this.outgoing = outgoing;
    }

    /** Asks it; what cannot be understood is a {@link ParseException}. */
    static Provider ask(OpenIdSettings settings, Outgoing outgoing) throws IOException, ParseException {
        HTTPRequest request = new OIDCProviderConfigurationRequest(new Issuer(settings.issuer())).toHTTPRequest();
        HTTPResponse response = request.send(outgoing);
        response.ensureStatusCode(HTTPResponse.SC_OK);
        return new Provider(OIDCProviderMetadata.parse(response.getBodyAsJSONObject()), outgoing);
    }

    OIDCProviderMetadata metadata() {
        return metadata;
    }

    Outgoing outgoing() {
        return outgoing;
    }

    /** Fetches the keys, whether some are known or not. */
    JWKSet fetchKeys() throws IOException, ParseException {
        URI address = metadata.getJWKSetURI();
        if (address == null) {
            throw new ParseException("no jwks_uri");
        }
        HTTPResponse response = new HTTPRequest(HTTPRequest.Method.GET, address).send(outgoing);
        response.ensureStatusCode(HTTPResponse.SC_OK);
        try {
            keys = JWKSet.parse(response.getBody());
            return keys;
        } catch (java.text.ParseException unreadable) {
            throw new ParseException("keys that cannot be read");
        }
    }

    /**
     * The keys that fit; where none does they are fetched anew, since the provider changes them when it likes. What is
     * checked comes from the provider's own token endpoint, so nobody else can make the portal fetch.
     */
    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws Unfetched {
        List<JWK> fitting = selector.select(keys);
        if (!fitting.isEmpty()) {
            return fitting;
        }
        try {
            return selector.select(fetchKeys());
        } catch (IOException | ParseException failed) {
            throw new Unfetched(failed);
        }
    }

    /** Keys could not be fetched. */
    static final class Unfetched extends com.nimbusds.jose.KeySourceException {

        private static final long serialVersionUID = 1L;

        Unfetched(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }
}
