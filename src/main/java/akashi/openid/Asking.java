package akashi.openid;

import akashi.openid.Turned.Why;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import java.net.URI;
import java.util.List;

/** What a browser carries to the provider. */
final class Asking {

    private final OpenIdSettings settings;
    private final Provider provider;

    Asking(OpenIdSettings settings, Provider provider) {
        this.settings = settings;
        this.provider = provider;
    }

    /** Where it goes; {@code other} asks who it is although somebody is signed in there. */
    URI address(URI back, Bound bound, String lang, boolean other) throws Turned {
        URI there = provider.metadata().getAuthorizationEndpointURI();
        if (there == null || !IssuerAddress.mayLead(there)) {
            throw new Turned(Why.INVALID, "no address to which a browser may be sent: " + there);
        }
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE,
                        new Scope(settings.scopes().toArray(String[]::new)),
                        new ClientID(settings.clientId()),
                        back)
                .endpointURI(there)
                .state(bound.state())
                .nonce(bound.nonce())
                .codeChallenge(bound.verifier(), CodeChallengeMethod.S256)
                .uiLocales(List.of(tag(lang)));
        if (other) {
            request.prompt(Prompt.Type.LOGIN);
        }
        return request.build().toURI();
    }

    private static LangTag tag(String lang) {
        try {
            return new LangTag(lang);
        } catch (LangTagException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
